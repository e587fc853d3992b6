import fc from 'fast-check'
import { FACT_VALUES } from '../../../../src/contract/facts'
import type { FactsJson } from '../../../../src/domain/entitlement'

const LISTS = ['economic', 'living', 'service', 'insurance', 'situation', 'housing', 'wishes'] as const

type Told = Record<string, unknown>

const dayBetween = (from: number, to: number) =>
  fc
    .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)

const place = fc.constantFrom('141002', '141082', '140106', '110101')

const disability = fc.option(
  fc.record({
    grade: fc.constantFrom(1, 2, 3, 4),
    kind: fc.uniqueArray(fc.constantFrom(...FACT_VALUES.disabilityKind), { minLength: 1, maxLength: 3 }),
  }),
)

const lists = Object.fromEntries(LISTS.map((key) => [key, fc.subarray([...FACT_VALUES[key]] as string[])]))

/** A person of whom everything that Linfen's list reads is known. */
export const everythingKnown: fc.Arbitrary<Told> = fc.record({
  ...lists,
  birthDate: dayBetween(1920, 1975),
  hukou: place,
  insuredIn: place,
  selfCare: fc.constantFrom(...FACT_VALUES.selfCare),
  extremePovertyGrade: fc.constantFrom(null, ...FACT_VALUES.selfCare),
  ability: fc.record({
    scale: fc.constant('GB/T 42195'),
    level: fc.integer({ min: 0, max: 4 }),
    on: fc.constant('2026-01-01'),
  }),
  disability,
  familyPlanningSpecial: fc.boolean(),
  supporters: fc.constantFrom(...FACT_VALUES.supporters),
  pensionAge: fc.boolean(),
  carer: fc.option(
    fc.record({ family: fc.boolean(), ofDisabled: fc.boolean(), training: fc.constantFrom('general', 'commissioned') }),
  ),
})

/** How well a fact is told: wholly, not at all, or one of two ways of telling a part of it. */
type Telling = 'whole' | 'nothing' | 'odd part' | 'even part'

function partOf(key: string, value: unknown, odd: boolean): unknown {
  const listed = (LISTS as readonly string[]).includes(key) ? FACT_VALUES[key as (typeof LISTS)[number]] : null
  if (listed) {
    const known = listed.filter((_, at) => (at % 2 === 1) === odd)
    const holds = (item: string) => (value as string[]).includes(item)
    return { has: known.filter(holds), not: known.filter((item) => !holds(item)) }
  }
  if (key === 'disability') {
    const { grade, kind } = value as { grade: number; kind: string[] }
    return odd ? { grade } : { grade, kind: kind.includes('multiple') ? ['multiple'] : kind }
  }
  if (key === 'carer') return odd ? { ...(value as object), training: null } : { family: (value as Told)['family'] }
  return value
}

/** One fact made less known than it is, in a way in which people answer. */
function told(key: string, value: unknown, telling: Telling): unknown {
  if (telling === 'nothing') return undefined
  return telling === 'whole' || value === null ? value : partOf(key, value, telling === 'odd part')
}

const telling = fc.constantFrom<Telling>('whole', 'whole', 'whole', 'whole', 'nothing', 'odd part', 'even part')

/** A whole person, and the same person as somebody told her who does not know everything. */
export const wholeAndBlurred: fc.Arbitrary<{ whole: FactsJson; told: FactsJson }> = everythingKnown.chain((whole) =>
  fc.tuple(...Object.keys(whole).map(() => telling)).map((tellings) => {
    const entries = Object.entries(whole).map(
      ([key, value], at) => [key, told(key, value, tellings[at] ?? 'whole')] as const,
    )
    return { whole, told: Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as FactsJson }
  }),
)
