import { dayNumber, isLeapYear } from './date'

/** Where a birthday of 29 February falls in a common year. See docs/decisions/011. */
export type LeapBirthday = 'february-28' | 'march-1'

const YEAR = 10_000
const LEAP_DAY = 229

/** The day number on which somebody born on day number `birth` turns `years`. */
export function birthday(birth: number, years: number, leap: LeapBirthday = 'february-28'): number {
  const day = birth + years * YEAR
  if (birth % YEAR !== LEAP_DAY || isLeapYear(Math.floor(day / YEAR))) return day
  return leap === 'february-28' ? day - 1 : day - LEAP_DAY + 301
}

/** Full years (周岁) between two real days `YYYY-MM-DD`; the birthday itself counts. Negative before birth. */
export function fullYears(birthDate: string, on: string, leap: LeapBirthday = 'february-28'): number {
  const [birth, day] = [dayNumber(birthDate), dayNumber(on)]
  const years = Math.floor(day / YEAR) - Math.floor(birth / YEAR)
  return day >= birthday(birth, years, leap) ? years : years - 1
}
