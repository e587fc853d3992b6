import { CHINA_AHEAD_MS } from '../person/date'
import type { DayInfo } from './day'
import type { HolidayHabit, OpenSpan } from './facility'

/** A moment as a calendar and a clock on a wall show it. */
export interface WallTime {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** Minutes after midnight. */
  readonly minute: number
}

const MINUTE_MS = 60_000
const DAY_MS = 1_440 * MINUTE_MS
const MONDAY = 1
/** Today and the seven days after it: a place that opens on one weekday only is found again. */
const AHEAD_DAYS = 8

/** The wall time in China at a moment, given in milliseconds since 1970. */
export function wallTimeInChina(epochMs: number): WallTime {
  const local = epochMs + CHINA_AHEAD_MS
  const date = new Date(local).toISOString().slice(0, 10)
  return { date, minute: Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS) }
}

/** 1 Monday … 7 Sunday of a day `YYYY-MM-DD`. */
export const weekdayOf = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** The day so many days later, `YYYY-MM-DD`. */
export const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** Why nobody can be sure: a holiday or a make-up day that the place said nothing of, or a year without published days. */
export type Doubt = 'holiday' | 'make-up' | 'unpublished'

/** When a place is open on one day, and whether that is sure. */
export interface DayHours {
  /** Earliest first. */
  readonly spans: readonly OpenSpan[]
  readonly doubt: Doubt | null
}

/** What a place does in a week and on holidays. */
export interface OpeningHabit {
  readonly hours: readonly OpenSpan[]
  readonly holidays: HolidayHabit
}

const spansOf = (hours: readonly OpenSpan[], weekday: number): OpenSpan[] =>
  hours.filter(({ days }) => days.includes(weekday)).sort((a, b) => a.from - b.from)

/** Opening hours of one day, holidays and make-up days considered. */
export function hoursOn({ hours, holidays }: OpeningHabit, day: DayInfo): DayHours {
  const usual = spansOf(hours, weekdayOf(day.date))
  if (day.kind === 'ordinary') return { spans: usual, doubt: null }
  if (day.kind === 'unknown') return { spans: usual, doubt: 'unpublished' }
  if (holidays === 'open') return { spans: usual, doubt: null }
  if (holidays === 'unknown') return { spans: usual, doubt: day.kind }
  return { spans: day.kind === 'holiday' ? [] : spansOf(hours, MONDAY), doubt: null }
}

/**
 * Whether a place is not surely closed: at a minute after midnight, or at any time of the day without one. By the hours that
 * are known, even where a doubt says that they may not hold; a place without any keeps its place in a list.
 */
export function mayBeOpen(habit: OpeningHabit, day: DayInfo, minute?: number): boolean {
  if (habit.hours.length === 0) return true
  const { spans } = hoursOn(habit, day)
  return minute === undefined ? spans.length > 0 : spans.some(({ from, to }) => from <= minute && minute < to)
}

export interface OpenState {
  /** By the hours that are known; a `doubt` says that they may not hold. */
  readonly open: boolean
  /** Minutes after midnight, when it is open. */
  readonly until?: number
  /** When it opens next, when it is closed: days from now, 0 today. */
  readonly next?: { readonly inDays: number; readonly at: number; readonly doubt: Doubt | null }
  /** Of today. */
  readonly doubt: Doubt | null
  /** «国庆节» */
  readonly dayName?: string
}

/** A day about which nothing was told is one of a year without published days. */
const infoOf = (days: readonly DayInfo[], date: string): DayInfo =>
  days.find((day) => day.date === date) ?? { date, kind: 'unknown' }

/**
 * Whether a place is open, until when, or when it opens next.
 * @param days what is known of today and the days after it
 * @returns null when no hours are known, which is not the same as closed
 */
export function openState(habit: OpeningHabit, days: readonly DayInfo[], now: WallTime): OpenState | null {
  if (habit.hours.length === 0) return null
  const day = infoOf(days, now.date)
  const today = hoursOn(habit, day)
  const about = { doubt: today.doubt, ...(day.name && { dayName: day.name }) }
  const current = today.spans.find(({ from, to }) => from <= now.minute && now.minute < to)
  if (current) return { open: true, until: lastMinute(today.spans, current.to), ...about }
  for (let inDays = 0; inDays < AHEAD_DAYS; inDays += 1) {
    const { spans, doubt } = inDays === 0 ? today : hoursOn(habit, infoOf(days, dayAfter(now.date, inDays)))
    const later = spans.find(({ from }) => inDays > 0 || from > now.minute)
    if (later) return { open: false, next: { inDays, at: later.from, doubt }, ...about }
  }
  return { open: false, ...about }
}

/** Spans that touch are one opening: 8:00–12:00 and 12:00–18:00 end at 18:00. */
function lastMinute(spans: readonly OpenSpan[], to: number): number {
  const next = spans.find((span) => span.from <= to && span.to > to)
  return next ? lastMinute(spans, next.to) : to
}

/** `11:30` of minutes after midnight. */
export function clockText(minute: number): string {
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}
