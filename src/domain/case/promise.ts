import { dayAfter, dayNumber, dayText } from '../person/date'

/** Whether people work on a day `YYYY-MM-DD`; null where the year's holidays are not published yet. */
export type WorkCalendar = (day: string) => boolean | null

/** Longer than any run of days off that China has had: a calendar that shows more of them is not to be trusted. */
const LONGEST_REST = 30

/**
 * The day by which an answer is promised: the last of so many working days, counted from the day after it was opened.
 * @param openedDay `YYYY-MM-DD`
 * @param workdays one at least
 * @returns `YYYY-MM-DD`, or null when a day on the way is unknown: then nothing can be promised
 */
export function promisedDay(openedDay: string, workdays: number, isWorkday: WorkCalendar): string | null {
  if (!Number.isInteger(workdays) || workdays < 1) throw new RangeError(`not a number of working days: ${workdays}`)
  let day = dayNumber(openedDay)
  let left = workdays
  for (let rest = 0; left > 0 && rest <= LONGEST_REST;) {
    day = dayAfter(day)
    const works = isWorkday(dayText(day))
    if (works === null) return null
    left -= works ? 1 : 0
    rest = works ? 0 : rest + 1
  }
  return left > 0 ? null : dayText(day)
}
