import type { Leaf } from './pack'
import { factOf, leafTest, type Settings, type Subject, type Test, type Truth } from './leaf'

/** What every distinct condition of a pack came to for one person on one day, by its place in the table. */
export type Findings = Uint8Array

/** A finding as a truth: 0 no, 1 yes, 2 nobody told. */
export const TRUTHS: readonly Truth[] = [false, true, null]
/** How many values a finding may take: the base in which findings are written as one number. */
export const FINDING_VALUES = TRUTHS.length

const codeOf = (truth: Truth): number => (truth === null ? 2 : truth ? 1 : 0)

/**
 * The distinct conditions of a pack. Items share most of theirs (满60周岁, 有低保), so each is tested once a person and
 * not once a mention.
 */
export interface LeafTable {
  readonly tests: Test[]
  /** Places of the conditions that turn with the day alone. */
  readonly dated: number[]
  /** The place of a condition, which is entered when it is new. Words and sources make no difference. */
  readonly indexOf: (leaf: Leaf) => number
}

export function leafTable(settings: Settings): LeafTable {
  const tests: Test[] = []
  const dated: number[] = []
  const places = new Map<string, number>()
  const indexOf = (leaf: Leaf): number => {
    const { say: _say, source: _source, ...test } = leaf
    const key = JSON.stringify(test)
    const known = places.get(key)
    if (known !== undefined) return known
    const place = tests.length
    tests.push(leafTest(leaf, settings))
    if (factOf(leaf) === 'birthDate' || factOf(leaf) === 'ability') dated.push(place)
    places.set(key, place)
    return place
  }
  return { tests, dated, indexOf }
}

export function findingsOf({ tests }: LeafTable, subject: Subject): Findings {
  const findings = new Uint8Array(tests.length)
  for (let place = 0; place < tests.length; place++) findings[place] = codeOf(tests[place]!(subject))
  return findings
}

/** The same person on another day: only what turns with the day is tested again. */
export function findingsOn({ tests, dated }: LeafTable, findings: Findings, subject: Subject, day: number): Findings {
  const later = findings.slice()
  const then = { ...subject, day }
  for (const place of dated) later[place] = codeOf(tests[place]!(then))
  return later
}
