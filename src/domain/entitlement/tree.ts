import { TRUTHS, type Findings, type LeafTable } from './leaf-table'
import { both, factOf, type Truth } from './leaf'
import type { FactKey } from './facts'
import type { Reason } from './judgement'
import type { Condition, Leaf, Source } from './pack'

/** What each node of one tree came to, by the node's index. */
export type Outcomes = Truth[]

/** One node of a compiled condition. `evaluate` notes the outcome of every node below it, decided or not. */
export interface Node {
  readonly index: number
  readonly kind: 'all' | 'any' | 'not' | 'leaf'
  readonly children: readonly Node[]
  readonly evaluate: (findings: Findings, outcomes: Outcomes) => Truth
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
  /** Places in the pack's table of the conditions that it reads, each once. */
  readonly reads: readonly number[]
}

export interface TreeSettings {
  readonly table: LeafTable
  /** «临政办发〔2023〕43号 附件第11项» for a leaf's own source, or the benefit's first one. */
  readonly cite: (source: Source | undefined) => string
}

const reasonOf = (pair: LeafReasons, holds: Truth): Reason => (holds === null ? pair[2] : holds ? pair[0] : pair[1])

function leafNode(leaf: Leaf, place: number, index: number, { cite }: TreeSettings): Node {
  const fact = factOf(leaf)
  const reason = (holds: Truth): Reason => ({ holds, fact, text: leaf.say, source: cite(leaf.source) })
  return {
    index,
    kind: 'leaf',
    children: [],
    evaluate: (findings, outcomes) => (outcomes[index] = TRUTHS[findings[place]!]!),
    leaf: { fact, reasons: [reason(true), reason(false), reason(null)] },
  }
}

const conjunction = (children: readonly Node[]) => (findings: Findings, outcomes: Outcomes) => {
  let result: Truth = true
  for (const child of children) result = both(result, child.evaluate(findings, outcomes))
  return result
}

const disjunction = (children: readonly Node[], otherwise: Truth) => (findings: Findings, outcomes: Outcomes) => {
  let result: Truth = otherwise
  for (const child of children) {
    const outcome = child.evaluate(findings, outcomes)
    if (outcome === true || (outcome === null && result === false)) result = outcome
  }
  return result
}

const negation =
  (children: readonly Node[]) =>
  (findings: Findings, outcomes: Outcomes): Truth => {
    const outcome = children[0]!.evaluate(findings, outcomes)
    return outcome === null ? null : !outcome
  }

type Branch = Exclude<Condition, Leaf>

/** What a branch joins, and how. */
function partsOf(branch: Branch): { kind: 'all' | 'any' | 'not'; parts: readonly Condition[]; open?: string } {
  if ('all' in branch) return { kind: 'all', parts: branch.all }
  if ('not' in branch) return { kind: 'not', parts: [branch.not] }
  return { kind: 'any', parts: branch.any, ...(branch.open && { open: branch.open.say }) }
}

export const isBranch = (condition: Condition): condition is Branch =>
  'all' in condition || 'any' in condition || 'not' in condition

const firstLeaf = (node: Node): Node => (node.leaf ? node : firstLeaf(node.children[0]!))

function branchNode(branch: Branch, index: number, build: (part: Condition) => Node, settings: TreeSettings): Node {
  const { kind, parts, open } = partsOf(branch)
  const children = parts.map(build)
  const combine =
    kind === 'all'
      ? conjunction(children)
      : kind === 'not'
        ? negation(children)
        : disjunction(children, open ? null : false)
  return {
    index,
    kind,
    children,
    evaluate: (findings, outcomes) => (outcomes[index] = combine(findings, outcomes)),
    ...(open && { open: openPart(open, children, settings) }),
  }
}

/** Compiles a condition into closures; done once per edition. Throws PackError for a leaf that makes no sense. */
export function compileTree(condition: Condition, settings: TreeSettings): Tree {
  let count = 0
  const ages = new Set<number>()
  const facts = new Set<FactKey>()
  const reads = new Set<number>()

  const build = (part: Condition): Node => {
    const index = count++
    if (isBranch(part)) return branchNode(part, index, build, settings)
    const place = settings.table.indexOf(part)
    reads.add(place)
    facts.add(factOf(part))
    if ('age' in part) for (const age of [part.age.from, part.age.below]) if (age !== undefined) ages.add(age)
    return leafNode(part, place, index, settings)
  }
  return { root: build(condition), ages: [...ages].sort((a, b) => a - b), facts, reads: [...reads] }
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

/** A condition with how it came out and what it is made of, as a person may have it explained. */
export type Explanation =
  | { readonly kind: 'leaf'; readonly holds: Truth; readonly reason: Reason }
  | {
      /** All must hold, one is enough, or the one below must not hold. */
      readonly kind: 'all' | 'any' | 'not'
      readonly holds: Truth
      readonly parts: readonly Explanation[]
    }

/** The whole tree of reasons, joined as the document joins them. */
export function explanationOf(node: Node, outcomes: Outcomes): Explanation {
  const holds = outcomes[node.index]!
  if (node.leaf) return { kind: 'leaf', holds, reason: reasonOf(node.leaf.reasons, holds) }
  const parts = node.children.map((child) => explanationOf(child, outcomes))
  const open: readonly Explanation[] = onlyOpenIsLeft(node, outcomes)
    ? [{ kind: 'leaf', holds: null, reason: node.open!.reason }]
    : []
  return { kind: node.kind as 'all' | 'any' | 'not', holds, parts: [...parts, ...open] }
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
