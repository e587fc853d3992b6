import type { Pause } from '@/domain/booking/repeat'
import type { OrderRow } from './loaded'

/** The rest of an order as long as it lasts; one that is over rests no more. */
export function pauseOf(
  { pausedFrom, pausedUntil }: Pick<OrderRow, 'pausedFrom' | 'pausedUntil'>,
  today: string,
): Pause | null {
  if (pausedFrom === null || (pausedUntil !== null && pausedUntil < today)) return null
  return { from: pausedFrom, until: pausedUntil }
}
