import { PackError } from './errors'
import { isListFact, type KnownList, type ListFact } from './facts'
import type { Leaf } from './pack'
import { factOf, isVerified, leafTest, type Settings, type Subject, type Test, type Truth } from './leaf'

/** What every distinct condition of a pack came to for one person on one day, by its place in the table. */
export type Findings = number[]

const NO = 0
const YES = 1
/** Nobody told. */
const UNKNOWN = 2

/** A finding as a truth, by its code. */
export const TRUTHS: readonly Truth[] = [false, true, null]
/** How many values a finding may take: the base in which findings are written as one number. */
export const FINDING_VALUES = TRUTHS.length

const codeOf = (truth: Truth): number => (truth === null ? UNKNOWN : truth ? YES : NO)

/** One condition over a list fact: which of its values are wanted, as bits. */
interface ListLeaf {
  readonly place: number
  readonly wanted: number
  /** Counts only when a department or a document says so. */
  readonly verified: boolean
}

/** All conditions over one list fact: the list is read once, and each condition is then a comparison of bits. */
interface ListColumn {
  readonly fact: ListFact
  /** The bit of each value that some condition wants. */
  readonly bits: Map<string, number>
  readonly leaves: ListLeaf[]
}

/** Bits of one number. */
const MOST_VALUES = 31

/**
 * The distinct conditions of a pack. Items share most of theirs (满60周岁, 有低保), so each is tested once a person and
 * not once a mention.
 */
export interface LeafTable {
  /** How many there are. */
  readonly size: () => number
  readonly columns: readonly ListColumn[]
  readonly tests: readonly { readonly place: number; readonly test: Test }[]
  /** Those of them that turn with the day alone. */
  readonly dated: readonly { readonly place: number; readonly test: Test }[]
  /** The place of a condition, which is entered when it is new. Words and sources make no difference. */
  readonly indexOf: (leaf: Leaf) => number
}

function bitOf(column: ListColumn, value: string): number {
  const known = column.bits.get(value)
  if (known !== undefined) return known
  if (column.bits.size >= MOST_VALUES) throw new PackError(`more than ${MOST_VALUES} values of ${column.fact} are read`)
  const bit = 1 << column.bits.size
  column.bits.set(value, bit)
  return bit
}

type ListCondition = Extract<Leaf, { readonly has: unknown }>

function columnFor(columns: ListColumn[], { fact }: ListCondition): ListColumn {
  if (!isListFact(fact)) throw new PackError(`«has» needs a list fact, ${fact} is none`)
  const known = columns.find((column) => column.fact === fact)
  if (known) return known
  const column: ListColumn = { fact, bits: new Map(), leaves: [] }
  columns.push(column)
  return column
}

export function leafTable(settings: Settings): LeafTable {
  const columns: ListColumn[] = []
  const tests: { place: number; test: Test }[] = []
  const dated: { place: number; test: Test }[] = []
  const places = new Map<string, number>()

  const enter = (leaf: Leaf, place: number): void => {
    if ('has' in leaf) {
      const column = columnFor(columns, leaf)
      const wanted = leaf.has.reduce((bits, value) => bits | bitOf(column, value), 0)
      column.leaves.push({ place, wanted, verified: leaf.verified === true })
      return
    }
    const entry = { place, test: leafTest(leaf, settings) }
    tests.push(entry)
    if (factOf(leaf) === 'birthDate' || factOf(leaf) === 'ability') dated.push(entry)
  }
  const indexOf = (leaf: Leaf): number => {
    const { say: _say, source: _source, ...test } = leaf
    const key = JSON.stringify(test)
    const known = places.get(key)
    if (known !== undefined) return known
    const place = places.size
    enter(leaf, place)
    places.set(key, place)
    return place
  }
  return { size: () => places.size, columns, tests, dated, indexOf }
}

function bitsOf(bits: ReadonlyMap<string, number>, values: readonly string[]): number {
  let mask = 0
  for (const value of values) mask |= bits.get(value) ?? 0
  return mask
}

/** What is known of one list, held against every condition over it. */
function findList({ bits, leaves }: ListColumn, list: KnownList<string> | undefined, findings: Findings): void {
  const has = list ? bitsOf(bits, list.has) : 0
  const closed = list?.not === 'rest'
  const not = list && list.not !== 'rest' ? bitsOf(bits, list.not) : 0
  const vouched = list !== undefined && isVerified(list.source)
  for (const { place, wanted, verified } of leaves) {
    const counts = list !== undefined && (vouched || !verified)
    findings[place] = !counts ? UNKNOWN : has & wanted ? YES : closed || (not & wanted) === wanted ? NO : UNKNOWN
  }
}

export function findingsOf({ size, columns, tests }: LeafTable, subject: Subject): Findings {
  // Not a typed array: above 64 bytes those live outside the heap, and making one takes longer than all the testing.
  const findings = new Array<number>(size()).fill(UNKNOWN)
  for (const column of columns) findList(column, subject.facts[column.fact], findings)
  for (const { place, test } of tests) findings[place] = codeOf(test(subject))
  return findings
}

/** The same person on another day: only what turns with the day is tested again. */
export function findingsOn({ dated }: LeafTable, findings: Findings, subject: Subject, day: number): Findings {
  const later = findings.slice()
  const then = { ...subject, day }
  for (const { place, test } of dated) later[place] = codeOf(test(then))
  return later
}
