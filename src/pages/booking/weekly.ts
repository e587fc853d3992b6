import type { SlotCard } from '@/contract/booking/shapes'
import type { BookingDraft } from '@/client/booking-draft'
import { weekdaysOf } from './slot-words'

/** Each week, said before any day is chosen. */
export const DAYS_TO_COME = { weekdays: [], starts: 0 }

/** The rule that days make: their weekdays at their one hour; none where their hours differ. */
export function weeklyOf(chosen: readonly SlotCard[]): BookingDraft['weekly'] {
  const [first] = chosen
  if (!first || chosen.some(({ starts }) => starts !== first.starts)) return undefined
  return { weekdays: weekdaysOf(chosen), starts: first.starts }
}

/**
 * What goes on each week, once other days are chosen.
 * @param seen those chosen that stand on this page; what was said of days in another fortnight stands beside them
 * @param all how many are chosen
 */
export function weeklyNow(
  said: BookingDraft['weekly'],
  seen: readonly SlotCard[],
  all: number,
): BookingDraft['weekly'] {
  if (!said) return undefined
  if (seen.length === 0) return all > 0 ? said : DAYS_TO_COME
  const here = weeklyOf(seen)
  if (!here || all === seen.length || said.weekdays.length === 0) return here
  if (said.starts !== here.starts) return undefined
  return { ...here, weekdays: [...new Set([...said.weekdays, ...here.weekdays])].sort((a, b) => a - b) }
}
