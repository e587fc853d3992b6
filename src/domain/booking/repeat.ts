import { dayAfter, weekdayOf } from '../facility/hours'

/** Days for which a weekly order is booked ahead, today being the first. */
export const AHEAD_DAYS = 28

/** Every week on the same weekdays. */
export interface Repeat {
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[]
  /** First day, `YYYY-MM-DD`. */
  readonly from: string
  /** Last day; null goes on until it is ended. */
  readonly until: string | null
}

/** Days on which it rests, for a stay in hospital say. */
export interface Pause {
  readonly from: string
  /** The last day; null while nobody knows when she is back. */
  readonly until: string | null
}

/** Whether a day lies in a pause. */
export const isPaused = (day: string, pause: Pause | null): boolean =>
  pause !== null && day >= pause.from && (pause.until === null || day <= pause.until)

/**
 * The days of a weekly order within a stretch, earliest first; those of a pause are left out.
 * @param between first and last day that are asked for, both included
 */
export function daysOf(
  { weekdays, from, until }: Repeat,
  between: { readonly first: string; readonly last: string },
  pause: Pause | null = null,
): string[] {
  const first = between.first > from ? between.first : from
  const last = until !== null && until < between.last ? until : between.last
  const days: string[] = []
  for (let day = first; day <= last; day = dayAfter(day, 1))
    if (weekdays.includes(weekdayOf(day)) && !isPaused(day, pause)) days.push(day)
  return days
}

/** Until which day a weekly order is booked, seen from a day: the same span again and again, never beyond its own last day. */
export function horizonFrom(today: string, until: string | null): string {
  const far = dayAfter(today, AHEAD_DAYS - 1)
  return until !== null && until < far ? until : far
}
