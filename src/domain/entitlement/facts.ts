/** Who a fact comes from. Department and document facts are «verified»; the others are told. */
export const FACT_SOURCES = ['self', 'worker', 'document', 'department'] as const
export type FactSource = (typeof FACT_SOURCES)[number]

/** One known fact; a fact that nobody told is absent, never null. */
export interface Known<T> {
  readonly value: T
  readonly source: FactSource
}

/**
 * What is known of a list. `has` holds. `not` is known not to hold; `'rest'` closes the list: whatever
 * is not in `has` is known not to hold.
 */
export interface KnownList<T extends string> {
  readonly has: readonly T[]
  readonly not: readonly T[] | 'rest'
  readonly source: FactSource
}

export type Economic =
  | 'extreme-poverty-dispersed'
  | 'extreme-poverty-centralised'
  | 'extreme-poverty'
  | 'minimum-living'
  | 'minimum-living-margin'
  | 'low-income'
  | 'rigid-expense'
  | 'out-of-poverty'
  | 'poverty-monitored'
  | 'hardship'
export type Living = 'alone' | 'empty-nest' | 'left-behind' | 'no-kin' | 'with-family' | 'institution'
export type Service =
  | 'martyr-kin'
  | 'duty-death-kin'
  | 'deceased-soldier-kin'
  | 'disabled-soldier'
  | 'demobilised-soldier'
  | 'discharged-soldier'
  | 'veteran'
  | 'serving-soldier-kin'
  | 'regular-pension'
  | 'dispersed-care'
  | 'key-entitled'
export type Insurance =
  'employee-pension' | 'resident-pension' | 'employee-medical' | 'resident-medical' | 'long-term-care'
export type Situation =
  | 'seeking-support'
  | 'debtor-cannot-pay'
  | 'living-hardship'
  | 'hard-after-allowance'
  | 'judicial-relief'
  | 'legal-aid'
  | 'destitute'
export type Housing = 'difficulty' | 'dilapidated' | 'bed-feasible'
export type Wish = 'institution' | 'home' | 'adaptation' | 'training'
export type SelfCare = 'able' | 'partial' | 'unable'
export type DisabilityKind = 'visual' | 'hearing' | 'speech' | 'physical' | 'intellectual' | 'mental' | 'multiple'

export interface Disability {
  /** 1 is the heaviest. Absent when there is a certificate whose grade is not known. */
  readonly grade?: 1 | 2 | 3 | 4
  /** Absent when the kind is not known; several kinds stand together on one certificate. */
  readonly kinds?: readonly DisabilityKind[]
}
export interface Ability {
  readonly scale: 'GB/T 42195' | 'MZ/T 039' | 'long-term-care' | 'local'
  /** 0 (intact) to 4 (complete disability) on GB/T 42195; other scales keep their own numbers. */
  readonly level: number
  /** The day of the assessment; absent when only its outcome is remembered. */
  readonly on?: string
  readonly validTo?: string
}
export interface Carer {
  /** Absent when not known. */
  readonly family?: boolean
  readonly ofDisabled?: boolean
  /** `null` or absent: no training attended that we know of, which leaves the door open. */
  readonly training?: 'general' | 'commissioned' | null
}

/**
 * All that the rules may read of a person. Dates are `YYYY-MM-DD`; places are GB/T 2260 six-digit codes.
 * A value `null` is a known «none»: no finding, no certificate, not insured anywhere.
 */
export interface Facts {
  readonly birthDate?: Known<string>
  readonly sex?: Known<'male' | 'female'>
  readonly hukou?: Known<string | null>
  readonly residence?: Known<string>
  readonly hukouArea?: Known<'urban' | 'rural'>
  readonly economic?: KnownList<Economic>
  readonly ability?: Known<Ability>
  readonly selfCare?: Known<SelfCare | null>
  readonly extremePovertyGrade?: Known<SelfCare | null>
  readonly disability?: Known<Disability | null>
  readonly living?: KnownList<Living>
  readonly familyPlanningSpecial?: Known<boolean>
  readonly supporters?: Known<'able' | 'unable' | 'none'>
  readonly service?: KnownList<Service>
  readonly insurance?: KnownList<Insurance>
  readonly insuredIn?: Known<string | null>
  readonly pensionAge?: Known<boolean>
  readonly situation?: KnownList<Situation>
  readonly housing?: KnownList<Housing>
  readonly wishes?: KnownList<Wish>
  readonly carer?: Known<Carer | null>
  readonly careSetting?: Known<'home' | 'home-bed' | 'day-care' | 'institution'>
  readonly careNeed?: Known<boolean>
  readonly residentSince?: Known<string>
  readonly holds?: KnownList<string>
}

export type FactKey = keyof Facts

const NOT_TOLD: Readonly<Record<FactKey, undefined>> = {
  birthDate: undefined,
  sex: undefined,
  hukou: undefined,
  residence: undefined,
  hukouArea: undefined,
  economic: undefined,
  ability: undefined,
  selfCare: undefined,
  extremePovertyGrade: undefined,
  disability: undefined,
  living: undefined,
  familyPlanningSpecial: undefined,
  supporters: undefined,
  service: undefined,
  insurance: undefined,
  insuredIn: undefined,
  pensionAge: undefined,
  situation: undefined,
  housing: undefined,
  wishes: undefined,
  carer: undefined,
  careSetting: undefined,
  careNeed: undefined,
  residentSince: undefined,
  holds: undefined,
}

/**
 * Somebody of whom nothing is known, with every key there: facts that begin as a copy of it have one shape, and objects of
 * one shape are read several times faster than those of as many shapes as people leave blanks.
 */
export const NOTHING_TOLD = NOT_TOLD as Facts

/** A place code for «anywhere else in the country»: GB/T 2260 gives it to no place, so no city's prefix matches it. */
export const ELSEWHERE = '100000'

/** Facts that are lists, with «has», «not» and an open or closed end. */
export const LIST_FACTS = [
  'economic',
  'living',
  'service',
  'insurance',
  'situation',
  'housing',
  'wishes',
  'holds',
] as const
export type ListFact = (typeof LIST_FACTS)[number]

export function isListFact(key: string): key is ListFact {
  return (LIST_FACTS as readonly string[]).includes(key)
}
