import { dayAfter } from '../facility/hours'
import { UNDO_MINUTES } from './states'

/** China keeps one time, eight hours ahead of UTC, and no summer time. */
const CHINA_MS = 8 * 3_600_000
const MINUTE_MS = 60_000

/** The instant of a minute of a day in China. @param day `YYYY-MM-DD` @param minute after midnight, 0 … 1440 */
export const instantOf = (day: string, minute: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) - CHINA_MS + minute * MINUTE_MS)

/** Minutes after midnight in China. */
export function minuteOf(instant: Date): number {
  const shifted = new Date(instant.getTime() + CHINA_MS)
  return shifted.getUTCHours() * 60 + shifted.getUTCMinutes()
}

/** The day so many days before another. */
export function daysBefore(day: string, days: number): string {
  return dayAfter(day, -days)
}

/** When a day's orders close: so many days before, at this minute. */
export interface Until {
  readonly days: number
  readonly minute: number
}

/**
 * The hour that people are told: ten minutes before the kitchen's own cut-off, so that who books in the last minute can still undo
 * it before the kitchen counts. Never after it begins.
 */
export function closesAt(day: string, starts: number, { days, minute }: Until): Date {
  const cut = instantOf(daysBefore(day, days), minute).getTime() - UNDO_MINUTES * MINUTE_MS
  return new Date(Math.min(cut, instantOf(day, starts).getTime()))
}

/** Until when cancelling costs nothing. */
export const freeUntil = (day: string, { days, minute }: Until): Date => instantOf(daysBefore(day, days), minute)

/** Until when a booking can be taken back whatever the rule says. */
export const undoUntil = (bookedAt: Date): Date => new Date(bookedAt.getTime() + UNDO_MINUTES * MINUTE_MS)

/** Between these hours somebody sits there who can answer. Minutes after midnight in China. */
export const ANSWER_HOURS = { from: 480, until: 1200 } as const

/**
 * By when a request is answered: so many minutes after it, counted only while somebody sits there.
 * @param minutes of answering, 0 or more
 */
export function answerBy(asked: Date, minutes: number): Date {
  const { from, until } = ANSWER_HOURS
  const minute = minuteOf(asked)
  const day = new Date(asked.getTime() + CHINA_MS).toISOString().slice(0, 10)
  if (minute < from) return answerBy(instantOf(day, from), minutes)
  const left = minute < until ? instantOf(day, until).getTime() - asked.getTime() : 0
  const wanted = minutes * MINUTE_MS
  if (left > 0 && wanted <= left) return new Date(asked.getTime() + wanted)
  return answerBy(instantOf(dayAfter(day, 1), from), minutes - left / MINUTE_MS)
}

/** What cancelling now costs, in per cent of the price. */
export function cancelPercent(
  now: Date,
  rule: { readonly undoUntil: Date; readonly freeUntil: Date; readonly latePercent: number },
): number {
  return now <= rule.undoUntil || now <= rule.freeUntil ? 0 : rule.latePercent
}
