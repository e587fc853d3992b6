/**
 * Days as people and documents mean them: whole days of the calendar in China, without clock or zone.
 * Text is `YYYY-MM-DD`; a day number is the same digits as one integer (20261121), so that days compare
 * and birthdays add by plain arithmetic.
 */

const SHAPE = /^\d{4}-\d{2}-\d{2}$/
const YEAR = 10_000

/** China keeps one time all year; a phone's own zone data may be missing, so it is plain arithmetic. */
export const CHINA_AHEAD_MS = 8 * 3_600_000

/** The calendar day in China, `YYYY-MM-DD`, at a moment in milliseconds since 1970. */
export function chinaDay(epochMs: number): string {
  return new Date(epochMs + CHINA_AHEAD_MS).toISOString().slice(0, 10)
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const ZERO = '0'.charCodeAt(0)

/** 2026-11-21 → 20261121. The text must be a real day; read by digits, for it is done several times a person judged. */
export function dayNumber(text: string): number {
  let number = 0
  for (let at = 0; at < text.length; at++) if (at !== 4 && at !== 7) number = number * 10 + text.charCodeAt(at) - ZERO
  return number
}

/** True for `YYYY-MM-DD` that the calendar has; 31 February has the shape and is no day. */
export function isRealDay(text: string): boolean {
  if (!SHAPE.test(text)) return false
  const number = dayNumber(text)
  const year = Math.floor(number / YEAR)
  const month = Math.floor(number / 100) % 100
  const day = number % 100
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** 20261121 → 2026-11-21 */
export function dayText(day: number): string {
  const digits = String(day).padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

/** The day number of the day after. */
export function dayAfter(day: number): number {
  const year = Math.floor(day / YEAR)
  const month = Math.floor(day / 100) % 100
  if (day % 100 < daysInMonth(year, month)) return day + 1
  return month === 12 ? (year + 1) * YEAR + 101 : day - (day % 100) + 101
}
