import type { Ability, Facts, KnownList } from '../entitlement/facts'

/** What a community's register says in clear of each elder: enough for filters, a plan of visits and counts, and nothing more. */

/**
 * How often somebody is to be visited: `often` cannot care for herself, `monthly` belongs to one of the other groups. Who is in
 * neither is owed no visit by rule. 民发〔2022〕73号; Linfen's list, item 20.
 */
export const VISIT_TIERS = ['often', 'monthly'] as const
export type VisitTier = (typeof VISIT_TIERS)[number]

/** Where an elder is: at home, for a while elsewhere, or no longer in this register. A visit is owed at home only. */
export const WHEREABOUTS = ['home', 'hospital', 'institution', 'moved', 'died'] as const
export type Whereabouts = (typeof WHEREABOUTS)[number]

/** True while she is somebody of this division whom the desk lists without being asked. */
export const isOfRegister = (where: Whereabouts): boolean => where !== 'moved' && where !== 'died'

/** From which level of GB/T 42195 on somebody counts as 失能, and which grades of a certificate as 重残: no document says it. */
const UNABLE_FROM_LEVEL = 2
const SEVERE_GRADES: readonly number[] = [1, 2]

/** The clear columns of one elder that follow from her facts. */
export interface EntryFlags {
  /** First day of the month in which she was born; null where that is not known. The day itself stays sealed. */
  readonly birthMonth: string | null
  readonly alone: boolean
  /** 生活不能自理, or assessed as moderately disabled or worse. */
  readonly unable: boolean
  /** Any finding of hardship by the civil affairs: from 特困 to 低收入. */
  readonly lowIncome: boolean
  readonly tier: VisitTier | null
}

const has = <T extends string>(list: KnownList<T> | undefined, ...any: readonly T[]): boolean =>
  any.some((one) => list?.has.includes(one))

function isUnable({ selfCare, ability }: Facts, on: string): boolean {
  if (selfCare?.value === 'unable') return true
  const { scale, level = 0, validTo }: Partial<Ability> = ability?.value ?? {}
  return scale === 'GB/T 42195' && level >= UNABLE_FROM_LEVEL && (validTo === undefined || validTo >= on)
}

/**
 * Reads what the register keeps in clear of her facts.
 * @param on `YYYY-MM-DD`: an assessment whose last day is over counts no longer
 */
export function flagsOf(facts: Facts, on: string): EntryFlags {
  const { birthDate, living, economic, disability, familyPlanningSpecial } = facts
  const unable = isUnable(facts, on)
  const isVisited =
    has(living, 'alone', 'empty-nest', 'left-behind', 'no-kin') ||
    SEVERE_GRADES.includes(disability?.value?.grade ?? 0) ||
    familyPlanningSpecial?.value === true
  return {
    birthMonth: birthDate ? `${birthDate.value.slice(0, 7)}-01` : null,
    alone: has(living, 'alone'),
    unable,
    lowIncome: (economic?.has.length ?? 0) > 0,
    tier: unable ? 'often' : isVisited ? 'monthly' : null,
  }
}

/** The first month whose people turn `age` in the month of `on` or before it; who was born before the next one counts. */
export function bornBefore(age: number, on: string): string {
  const [year = 0, month = 1] = on.split('-').map(Number)
  return new Date(Date.UTC(year - age, month, 1)).toISOString().slice(0, 10)
}
