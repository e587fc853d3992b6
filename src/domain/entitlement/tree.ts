import { both, factOf, leafTest, type Settings, type Subject, type Truth } from './leaf'
import type { FactKey } from './facts'
import type { Reason } from './judgement'
import type { Condition, Leaf, Source } from './pack'

/** What each node of one tree came to, by the node's index. Reused from person to person. */
export type Outcomes = Truth[]

/** One node of a compiled condition. `evaluate` notes the outcome of every node below it, decided or not. */
interface Node {
  readonly index: number
  readonly children: readonly Node[]
  readonly evaluate: (subject: Subject, outcomes: Outcomes) => Truth
  /** Set on a leaf. */
  readonly leaf?: { readonly fact: FactKey; readonly reasons: LeafReasons }
  /** Set on an open list: the sentence for «something that the document does not name». */
  readonly open?: { readonly say: string; readonly reason: Reason }
}

/** The three reasons that a leaf can give, made once and shared by all judgements. */
type LeafReasons = readonly [holds: Reason, fails: Reason, unknown: Reason]

export interface Tree {
  readonly root: Node
  /** Ages at which the outcome may change. */
  readonly ages: readonly number[]
  /** Facts that it reads. */
  readonly facts: ReadonlySet<FactKey>
}

export interface TreeSettings extends Settings {
  /** «临政办发〔2023〕43号 附件第11项» for a leaf's own source, or the benefit's first one. */
  readonly cite: (source: Source | undefined) => string
}

const reasonOf = (pair: LeafReasons, holds: Truth): Reason => (holds === null ? pair[2] : holds ? pair[0] : pair[1])

function leafNode(leaf: Leaf, index: number, settings: TreeSettings): Node {
  const test = leafTest(leaf, settings)
  const fact = factOf(leaf)
  const reason = (holds: Truth): Reason => ({ holds, fact, text: leaf.say, source: settings.cite(leaf.source) })
  return {
    index,
    children: [],
    evaluate: (subject, outcomes) => (outcomes[index] = test(subject)),
    leaf: { fact, reasons: [reason(true), reason(false), reason(null)] },
  }
}

const conjunction = (children: readonly Node[]) => (subject: Subject, outcomes: Outcomes) => {
  let result: Truth = true
  for (const child of children) result = both(result, child.evaluate(subject, outcomes))
  return result
}

const disjunction = (children: readonly Node[], otherwise: Truth) => (subject: Subject, outcomes: Outcomes) => {
  let result: Truth = otherwise
  for (const child of children) {
    const outcome = child.evaluate(subject, outcomes)
    if (outcome === true || (outcome === null && result === false)) result = outcome
  }
  return result
}

const negation =
  (children: readonly Node[]) =>
  (subject: Subject, outcomes: Outcomes): Truth => {
    const outcome = children[0]!.evaluate(subject, outcomes)
    return outcome === null ? null : !outcome
  }

const parts = (condition: Exclude<Condition, Leaf>): readonly Condition[] =>
  'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition.not]

const isBranch = (condition: Condition): condition is Exclude<Condition, Leaf> =>
  'all' in condition || 'any' in condition || 'not' in condition

const firstLeaf = (node: Node): Node => (node.leaf ? node : firstLeaf(node.children[0]!))

/** Compiles a condition into closures; done once per pack. Throws PackError for a leaf that makes no sense. */
export function compileTree(condition: Condition, settings: TreeSettings): Tree {
  let count = 0
  const ages = new Set<number>()
  const facts = new Set<FactKey>()

  const build = (part: Condition): Node => {
    const index = count++
    if (!isBranch(part)) {
      facts.add(factOf(part))
      if ('age' in part) for (const age of [part.age.from, part.age.below]) if (age !== undefined) ages.add(age)
      return leafNode(part, index, settings)
    }
    const children = parts(part).map(build)
    const open = 'any' in part ? part.open : undefined
    const combine =
      'all' in part
        ? conjunction(children)
        : 'any' in part
          ? disjunction(children, open ? null : false)
          : negation(children)
    return {
      index,
      children,
      evaluate: (subject, outcomes) => (outcomes[index] = combine(subject, outcomes)),
      ...(open && { open: openPart(open.say, children, settings) }),
    }
  }
  return { root: build(condition), ages: [...ages].sort((a, b) => a - b), facts }
}

function openPart(say: string, children: readonly Node[], settings: TreeSettings) {
  const fact = firstLeaf(children[0]!).leaf!.fact
  return { say, reason: { holds: null, fact, text: '名单里写了“等”,还可能有别的', source: settings.cite(undefined) } }
}

/** Only what the document leaves open could still help: every named thing is known not to hold. */
const onlyOpenIsLeft = (node: Node, outcomes: Outcomes) =>
  node.open !== undefined && node.children.every((child) => outcomes[child.index] === false)

/** Every leaf with its outcome, in the document's order, and the open end of a list where only that is left. */
export function reasonsOf(node: Node, outcomes: Outcomes, into: Reason[] = []): Reason[] {
  if (node.leaf) into.push(reasonOf(node.leaf.reasons, outcomes[node.index]!))
  for (const child of node.children) reasonsOf(child, outcomes, into)
  if (onlyOpenIsLeft(node, outcomes)) into.push(node.open!.reason)
  return into
}

/** The open ends on which an undecided outcome hangs. */
export function openEnds(node: Node, outcomes: Outcomes, into: string[] = []): string[] {
  if (outcomes[node.index] !== null) return into
  if (onlyOpenIsLeft(node, outcomes)) into.push(node.open!.say)
  for (const child of node.children) openEnds(child, outcomes, into)
  return into
}

/**
 * How much each unknown fact may settle. An undecided node hands its weight down in equal parts to its undecided
 * children; what is decided already, and all below it, gets none. The weights of one tree add up to 1 at most.
 */
export function weighMissing(
  node: Node,
  outcomes: Outcomes,
  into = new Map<FactKey, number>(),
  weight = 1,
): Map<FactKey, number> {
  if (outcomes[node.index] !== null) return into
  if (node.leaf) into.set(node.leaf.fact, (into.get(node.leaf.fact) ?? 0) + weight)
  const undecided = node.children.filter((child) => outcomes[child.index] === null)
  for (const child of undecided) weighMissing(child, outcomes, into, weight / undecided.length)
  return into
}
