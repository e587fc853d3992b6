import { dayAfter } from '../facility/hours'
import { monthOf } from './money'

/** What a grant gives, as far as a month's allotment needs it. */
export interface Allowance {
  /** In the grant's unit. */
  readonly monthly: number
  /** Of a day at the most, in the grant's unit; null without such a bound. */
  readonly daily: number | null
  /** First and last day, `YYYY-MM-DD`; null without an end. */
  readonly from: string
  readonly until: string | null
}

/**
 * What a grant allots in a month: the whole month's sum, also where it begins or ends within it; one that pays by the day, for as
 * many days as it holds. Nothing in a month in which it does not hold.
 * @param month `2026-11`
 */
export function allotmentOf({ monthly, daily, from, until }: Allowance, month: string): number {
  if (monthOf(from) > month || (until !== null && monthOf(until) < month)) return 0
  if (daily === null) return monthly
  const first = monthOf(from) === month ? dayOfMonth(from) : 1
  const last = until !== null && monthOf(until) === month ? dayOfMonth(until) : daysIn(month)
  return Math.min(monthly, daily * (last - first + 1))
}

const dayOfMonth = (day: string): number => Number(day.slice(8))

/** Days of a month. @param month `2026-11` */
export const daysIn = (month: string): number => dayOfMonth(lastDayOf(month))

/** `2026-11` → `2026-11-30` */
export const lastDayOf = (month: string): string => dayAfter(`${monthAfter(month)}-01`, -1)

/** The month after one: `2026-12` → `2027-01`. */
export function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** An account of a month, in its unit. */
export interface Account {
  readonly allotted: number
  readonly carriedIn: number
  readonly carriedOut: number
  readonly lapsed: number
  readonly held: number
  readonly settled: number
}

/** What can still be held. */
export const leftIn = ({ allotted, carriedIn, carriedOut, lapsed, held, settled }: Account): number =>
  allotted + carriedIn - carriedOut - lapsed - held - settled

/** Days after its end for which a month stays open: what was eaten offline on its last day is still on its way. */
export const CLOSING_DAYS = 5
/** Days after which a month is closed though something of it is still held. */
export const LATEST_CLOSING_DAYS = 35

/** The same day so many months later, the last of a shorter month: 2026-11-30 → 2027-02-28. */
export function monthsAfter(day: string, months: number): string {
  let month = day.slice(0, 7)
  for (let n = 0; n < months; n += 1) month = monthAfter(month)
  return `${month}-${String(Math.min(dayOfMonth(day), daysIn(month))).padStart(2, '0')}`
}
