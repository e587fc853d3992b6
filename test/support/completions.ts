import { judge, readFacts, type Benefit, type Condition, type Pack, type Verdict } from '../../src/domain/entitlement'
import { isLeaf } from '../../scripts/lib/pack-walk'
import { factClasses, factsFrom, type Assignment, type FactClasses } from './classes'

export interface Tally {
  readonly ref: string
  decisions: number
  /** «yes» or «no» with blanks, and some completion says otherwise. */
  wrong: number
  /** «unknown», though every completion says one and the same. */
  agreed: number
  /** The first of each, for whoever must look. */
  readonly shown: string[]
}

export const emptyTally = (ref: string): Tally => ({ ref, decisions: 0, wrong: 0, agreed: 0, shown: [] })

const BITS: Readonly<Record<Verdict, number>> = { yes: 1, no: 2, unknown: 4 }
const VERDICTS = Object.keys(BITS) as Verdict[]

/** A pack of one item, so that a decision is one decision. What it pays is another matter, and is left out. */
function packOfOne(pack: Pack, benefit: Benefit, when: Condition): Pack {
  const { validFrom, validTo, sources, checkedOn } = benefit
  const period = { from: validFrom, ...(validTo && { to: validTo }), basis: sources[0]!, checkedOn }
  const values = [{ ...period, amount: [{ kind: 'none' as const }] }]
  return { ...pack, benefits: [{ ...benefit, when, confirm: [], stacking: [], values }], layers: [] }
}

/** The condition with each list that ends in 等 ended: once with nothing more in it, once with what she has in it. */
export function ended(condition: Condition): Condition[] {
  if (isLeaf(condition)) return [condition]
  if ('not' in condition) return ended(condition.not).map((not) => ({ not }))
  const parts = 'all' in condition ? condition.all : condition.any
  const ways = parts.reduce<Condition[][]>(
    (all, part) => all.flatMap((each) => ended(part).map((end) => [...each, end])),
    [[]],
  )
  if ('all' in condition) return ways.map((all) => ({ all }))
  const closed = ways.map((any) => ({ any }))
  return condition.open ? [...closed, { all: [] }] : closed
}

function judgedIn(pack: Pack, facts: readonly FactClasses[], on: string): (assignment: Assignment) => Verdict {
  return (assignment) =>
    judge(pack, readFacts(factsFrom(facts, assignment)), { on, changes: false }).benefits[0]!.verdict
}

/** What can come of an assignment, as bits, when everything untold is told: each is worked out once. */
function outcomesOf(facts: readonly FactClasses[], outcomeOfWhole: (whole: Assignment) => number) {
  const known = new Map<number, number>()
  const keyOf = (assignment: Assignment) =>
    facts.reduce((key, { told }, place) => key * told.length + assignment[place]!, 0)
  const outcomes = (assignment: Assignment): number => {
    const key = keyOf(assignment)
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const open = assignment.findIndex((at, place) => at >= facts[place]!.wholes)
    const found =
      open < 0
        ? outcomeOfWhole(assignment)
        : facts[open]!.told[assignment[open]!]!.completions.reduce(
            (all, at) => all | outcomes(assignment.map((each, place) => (place === open ? at : each))),
            0,
          )
    known.set(key, found)
    return found
  }
  return outcomes
}

/** Counts one decision against what came of every completion. */
export function count(tally: Tally, verdict: Verdict, completions: ReadonlySet<Verdict>, told: unknown): void {
  tally.decisions += 1
  const agree = completions.size === 1 && !completions.has('unknown')
  const wrong = verdict !== 'unknown' && !(completions.size === 1 && completions.has(verdict))
  const agreed = verdict === 'unknown' && agree
  if (wrong) tally.wrong += 1
  if (agreed) tally.agreed += 1
  if ((wrong || agreed) && tally.shown.length < 3)
    tally.shown.push(`${verdict}, completed ${[...completions].join('/')}: ${JSON.stringify(told)}`)
}

export interface Bounds {
  readonly on: string
  /** Facts of which at most so many are blank or told in part. */
  readonly blanks: number
  /** Where an item has more decisions than this, every so manieth is taken. */
  readonly decisions: number
}

/** How many assignments there are, and the one at a place among them. */
function assignmentsOf(facts: readonly FactClasses[]) {
  const size = facts.reduce((product, { told }) => product * told.length, 1)
  const at = (index: number): Assignment => {
    let rest = index
    return facts.map(({ told }) => {
      const place = rest % told.length
      rest = Math.floor(rest / told.length)
      return place
    })
  }
  return { size, at }
}

/** No step may share a factor with the number of a fact's classes: it would never meet some of them. */
function stepFor(size: number, wanted: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  let step = Math.ceil(size / wanted)
  while (divisor(size, step) > 1) step++
  return step
}

/** Every way of leaving a few facts blank or half told, beside every way of filling them. */
export function tallyOf(pack: Pack, benefit: Benefit, { on, blanks, decisions }: Bounds): Tally {
  const facts = factClasses(benefit, on)
  const verdictOf = judgedIn(packOfOne(pack, benefit, benefit.when), facts, on)
  const ends = ended(benefit.when).map((when) => judgedIn(packOfOne(pack, benefit, when), facts, on))
  const outcomes = outcomesOf(facts, (whole) => ends.reduce((all, end) => all | BITS[end(whole)], 0))
  const { size, at } = assignmentsOf(facts)
  const tally = emptyTally(benefit.ref)
  for (let index = 0, step = stepFor(size, decisions); index < size; index += step) {
    const assignment = at(index)
    if (assignment.filter((each, place) => each >= facts[place]!.wholes).length > blanks) continue
    const bits = outcomes(assignment)
    const completions = new Set(VERDICTS.filter((verdict) => bits & BITS[verdict]))
    count(tally, verdictOf(assignment), completions, factsFrom(facts, assignment))
  }
  return tally
}
