import { FACT_VALUES } from '../../src/contract/facts'
import type { Benefit, FactKey, FactsJson, Leaf, Pack } from '../../src/domain/entitlement'
import { dayAfter, dayNumber, dayText } from '../../src/domain/person/date'
import { leavesOf } from '../../scripts/lib/pack-walk'

/** Every value of one fact that the conditions of a benefit can tell from the others, as `judge` takes it. */
export interface FactClasses {
  readonly key: FactKey
  readonly values: readonly unknown[]
}

const CENTURY_YEAR = 10_000

/** Births on the day after, the day of and the day before `age` years ago: not yet, today, since yesterday. */
function birthsAround(age: number, on: string): string[] {
  const turning = dayNumber(on) - age * CENTURY_YEAR
  const before = dayNumber(
    new Date(Date.parse(`${dayText(turning)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10),
  )
  return [dayAfter(turning), turning, before].map(dayText)
}

const distinct = <T>(values: readonly T[]): T[] => {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]))
  return [...seen.values()]
}

const subsets = <T>(values: readonly T[]): T[][] =>
  values.reduce<T[][]>((all, value) => [...all, ...all.map((each) => [...each, value])], [[]])

/** Of values that the leaves never tell apart, one stands for all. */
function representatives(values: readonly string[], sets: readonly (readonly string[])[]): string[] {
  const byLook = new Map<string, string>()
  for (const value of values) {
    const look = sets.map((set) => (set.includes(value) ? 1 : 0)).join('')
    if (!byLook.has(look)) byLook.set(look, value)
  }
  return [...byLook.values()]
}

function listClasses(key: keyof typeof FACT_VALUES, leaves: readonly Leaf[]): unknown[] {
  const sets = leaves.flatMap((leaf) => ('has' in leaf ? [leaf.has] : []))
  // A value that no leaf names stands for «something else», beside having nothing at all.
  return subsets(representatives(FACT_VALUES[key], sets))
}

function placeClasses(key: FactKey, leaves: readonly Leaf[]): unknown[] {
  const named = leaves.flatMap((leaf) => ('within' in leaf ? leaf.within : []))
  const here = named
    .map((digits) => `${digits.replace(/\D/g, '')}101010`.slice(0, 6))
    .filter((code) => /^[1-9]/.test(code))
  return distinct([...here, '990101', ...(key === 'residence' ? [] : [null])])
}

function disabilityClasses(leaves: readonly Leaf[]): unknown[] {
  const sets = leaves.flatMap((leaf) => ('disability' in leaf && leaf.disability.kinds ? [leaf.disability.kinds] : []))
  const kinds = representatives(
    FACT_VALUES.disabilityKind.filter((kind) => kind !== 'multiple'),
    sets,
  )
  const joined = subsets(kinds).filter((each) => each.length > 0)
  return [null, ...[1, 2, 3, 4].flatMap((grade) => joined.map((kind) => ({ grade, kind })))]
}

const LEVELS = [0, 1, 2, 3, 4]
const FLAGS = [true, false]
const TRAININGS = ['general', 'commissioned']

const CARERS = [
  null,
  ...FLAGS.flatMap((family) =>
    FLAGS.flatMap((ofDisabled) => TRAININGS.map((training) => ({ family, ofDisabled, training }))),
  ),
]

function singleClasses(key: FactKey): unknown[] {
  if (key === 'familyPlanningSpecial' || key === 'pensionAge' || key === 'careNeed') return FLAGS
  if (key === 'extremePovertyGrade' || key === 'selfCare') return [null, ...FACT_VALUES.selfCare]
  return [...FACT_VALUES[key as 'sex' | 'hukouArea' | 'supporters' | 'careSetting']]
}

function classesOf(key: FactKey, leaves: readonly Leaf[], on: string): unknown[] {
  const [first] = leaves
  if (!first) return []
  if ('age' in first) {
    const ages = leaves.flatMap((leaf) => ('age' in leaf ? [leaf.age.from, leaf.age.below] : []))
    return distinct(ages.flatMap((age) => (age === undefined ? [] : birthsAround(age, on))))
  }
  if ('within' in first) return placeClasses(key, leaves)
  if ('has' in first) return listClasses(key as keyof typeof FACT_VALUES, leaves)
  if ('disability' in first) return disabilityClasses(leaves)
  if ('ability' in first) return LEVELS.map((level) => ({ scale: 'GB/T 42195', level }))
  if ('carer' in first) return CARERS
  return singleClasses(key)
}

const keyOf = (leaf: Leaf): FactKey => {
  if ('age' in leaf) return 'birthDate'
  if ('disability' in leaf) return 'disability'
  if ('ability' in leaf) return 'ability'
  return 'carer' in leaf ? 'carer' : leaf.fact
}

/**
 * The facts that a benefit's conditions read, each with every class that they distinguish on a day: the three days
 * around a birthday, every subset of the list values that they name, grades, kinds, levels. Where a leaf counts only
 * what a department says, each value comes as told and as verified.
 */
export function factClasses({ when }: Benefit, on: string): FactClasses[] {
  const byKey = new Map<FactKey, Leaf[]>()
  for (const { value } of leavesOf(when)) byKey.set(keyOf(value), [...(byKey.get(keyOf(value)) ?? []), value])
  return [...byKey].map(([key, leaves]) => {
    const values = classesOf(key, leaves, on)
    const sources = leaves.some(({ verified }) => verified) ? ['self', 'department'] : ['self']
    return { key, values: values.flatMap((value) => sources.map((source) => ({ value, source }))) }
  })
}

/** A pack of one item, so that a decision is one decision. What it pays is another matter, and is left out. */
export function packOfOne(pack: Pack, benefit: Benefit): Pack {
  const { validFrom, validTo, sources, checkedOn } = benefit
  const period = { from: validFrom, ...(validTo && { to: validTo }), basis: sources[0]!, checkedOn }
  const bare: Benefit = { ...benefit, confirm: [], stacking: [], values: [{ ...period, amount: [{ kind: 'none' }] }] }
  return { ...pack, benefits: [bare], layers: [] }
}

export type Assignment = readonly unknown[]

/** Every combination of classes, in the order of the facts; `undefined` is the blank where `blanks` allows one. */
export function combinations(facts: readonly FactClasses[]): Assignment[] {
  return facts.reduce<Assignment[]>(
    (all, { values }) => all.flatMap((each) => values.map((value) => [...each, value])),
    [[]],
  )
}

/** Facts as `judge` takes them; what is undefined stays untold. */
export function factsFrom(facts: readonly FactClasses[], assignment: Assignment): FactsJson {
  return Object.fromEntries(
    facts.flatMap(({ key }, index) => (assignment[index] === undefined ? [] : [[key, assignment[index]]])),
  )
}
