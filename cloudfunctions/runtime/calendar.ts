import { getDayDetail } from 'chinese-days'
import { promisedDay } from '@/domain/case/promise'
import type { DayInfo } from '@/domain/facility/day'
import { dayAfter } from '@/domain/facility/hours'
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

/** What kind of day `YYYY-MM-DD` is in China; `unknown` where its year's holidays are not published yet. */
export function dayInfo(date: string): DayInfo {
  if (!isPublished(date.slice(0, 4))) return { date, kind: 'unknown' }
  const { name, work } = getDayDetail(date)
  const [, called] = name.split(',')
  if (!called) return { date, kind: 'ordinary' }
  return { date, kind: work ? 'make-up' : 'holiday', name: HOLIDAYS[called] ?? called }
}

/** The library's short names, as people say them. */
const HOLIDAYS: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

/** A day and the seven after it: a place that opens on one weekday only is found again. */
export const weekFrom = (date: string): DayInfo[] =>
  Array.from({ length: 8 }, (_, days) => dayInfo(dayAfter(date, days)))

/**
 * The day by which an answer is promised to what was asked at `now`.
 * @param workdays whole, one at least
 * @returns `YYYY-MM-DD` in China, or null where no day can be promised
 */
export const answerDay = (now: Date, workdays = ANSWER_WORKDAYS): string | null =>
  promisedDay(chinaDay(now.getTime()), workdays, isWorkday)
