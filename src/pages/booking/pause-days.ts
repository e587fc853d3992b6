import type { OrderCard } from '@/contract/booking/shapes'
import { instantOf } from '@/domain/booking/clock'
import { isPaused, type Pause } from '@/domain/booking/repeat'
import { dayAfter } from '@/domain/facility/hours'
import { isRealDay } from '@/domain/person/date'
import type { DateParts } from '@/ui'

export type Until = 'open' | 'week' | 'fortnight' | 'month' | 'day'
const DAYS: Readonly<Partial<Record<Until, number>>> = { week: 7, fortnight: 14, month: 30 }

/** A day as it was typed; undefined where the calendar has none such. */
export function readDay({ year, month, day }: DateParts): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDay(text) ? text : undefined
}

/** The last day of a pause; null where it is left open. */
export function lastDay(
  until: Until,
  from: string,
  date: DateParts,
): { readonly day: string | null; readonly problem?: string } {
  if (until === 'open') return { day: null }
  const days = DAYS[until]
  if (days !== undefined) return { day: dayAfter(from, days - 1) }
  const day = readDay(date)
  if (day === undefined) return { day: null, problem: '请填到哪一天,年月日都要填' }
  return day < from ? { day: null, problem: '这一天在暂停开始之前,请看看' } : { day }
}

export interface PauseCost {
  /** On how many days cancelling costs her something. */
  readonly days: number
  /** What that comes to, in fen of her own. */
  readonly ownFen: number
}

/** What a pause costs now: the same that cancelling its days one by one would. */
export function costOf({ bookings }: Pick<OrderCard, 'bookings'>, pause: Pause, at: number): PauseCost {
  const late = bookings.filter(
    ({ day, starts, state, cancelFen }) =>
      isPaused(day, pause) &&
      (state === 'requested' || state === 'accepted') &&
      cancelFen > 0 &&
      instantOf(day, starts).getTime() > at,
  )
  return { days: late.length, ownFen: late.reduce((sum, { cancelFen }) => sum + cancelFen, 0) }
}
