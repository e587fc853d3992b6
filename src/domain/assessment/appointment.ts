import { chinaDay } from '../person/date'
import type { ItemKey } from './instrument'
import type { SheetTap } from './sheet'

/** When a form may be answered and signed. No document gives these: they are our assumptions. */

/** So long before the appointment somebody may stand at the door already, and sign. */
export const EARLY_MINUTES = 60
/** A device's clock may be so far ahead of the server's. */
export const CLOCK_MINUTES = 10
/** Taps that are older have lain on a device longer than anybody is offline: its clock is wrong. */
export const OLDEST_TAP_DAYS = 7

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** What is wrong with the moment of a hand, or of a word at the door; null where nothing is. @param begins of the appointment */
export function momentFault(at: Date, begins: Date, now: Date): string | null {
  if (at.getTime() < begins.getTime() - EARLY_MINUTES * MINUTE_MS)
    return '还没到约好的上门时间。日子改了,请先改约定的时间'
  return isAhead(at, now) ? AHEAD : null
}

/**
 * What is wrong with the moment of a name under a form; null where nothing is. The result is of the day of the visit, so the names are
 * too; when they arrive does not matter: a device may have been offline.
 */
export function handFault(at: Date, begins: Date, now: Date): string | null {
  const fault = momentFault(at, begins, now)
  if (fault !== null || chinaDay(at.getTime()) === chinaDay(begins.getTime())) return fault
  return '约好的那一天已经过了,要在上门当天签。请重新约时间,当天再看一遍、再签'
}

/**
 * Items of which an answer that stands was tapped on none of the days of the visit: a form is filled in where she is. One that was begun
 * on a day, put off and gone on with on another was filled in there twice.
 * @param days on which the visit was to be, `YYYY-MM-DD`
 */
export function answeredElsewhen(taps: readonly SheetTap[], days: readonly string[]): ItemKey[] {
  const latest = new Map<string, { readonly item: ItemKey; readonly at: string }>()
  for (const tap of taps) {
    if (tap.kind !== 'answer') continue
    const key = `${tap.by} ${tap.item}`
    const before = latest.get(key)
    if (!before || before.at <= tap.at) latest.set(key, tap)
  }
  const strange = [...latest.values()].filter(({ at }) => !days.includes(chinaDay(Date.parse(at))))
  return [...new Set(strange.map(({ item }) => item))]
}

/** What is wrong with the moment of a tap; null where nothing is. */
export function tapMomentFault(at: Date, now: Date): string | null {
  if (at.getTime() < now.getTime() - OLDEST_TAP_DAYS * DAY_MS)
    return `有记录早于${OLDEST_TAP_DAYS}天以前。请看看手机的日期和时间对不对`
  return isAhead(at, now) ? AHEAD : null
}

const AHEAD = '记录的时间在将来。请把手机的日期和时间设成自动'
const isAhead = (at: Date, now: Date): boolean => at.getTime() > now.getTime() + CLOCK_MINUTES * MINUTE_MS
