import type { Term } from '../assessment/terms'
import { lastDayOf } from '../booking/month'
import { dayAfter } from '../facility/hours'
import type { VisitTier } from '../register/entry'

/** 探访关爱: who is owed how many visits a month by a city's rule, and whose turn it is. */

/** What a city says of visits: `cities/<city>/visits.yaml`. What no document gives is assumed and shown as 以当地规定为准. */
export interface VisitRule {
  readonly city: string
  /** Visits a month to whoever belongs to a group and cares for herself. */
  readonly monthly: Term<number>
  /** Visits a month to whoever cannot care for herself: «more», and nowhere a number. */
  readonly often: Term<number>
  /** False where the city has not said it for now: a draft, or nothing at all. */
  readonly inForce: boolean
}

export const visitsOwed = (rule: VisitRule, tier: VisitTier): number => rule[tier].value

/** `YYYY-MM-01` */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** Last day of the month of `day`, `YYYY-MM-DD`. */
export const monthEnd = (day: string): string => lastDayOf(day.slice(0, 7))

/** Days between two visits to one of a tier; null where once a month is enough. */
export function stepOf(rule: VisitRule, tier: VisitTier): number | null {
  const times = visitsOwed(rule, tier)
  return times <= 1 ? null : Math.floor(30 / times)
}

/**
 * By which day the next visit is due: once a month by the month's end; more often within as many days as the month gives to each.
 * Who was never visited is due by the end of this month.
 * @param last day of the last visit at which she was seen, `YYYY-MM-DD`, or null
 * @returns `YYYY-MM-DD`; it may lie in the past
 */
export function dueBy(rule: VisitRule, tier: VisitTier, last: string | null, today: string): string {
  const step = stepOf(rule, tier)
  const end = monthEnd(today)
  if (last === null) return end
  if (step === null) return last >= monthOf(today) ? monthEnd(dayAfter(end, 1)) : end
  const next = dayAfter(last, step)
  return next < monthOf(today) ? monthOf(today) : next
}
