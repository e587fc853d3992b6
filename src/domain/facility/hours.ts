import { CHINA_AHEAD_MS } from '../person/date'
import type { OpenSpan } from './facility'

/** A moment as a clock on a wall shows it. */
export interface WallTime {
  /** 1 Monday … 7 Sunday */
  readonly weekday: number
  /** Minutes after midnight. */
  readonly minute: number
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
const DAY_MS = DAY_MINUTES * MINUTE_MS
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4

/** The wall time in China at a moment, given in milliseconds since 1970. */
export function wallTimeInChina(epochMs: number): WallTime {
  const local = epochMs + CHINA_AHEAD_MS
  const day = Math.floor(local / DAY_MS)
  const weekday = ((((day + FIRST_WEEKDAY - 1) % 7) + 7) % 7) + 1
  return { weekday, minute: Math.floor(local / MINUTE_MS) - day * DAY_MINUTES }
}

export type OpenState =
  | { readonly open: true; /** Minutes after midnight. */ readonly until: number }
  | { readonly open: false; /** Days from now, 0 today. */ readonly inDays: number; readonly at: number }

/**
 * Whether a place is open, until when, or when it opens next. Public holidays are not known here: a page says so.
 * @returns null when no hours are known, which is not the same as closed.
 */
export function openState(hours: readonly OpenSpan[], now: WallTime): OpenState | null {
  const current = hours.find((span) => opensOn(span, now.weekday) && span.from <= now.minute && now.minute < span.to)
  if (current) return { open: true, until: lastMinute(hours, now.weekday, current.to) }
  // Today once more at the end: a place that is open on one weekday only, and has closed today.
  for (let inDays = 0; inDays <= 7; inDays += 1) {
    const weekday = ((now.weekday - 1 + inDays) % 7) + 1
    const later = hours.filter((span) => opensOn(span, weekday) && (inDays > 0 || span.from > now.minute))
    if (later.length > 0) return { open: false, inDays, at: Math.min(...later.map((span) => span.from)) }
  }
  return null
}

const opensOn = (span: OpenSpan, weekday: number) => span.days.includes(weekday)

/** Spans that touch are one opening: 8:00–12:00 and 12:00–18:00 end at 18:00. */
function lastMinute(hours: readonly OpenSpan[], weekday: number, to: number): number {
  const next = hours.find((span) => opensOn(span, weekday) && span.from <= to && span.to > to)
  return next ? lastMinute(hours, weekday, next.to) : to
}

/** `11:30` of minutes after midnight. */
export function clockText(minute: number): string {
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}
