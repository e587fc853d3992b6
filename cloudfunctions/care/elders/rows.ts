import { and, eq, gt, inArray, isNotNull, isNull, lt, notInArray, or, type SQL } from 'drizzle-orm'
import type { ElderFilter, ElderRow } from '@/contract/care/elders'
import { fullYears } from '@/domain/person/age'
import { bornBefore } from '@/domain/register/entry'
import { monthOf } from '@/domain/visit/plan'
import { registerEntry } from '../../database/schema'
import { valueOf, type OpenPerson } from '../../runtime/records'
import type { EntryRow } from './division'

/** Owed a visit by rule and not seen this month; who is away is owed none. */
export const unvisitedIn = (today: string): SQL =>
  and(
    isNotNull(registerEntry.tier),
    eq(registerEntry.whereabouts, 'home'),
    or(isNull(registerEntry.lastVisitOn), lt(registerEntry.lastVisitOn, monthOf(today))),
  )!

/** Findings wait for her, and she has not said that nobody is to call her. */
export const unclaimedIn = (): SQL =>
  and(gt(registerEntry.unclaimed, 0), eq(registerEntry.uncalled, false), stillHere())!

/** Whom the desk lists without being asked. */
export const stillHere = (): SQL => notInArray(registerEntry.whereabouts, ['moved', 'died'])

const FILTERS: Readonly<Record<ElderFilter, (today: string) => SQL>> = {
  '80+': (today) => lt(registerEntry.birthMonth, bornBefore(80, today)),
  alone: () => eq(registerEntry.alone, true),
  unable: () => eq(registerEntry.unable, true),
  'low-income': () => eq(registerEntry.lowIncome, true),
  unvisited: unvisitedIn,
  unclaimed: unclaimedIn,
}

export const filtered = (filters: readonly ElderFilter[], today: string): SQL | undefined =>
  and(...filters.map((filter) => FILTERS[filter](today)))

export const ofPersons = (ids: readonly string[]): SQL => inArray(registerEntry.personId, [...ids])

/** Her line as the desk shows it. */
export function elderRow({ record, entry }: Pick<OpenPerson, 'record'> & { entry: EntryRow }, today: string): ElderRow {
  const birthDate = valueOf(record, 'birthDate')
  return {
    id: entry.personId,
    name: valueOf(record, 'name') ?? '还没登记姓名的老人',
    age: birthDate === null ? null : fullYears(birthDate, today),
    community: valueOf(record, 'community'),
    alone: entry.alone,
    unable: entry.unable,
    lowIncome: entry.lowIncome,
    tier: entry.tier,
    whereabouts: entry.whereabouts,
    lastVisitOn: entry.lastVisitOn,
    unclaimed: entry.unclaimed,
  }
}
