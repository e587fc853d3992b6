import { getDayDetail } from 'chinese-days'
import { promisedDay } from '@/domain/case/promise'
import { chinaDay } from '@/domain/person/date'

/** Within how many working days an answer is promised, where the city has not set another number. */
export const ANSWER_WORKDAYS = 3

/**
 * The number that the city has set in `SENIOR_CARE_ANSWER_WORKDAYS`; undefined where it set none.
 * @throws Error for what is no whole number from 1 to 60
 */
export function answerWorkdaysIn(env: Readonly<Record<string, string | undefined>>): number | undefined {
  const text = env['SENIOR_CARE_ANSWER_WORKDAYS']
  if (!text) return undefined
  const days = Number(text)
  if (Number.isInteger(days) && days >= 1 && days <= 60) return days
  throw new Error('SENIOR_CARE_ANSWER_WORKDAYS must be a whole number of working days from 1 to 60')
}

/** The library marks a named day «English,中文,days»; a year whose National Day has no name was not published yet. */
const isPublished = (year: string): boolean => getDayDetail(`${year}-10-01`).name.includes(',')

/** Whether people work on a day `YYYY-MM-DD` in China; null where its year's holidays are not published yet. */
export function isWorkday(day: string): boolean | null {
  return isPublished(day.slice(0, 4)) ? getDayDetail(day).work : null
}

/**
 * The day by which an answer is promised to what was asked at `now`.
 * @param workdays whole, one at least
 * @returns `YYYY-MM-DD` in China, or null where no day can be promised
 */
export const answerDay = (now: Date, workdays = ANSWER_WORKDAYS): string | null =>
  promisedDay(chinaDay(now.getTime()), workdays, isWorkday)
