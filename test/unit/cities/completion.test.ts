import { judge, readFacts, type Benefit, type Pack, type Verdict } from '../../../src/domain/entitlement'
import { citiesHere, readCity } from '../../../scripts/lib/packs'
import {
  combinations,
  factClasses,
  factsFrom,
  packOfOne,
  type Assignment,
  type FactClasses,
} from '../../support/classes'

const ON = '2026-11-21'
const MOST_BLANKS = 4
const LEAST_DECISIONS = 50_000
const MOST_AGREED = 0.01

interface Tally {
  readonly ref: string
  decisions: number
  /** «yes» or «no» with blanks, and some completion says otherwise. */
  wrong: number
  /** «unknown», though every completion says one and the same. */
  agreed: number
  /** The first of each, for whoever must look. */
  readonly shown: string[]
}

/** All sets of at most so many facts, by their places. */
function blankSets(count: number): number[][] {
  const all = Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_unused, place) => place).filter((place) => (bits >> place) & 1),
  )
  return all.filter((places) => places.length <= MOST_BLANKS)
}

const keyOf = (assignment: Assignment): string => JSON.stringify(assignment)

/** The person with these facts blank; one and the same for all who differ in nothing else. */
const blanked = (whole: Assignment, blanks: readonly number[]): Assignment =>
  whole.map((value, place) => (blanks.includes(place) ? undefined : value))

function judgedIn(pack: Pack, facts: readonly FactClasses[]): (assignment: Assignment) => Verdict {
  return (assignment) =>
    judge(pack, readFacts(factsFrom(facts, assignment)), { on: ON, changes: false }).benefits[0]!.verdict
}

/** Every way of leaving up to four facts blank, beside every way of filling them. */
function tallyOf(pack: Pack, benefit: Benefit): Tally {
  const facts = factClasses(benefit, ON)
  const verdictOf = judgedIn(packOfOne(pack, benefit), facts)
  const wholes = combinations(facts).map((whole) => ({ whole, verdict: verdictOf(whole) }))
  const tally: Tally = { ref: benefit.ref, decisions: 0, wrong: 0, agreed: 0, shown: [] }
  for (const blanks of blankSets(facts.length)) {
    const completions = new Map<string, { told: Assignment; verdicts: Set<Verdict> }>()
    for (const { whole, verdict } of wholes) {
      const told = blanked(whole, blanks)
      const key = keyOf(told)
      const met = completions.get(key)
      if (met) met.verdicts.add(verdict)
      else completions.set(key, { told, verdicts: new Set([verdict]) })
    }
    for (const { told, verdicts } of completions.values())
      count(tally, verdictOf(told), verdicts, factsFrom(facts, told))
  }
  return tally
}

function count(tally: Tally, verdict: Verdict, completions: ReadonlySet<Verdict>, told: unknown): void {
  tally.decisions += 1
  const agree = completions.size === 1 && !completions.has('unknown')
  const wrong = verdict !== 'unknown' && !(completions.size === 1 && completions.has(verdict))
  const agreed = verdict === 'unknown' && agree
  if (wrong) tally.wrong += 1
  if (agreed) tally.agreed += 1
  if ((wrong || agreed) && tally.shown.length < 3)
    tally.shown.push(`${verdict}, completed ${[...completions].join('/')}: ${JSON.stringify(told)}`)
}

const tallies = citiesHere()
  .map((name) => readCity(name))
  .flatMap(({ pack, specs }) =>
    // Inherited items are tried where they are written.
    pack.benefits
      .filter(({ ref, validFrom }) => specs.has(ref) && validFrom <= ON)
      .map((benefit) => tallyOf(pack, benefit)),
  )

const sum = (key: 'decisions' | 'wrong' | 'agreed') => tallies.reduce((total, tally) => total + tally[key], 0)
const listed = (key: 'wrong' | 'agreed') =>
  tallies.filter((tally) => tally[key] > 0).map((tally) => ({ ref: tally.ref, [key]: tally[key], shown: tally.shown }))

test('every item of every city is tried, with enough decisions to mean something', () => {
  expect(tallies.map(({ ref }) => ref)).toEqual(
    expect.arrayContaining(['CN-1', 'LF-20', 'TY-T1', 'HF-H1', 'HRB-R1', 'XM-X1']),
  )
  expect(sum('decisions')).toBeGreaterThanOrEqual(LEAST_DECISIONS)
  expect(tallies.filter(({ decisions }) => decisions < 2).map(({ ref }) => ref)).toEqual([])
})

test('no «yes» and no «no» given with blanks is ever contradicted when they are filled', () => {
  expect(listed('wrong')).toEqual([])
})

test('«unknown» although every completion agrees is rare', () => {
  const share = sum('agreed') / sum('decisions')
  const list = listed('agreed').map(({ ref, agreed }) => `${ref} ${String(agreed)}`)
  process.stderr.write(
    `${sum('decisions')} decisions; unknown although all agree: ${sum('agreed')} (${list.join(', ')})\n`,
  )
  expect({ tooMany: share > MOST_AGREED && listed('agreed') }).toEqual({ tooMany: false })
})

test('a rule that is wrong with blanks would be found', () => {
  const tally: Tally = { ref: 'X-1', decisions: 0, wrong: 0, agreed: 0, shown: [] }
  count(tally, 'yes', new Set<Verdict>(['yes', 'no']), {})
  count(tally, 'no', new Set<Verdict>(['yes']), {})
  count(tally, 'unknown', new Set<Verdict>(['yes']), {})
  count(tally, 'unknown', new Set<Verdict>(['unknown']), {})
  count(tally, 'yes', new Set<Verdict>(['yes']), {})
  expect(tally).toMatchObject({ decisions: 5, wrong: 2, agreed: 1 })
})
