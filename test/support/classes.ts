import { FACT_VALUES } from '../../src/contract/facts'
import type { Benefit, FactKey, FactsJson, Leaf } from '../../src/domain/entitlement'
import { daysBefore } from '../../src/domain/booking/clock'
import { dayAfter, dayNumber, dayText } from '../../src/domain/person/date'
import { leavesOf } from '../../scripts/lib/pack-walk'
import { abilityParts, carerParts, disabilityParts, listParts, type Part } from './partial-classes'

/** One way of telling a fact. */
export interface Told {
  /** As `judge` takes it; undefined for a blank. */
  readonly value: unknown
  /** Places of the whole values that it leaves open; itself alone where it is whole. */
  readonly completions: readonly number[]
}

/**
 * One fact: first every whole value that the conditions of a benefit can tell from the others, then every way of
 * telling a part of one, the blank last.
 */
export interface FactClasses {
  readonly key: FactKey
  readonly wholes: number
  readonly told: readonly Told[]
}

const CENTURY_YEAR = 10_000

/** Births on the day after, the day of and the day before `age` years ago: not yet, today, since yesterday. */
function birthsAround(age: number, on: string): string[] {
  const turning = dayNumber(on) - age * CENTURY_YEAR
  return [dayAfter(turning), turning, dayNumber(dayBefore(dayText(turning)))].map(dayText)
}

const dayBefore = (day: string): string => daysBefore(day, 1)

const distinct = <T>(values: readonly T[]): T[] => {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]))
  return [...seen.values()]
}

const subsets = <T>(values: readonly T[]): T[][] =>
  values.reduce<T[][]>((all, value) => [...all, ...all.map((each) => [...each, value])], [[]])

/** Values that no leaf tells apart, together; those that no leaf names are one kind too. */
function alike<T extends string>(values: readonly T[], sets: readonly (readonly string[])[]): T[][] {
  const byLook = new Map<string, T[]>()
  for (const value of values) {
    const look = sets.map((set) => (set.includes(value) ? 1 : 0)).join('')
    byLook.set(look, [...(byLook.get(look) ?? []), value])
  }
  return [...byLook.values()]
}

interface Values {
  readonly wholes: readonly unknown[]
  readonly parts: readonly Part[]
}

const whole = (wholes: readonly unknown[]): Values => ({ wholes, parts: [] })

function listClasses(key: keyof typeof FACT_VALUES, leaves: readonly Leaf[]): Values {
  const sets = leaves.flatMap((leaf) => ('has' in leaf ? [leaf.has] : []))
  const groups = alike(FACT_VALUES[key] as readonly string[], sets)
  const isNamed = ([first]: readonly string[]) => sets.some((set) => set.includes(first!))
  // A value that no leaf names stands for «something else», beside having nothing at all.
  const wholes = subsets(groups.map(([first]) => first!))
  return { wholes, parts: listParts(groups.filter(isNamed), groups.find((group) => !isNamed(group))?.[0], wholes) }
}

function placeClasses(key: FactKey, leaves: readonly Leaf[]): Values {
  const named = leaves.flatMap((leaf) => ('within' in leaf ? leaf.within : []))
  const here = named
    .map((digits) => `${digits.replace(/\D/g, '')}101010`.slice(0, 6))
    .filter((code) => /^[1-9]/.test(code))
  return whole(distinct([...here, '990101', ...(key === 'residence' ? [] : [null])]))
}

const GRADES = [1, 2, 3, 4] as const

function disabilityClasses(leaves: readonly Leaf[]): Values {
  const sets = leaves.flatMap((leaf) => ('disability' in leaf && leaf.disability.kinds ? [leaf.disability.kinds] : []))
  const single = FACT_VALUES.disabilityKind.filter((kind) => kind !== 'multiple')
  const groups = alike(single, sets)
  const joined = subsets(groups.map(([first]) => first!)).filter((each) => each.length > 0)
  const certificates = GRADES.flatMap((grade) => joined.map((kind) => ({ grade, kind })))
  return { wholes: [null, ...certificates], parts: disabilityParts(groups, certificates, subsets(single)) }
}

const LEVELS = [0, 1, 2, 3, 4].map((level) => ({ scale: 'GB/T 42195', level }))
const FLAGS = [true, false]
const TRAININGS = ['general', 'commissioned']
const CARERS = FLAGS.flatMap((family) =>
  FLAGS.flatMap((ofDisabled) => TRAININGS.map((training) => ({ family, ofDisabled, training }))),
)

function singleClasses(key: FactKey): unknown[] {
  if (key === 'familyPlanningSpecial' || key === 'pensionAge' || key === 'careNeed') return FLAGS
  if (key === 'extremePovertyGrade' || key === 'selfCare') return [null, ...FACT_VALUES.selfCare]
  return [...FACT_VALUES[key as 'sex' | 'hukouArea' | 'supporters' | 'careSetting']]
}

function classesOf(key: FactKey, leaves: readonly Leaf[], on: string): Values {
  const [first] = leaves
  if (!first) return whole([])
  if ('age' in first) {
    const ages = leaves.flatMap((leaf) => ('age' in leaf ? [leaf.age.from, leaf.age.below] : []))
    return whole(distinct(ages.flatMap((age) => (age === undefined ? [] : birthsAround(age, on)))))
  }
  if ('within' in first) return placeClasses(key, leaves)
  if ('has' in first) return listClasses(key as keyof typeof FACT_VALUES, leaves)
  if ('disability' in first) return disabilityClasses(leaves)
  if ('ability' in first) return { wholes: LEVELS, parts: abilityParts(LEVELS, on, dayBefore(on)) }
  if ('carer' in first) return { wholes: [null, ...CARERS], parts: carerParts(CARERS) }
  return whole(singleClasses(key))
}

const keyOf = (leaf: Leaf): FactKey => {
  if ('age' in leaf) return 'birthDate'
  if ('disability' in leaf) return 'disability'
  if ('ability' in leaf) return 'ability'
  return 'carer' in leaf ? 'carer' : leaf.fact
}

/** Whole values, parts and the blank, each as told by everybody whom the conditions tell apart. */
function toldBy(sources: readonly string[], { wholes, parts }: Values): Told[] {
  const placeOf = (at: number, by: number) => by * wholes.length + at
  const everything = sources.flatMap((_source, by) => wholes.map((_value, at) => placeOf(at, by)))
  return [
    ...sources.flatMap((source, by) =>
      wholes.map((value, at) => ({ value: { value, source }, completions: [placeOf(at, by)] })),
    ),
    ...sources.flatMap((source, by) =>
      parts.map(({ value, completions }) => ({
        value: { value, source },
        completions: completions.map((at) => placeOf(at, by)),
      })),
    ),
    { value: undefined, completions: everything },
  ]
}

/**
 * The facts that a benefit's conditions read, each with every class that they distinguish on a day: the three days
 * around a birthday, every subset of the list values that they name, grades, kinds, levels; and with every way of
 * telling only a part of it. Where a leaf counts only what a department says, each comes as told and as verified.
 */
export function factClasses({ when }: Benefit, on: string): FactClasses[] {
  const byKey = new Map<FactKey, Leaf[]>()
  for (const { value } of leavesOf(when)) byKey.set(keyOf(value), [...(byKey.get(keyOf(value)) ?? []), value])
  return [...byKey].map(([key, leaves]) => {
    const values = classesOf(key, leaves, on)
    const sources = leaves.some(({ verified }) => verified) ? ['self', 'department'] : ['self']
    return { key, wholes: values.wholes.length * sources.length, told: toldBy(sources, values) }
  })
}

/** Which way of telling each fact is taken, by its place among the fact's classes. */
export type Assignment = readonly number[]

/** Facts as `judge` takes them; what is undefined stays untold. */
export function factsFrom(facts: readonly FactClasses[], assignment: Assignment): FactsJson {
  return Object.fromEntries(
    facts.flatMap(({ key, told }, index) => {
      const { value } = told[assignment[index]!]!
      return value === undefined ? [] : [[key, value]]
    }),
  )
}
