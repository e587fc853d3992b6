import * as z from 'zod/mini'
import {
  isListFact,
  isNone,
  readFacts,
  type DisabilityKind,
  type FactKey,
  type Facts,
  type FactsJson,
  type Known,
  type KnownList,
  type ListFact,
} from '@/domain/entitlement'
import { birthDateFault } from '@/domain/person/birth-date'
import { isRealDay } from '@/domain/person/date'
import { byPath, faultsOf, unknownKeys, wrongValue } from './fact-faults'

type ChoiceFact = 'sex' | 'hukouArea' | 'selfCare' | 'supporters' | 'careSetting'
type ValueOf<F> = F extends KnownList<infer T> ? T : F extends Known<infer T> ? NonNullable<T> : never

/** Ties the words that may come from outside to those that the rules know. */
type Vocabulary = {
  readonly [K in Exclude<ListFact, 'holds'> | ChoiceFact]: readonly ValueOf<NonNullable<Facts[K]>>[]
} & { readonly disabilityKind: readonly DisabilityKind[] }

/** Every value that a list fact or a choice may hold: the vocabulary of docs/glossary.md. */
export const FACT_VALUES = {
  economic: [
    'extreme-poverty-dispersed',
    'extreme-poverty-centralised',
    'extreme-poverty',
    'minimum-living',
    'minimum-living-margin',
    'low-income',
    'rigid-expense',
    'out-of-poverty',
    'poverty-monitored',
    'hardship',
  ],
  living: ['alone', 'empty-nest', 'left-behind', 'no-kin', 'with-family', 'institution'],
  service: [
    'martyr-kin',
    'duty-death-kin',
    'deceased-soldier-kin',
    'disabled-soldier',
    'demobilised-soldier',
    'discharged-soldier',
    'veteran',
    'serving-soldier-kin',
    'regular-pension',
    'dispersed-care',
    'key-entitled',
  ],
  insurance: ['employee-pension', 'resident-pension', 'employee-medical', 'resident-medical', 'long-term-care'],
  situation: [
    'seeking-support',
    'debtor-cannot-pay',
    'living-hardship',
    'hard-after-allowance',
    'judicial-relief',
    'legal-aid',
    'destitute',
  ],
  housing: ['difficulty', 'dilapidated', 'bed-feasible'],
  wishes: ['institution', 'home', 'adaptation', 'training'],
  sex: ['male', 'female'],
  hukouArea: ['urban', 'rural'],
  selfCare: ['able', 'partial', 'unable'],
  supporters: ['able', 'unable', 'none'],
  careSetting: ['home', 'home-bed', 'day-care', 'institution'],
  disabilityKind: ['visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple'],
} as const satisfies Vocabulary

const MESSAGES = {
  date: '要写成真实的日期,例如1944-03-05',
  place: '要写6位地区代码,例如141002',
  list: '要写成清单,或者{"has": […], "not": […]}',
  flag: '要写true或者false',
  level: '等级要写0到10的整数',
  source: '来源只能是self、worker、document、department',
  parts: '要写成带名字的几项',
  reference: '要写清单上的编号,例如LF-11',
  both: '同一项不能又有又没有',
} as const

const choice = (values: readonly [string, ...string[]]) => z.enum(values, `只能是${values.join('、')}`)

/** A known «none» may be written as `null`, `false` or `[]`. */
const orNone = (schema: z.ZodMiniType) =>
  z.pipe(
    z.transform((value) => (isNone(value) ? null : value)),
    z.nullable(schema),
  )

const day = z.string(MESSAGES.date).check(z.refine(isRealDay, MESSAGES.date))
const place = z.string(MESSAGES.place).check(z.regex(/^[1-9]\d{5}$/, MESSAGES.place))
const flag = orNone(z.boolean(MESSAGES.flag))
const known = z.boolean(MESSAGES.flag)
const reference = z.string(MESSAGES.reference).check(z.regex(/^[A-Z]{2,4}-[A-Z0-9]+[a-z]?$/, MESSAGES.reference))

/** The message where a group of parts was expected and something else came. */
const parts = {
  error: ({ code }: { readonly code: string }) => (code === 'invalid_type' ? MESSAGES.parts : undefined),
}

/** The highest level of a scale that has one of its own. */
const TOP_LEVEL: Readonly<Record<string, number>> = { 'GB/T 42195': 4, 'MZ/T 039': 3 }

const ability = z
  .strictObject(
    {
      scale: choice(['GB/T 42195', 'MZ/T 039', 'long-term-care', 'local']),
      level: z.int(MESSAGES.level).check(z.gte(0, MESSAGES.level), z.lte(10, MESSAGES.level)),
      on: z.optional(day),
      validTo: z.optional(day),
    },
    parts,
  )
  .check(
    z.refine(({ scale, level }) => level <= (TOP_LEVEL[scale] ?? level), {
      path: ['level'],
      message: '这个量表没有这一级',
    }),
    z.refine(({ on, validTo }) => on === undefined || validTo === undefined || on <= validTo, {
      path: ['validTo'],
      message: '失效日期在评估日期以前',
    }),
  )

const kind = choice(FACT_VALUES.disabilityKind)
const disability = z.strictObject(
  {
    grade: z.optional(z.literal([1, 2, 3, 4], '残疾等级是1到4')),
    kind: z.optional(z.union([kind, z.array(kind)], `只能是${FACT_VALUES.disabilityKind.join('、')}`)),
  },
  parts,
)

const carer = z.strictObject(
  {
    family: z.optional(known),
    ofDisabled: z.optional(known),
    training: z.optional(orNone(choice(['general', 'commissioned']))),
  },
  parts,
)

/** What each single fact may hold; `orNone` where there can be none. */
const SINGLE: Readonly<Record<Exclude<FactKey, ListFact>, z.ZodMiniType>> = {
  birthDate: day,
  sex: choice(FACT_VALUES.sex),
  hukou: orNone(place),
  residence: place,
  hukouArea: choice(FACT_VALUES.hukouArea),
  ability: orNone(ability),
  selfCare: orNone(choice(FACT_VALUES.selfCare)),
  extremePovertyGrade: orNone(choice(FACT_VALUES.selfCare)),
  disability: orNone(disability),
  familyPlanningSpecial: flag,
  supporters: orNone(choice(FACT_VALUES.supporters)),
  insuredIn: orNone(place),
  pensionAge: flag,
  carer: orNone(carer),
  careSetting: orNone(choice(FACT_VALUES.careSetting)),
  careNeed: flag,
  residentSince: day,
}

/** What each entry of a list fact may be. */
const ENTRY: Readonly<Record<ListFact, z.ZodMiniType<string>>> = {
  economic: choice(FACT_VALUES.economic),
  living: choice(FACT_VALUES.living),
  service: choice(FACT_VALUES.service),
  insurance: choice(FACT_VALUES.insurance),
  situation: choice(FACT_VALUES.situation),
  housing: choice(FACT_VALUES.housing),
  wishes: choice(FACT_VALUES.wishes),
  holds: reference,
}

const closedList = (entry: z.ZodMiniType<string>) => orNone(z.array(entry, MESSAGES.list))

const openList = (entry: z.ZodMiniType<string>) =>
  z
    .strictObject({ has: z.optional(z.array(entry, MESSAGES.list)), not: z.optional(z.array(entry, MESSAGES.list)) })
    .check(z.refine(({ has = [], not = [] }) => !has.some((value) => not.includes(value)), MESSAGES.both))

const source = z.optional(z.enum(['self', 'worker', 'document', 'department'], MESSAGES.source))
const wrapper = z.strictObject({ value: z.unknown(), source })

export type ParsedFacts =
  | { readonly ok: true; readonly facts: Facts }
  /** By path of the input, `economic` or `ability.level`, empty for the whole: what is wrong, in Chinese. */
  | { readonly ok: false; readonly fields: Readonly<Record<string, string>> }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFactKey = (key: string): key is FactKey => isListFact(key) || Object.hasOwn(SINGLE, key)

/** The form in which this value was written decides by which schema it is checked, so that messages are plain. */
function schemaFor(key: FactKey, value: unknown): z.ZodMiniType {
  if (!isListFact(key)) return SINGLE[key]
  return isObject(value) ? openList(ENTRY[key]) : closedList(ENTRY[key])
}

function factFaults(key: string, raw: unknown, on: string): [string, string][] {
  if (!isFactKey(key)) return [[key, unknownKeys([key], '情况')]]
  const wrapped = isObject(raw) && 'value' in raw
  const value = wrapped ? raw['value'] : raw
  const faults = [...(wrapped ? faultsOf(wrapper, raw, [key]) : []), ...faultsOf(schemaFor(key, value), value, [key])]
  if (key !== 'birthDate' || faults.length > 0) return faults
  const fault = birthDateFault(value as string, on)
  return fault ? [[key, wrongValue(value, fault)]] : []
}

/**
 * Facts as they come from outside, checked key by key and made ready for `judge`. An unknown key, a value outside
 * its set, a day that the calendar lacks, a birth date after `on` (`YYYY-MM-DD`) or 130 years before it: each is
 * named by its path, with what was typed.
 */
export function parseFacts(json: unknown, on: string): ParsedFacts {
  if (!isObject(json)) return { ok: false, fields: { '': '要写成{"birthDate": "1944-03-05", …}这样的一组情况' } }
  const faults = Object.entries(json).flatMap(([key, raw]) => factFaults(key, raw, on))
  return faults.length > 0 ? { ok: false, fields: byPath(faults) } : { ok: true, facts: readFacts(json as FactsJson) }
}
