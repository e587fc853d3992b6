import { FACT_VALUES } from '../../src/contract/facts'
import { readFacts, type FactKey, type Facts, type FactsJson, type Leaf } from '../../src/domain/entitlement'
import type { CompiledPack } from '../../src/domain/entitlement/compiled'
import { factOf } from '../../src/domain/entitlement/leaf'
import { findingsOf } from '../../src/domain/entitlement/leaf-table'
import { subjectOf } from '../../src/domain/entitlement/subject'
import { birthDateFault } from '../../src/domain/person/birth-date'

/** Where and when people are made up, and before which lists they are to stand. */
export interface Stage {
  readonly on: string
  /** Six-digit code of the place in which they are at home. */
  readonly home: string
  readonly lists: readonly CompiledPack[]
}

/** Somebody made up, and what is told of them, in the words of a file. */
export interface MadeUp {
  readonly facts: Facts
  readonly told: string
}

const FLAGS = [true, false]
const NO_TRAINING = null
const TRAININGS = [NO_TRAINING, 'general', 'commissioned']
const GRADES = [1, 2, 3, 4]
const LEVELS = [0, 1, 2, 3, 4]

const CARERS = [
  null,
  ...FLAGS.flatMap((family) =>
    FLAGS.flatMap((ofDisabled) => TRAININGS.map((training) => ({ family, ofDisabled, training }))),
  ),
]

/** `YYYY-MM-DD` as many years and days before a day; 1 March where that year has no 29 February. */
function before(on: string, years: number, days: number): string {
  const at = new Date(`${on}T00:00:00Z`)
  at.setUTCFullYear(at.getUTCFullYear() - years)
  at.setUTCDate(at.getUTCDate() - days)
  return at.toISOString().slice(0, 10)
}

/** Tomorrow, today, since yesterday: births around every age that somebody asks for. */
function births(leaves: readonly Leaf[], on: string): string[] {
  const ages = leaves.flatMap((leaf) => ('age' in leaf ? [leaf.age.from ?? 0, leaf.age.below ?? 0] : []))
  return [...new Set(ages)]
    .flatMap((age) => [-1, 0, 1].map((days) => before(on, age, days)))
    .filter((birth) => birthDateFault(birth, on) === null)
}

function disabilities(): unknown[] {
  const kinds = FACT_VALUES.disabilityKind.filter((kind) => kind !== 'multiple')
  const joined = kinds.flatMap((kind, index) => [[kind], ...kinds.slice(index + 1).map((other) => [kind, other])])
  return [null, ...GRADES.flatMap((grade) => joined.map((kind) => ({ grade, kind })))]
}

const subsets = <T>(values: readonly T[]): T[][] =>
  values.reduce<T[][]>((all, value) => [...all, ...all.map((each) => [...each, value])], [[]])

/** Everything that a fact may hold and that a condition might tell apart; what none does is taken out below. */
function candidates(key: FactKey, leaves: readonly Leaf[], { on, home }: Stage): readonly unknown[] {
  const [first] = leaves
  if (!first || 'has' in first) return []
  if ('age' in first) return births(leaves, on)
  if ('within' in first) return [home]
  if ('disability' in first) return disabilities()
  if ('ability' in first) return LEVELS.map((level) => ({ scale: 'GB/T 42195', level }))
  if ('carer' in first) return CARERS
  if (key === 'familyPlanningSpecial' || key === 'pensionAge' || key === 'careNeed') return FLAGS
  const values = FACT_VALUES[key as 'sex' | 'hukouArea' | 'selfCare' | 'supporters' | 'careSetting']
  return key === 'extremePovertyGrade' ? [null, ...FACT_VALUES.selfCare] : values
}

/** A department's word, which every condition takes. */
const vouched = (key: FactKey, value: unknown): FactsJson => ({ [key]: { value, source: 'department' } })

/** What all conditions of all lists make of one fact alone. */
function lookOf(facts: FactsJson, { lists, on }: Stage): string {
  const subject = subjectOf(readFacts(facts), on)
  return lists.map(({ table }) => findingsOf(table, subject).join('')).join('|')
}

/** Of values that no condition of any list tells apart, one stands for all. */
function distinct(key: FactKey, values: readonly unknown[], stage: Stage): unknown[] {
  const byLook = new Map<string, unknown>()
  for (const value of values) {
    const look = lookOf(vouched(key, value), stage)
    if (!byLook.has(look)) byLook.set(look, value)
  }
  return [...byLook.values()]
}

/** Above this many values that differ, a list is tried with two of them at once and no more. */
const MOST_WHOLE = 6
const PAIR = 2

function listValues(key: FactKey, stage: Stage): unknown[] {
  const single = FACT_VALUES[key as 'economic'].map((value) => [value])
  const each = (distinct(key, single, stage) as string[][]).flat()
  const sets = subsets(each).filter(({ length }) => each.length <= MOST_WHOLE || length <= PAIR)
  return distinct(key, sets, stage)
}

interface Choice {
  readonly key: FactKey
  readonly values: readonly unknown[]
}

/** Every class of every fact that the conditions read: what they make of a person hangs on nothing else. */
function choicesFor(leaves: readonly Leaf[], stage: Stage): Choice[] {
  const byKey = new Map<FactKey, Leaf[]>()
  for (const leaf of leaves) byKey.set(factOf(leaf), [...(byKey.get(factOf(leaf)) ?? []), leaf])
  return [...byKey].map(([key, own]) => {
    const isList = own.some((leaf) => 'has' in leaf)
    return { key, values: isList ? listValues(key, stage) : distinct(key, candidates(key, own, stage), stage) }
  })
}

/** «birthDate "1946-11-21", economic [], careNeed false» */
const told = (values: readonly (readonly [FactKey, unknown])[]): string =>
  values.map(([key, value]) => `${key} ${JSON.stringify(value)}`).join(', ')

/**
 * Everybody whom these conditions can tell from anybody else, at home in one place and with nothing left blank: all
 * combinations of all classes of the facts that they read.
 */
export function* everybody(leaves: readonly Leaf[], stage: Stage): Generator<MadeUp> {
  const choices = choicesFor(leaves, stage).filter(({ values }) => values.length > 0)
  const count = choices.reduce((product, { values }) => product * values.length, 1)
  for (let person = 0; person < count; person++) {
    let rest = person
    const values = choices.map(({ key, values: each }): [FactKey, unknown] => {
      const value = each[rest % each.length]
      rest = Math.floor(rest / each.length)
      return [key, value]
    })
    const json = Object.assign({}, ...values.map(([key, value]) => vouched(key, value))) as FactsJson
    yield { facts: readFacts(json), told: told(values) }
  }
}
