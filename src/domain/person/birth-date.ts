import { fullYears } from './age'
import { isRealDay } from './date'

/** A birth date as typed, in three texts. */
export interface TypedDate {
  readonly year: string
  readonly month: string
  readonly day: string
}

/** Nobody on record has lived this long: a birth date so far back is a slip of the pen. */
const AGE_LIMIT = 130

/** What is wrong with a birth date on a day (`YYYY-MM-DD`), in words for a person; null when nothing is. */
export function birthDateFault(birthDate: string, on: string): string | null {
  if (!isRealDay(birthDate)) return '日历上没有这一天,请看看年月日对不对'
  if (birthDate > on) return '出生日期还没到,请看看年份对不对'
  if (fullYears(birthDate, on) >= AGE_LIMIT) return `出生日期早于${AGE_LIMIT}年前,请看看年份对不对`
  return null
}

/**
 * Reads a birth date in three numbers. All empty is «not known»: neither a date nor a problem.
 * @param on the day on which it is read, `YYYY-MM-DD`
 * @returns the date, or what is wrong with it in the person's words
 */
export function readBirthDate({ year, month, day }: TypedDate, on: string): { date?: string; problem?: string } {
  if (!year && !month && !day) return {}
  if (!year || !month || !day) return { problem: '年、月、日都要填,还有没填的' }
  if (year.length !== 4) return { problem: '年份要写4位数,例如 1944' }
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const problem = birthDateFault(date, on)
  return problem ? { problem } : { date }
}
