import { fullYears } from './age'
import { isRealDay } from './date'

/** A birth date as typed, in three texts. */
export interface TypedDate {
  readonly year: string
  readonly month: string
  readonly day: string
}

/** Nobody is known to have lived longer; more is a slip of the finger. */
export const OLDEST_YEARS = 130

/**
 * Reads a birth date in three numbers. All empty is «not known»: neither a date nor a problem.
 * @param on the day on which it is read, `YYYY-MM-DD`
 * @returns the date, or what is wrong with it in the person's words
 */
export function readBirthDate({ year, month, day }: TypedDate, on: string): { date?: string; problem?: string } {
  if (!year && !month && !day) return {}
  if (!year || !month || !day) return { problem: '年、月、日都要填;不知道就都空着' }
  if (year.length !== 4) return { problem: '年份要写4位数,例如 1944' }
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isRealDay(date))
    return { problem: `日历上没有 ${Number(year)}年${Number(month)}月${Number(day)}日,请看看对不对` }
  if (date > on) return { problem: '出生日期还没到,请看看年份对不对' }
  if (fullYears(date, on) > OLDEST_YEARS) return { problem: '年份太早了,请看看对不对' }
  return { date }
}
