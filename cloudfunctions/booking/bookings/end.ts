import { cancelPercent } from '@/domain/booking/clock'
import { feeOf, lateFeeOf } from '@/domain/booking/price'
import type { Tx } from '../../database/database'
import type { Doer } from '../../runtime/cases'
import { pricesOf, release, settle } from '../money'
import type { BookingParts } from '../parts'
import { settleCaseState } from './case-state'
import type { BookingEventSecret } from './details'
import { moveBooking, type BookingRow } from './move'
import { givePlaceBack } from './places'

/** What cancelling now would cost of the whole price, in per cent: nothing while nobody has promised her anything. */
export function cancelPercentOf(row: BookingRow, now: Date): number {
  const { state, undoUntil, freeUntil, latePercent } = row
  if (state !== 'accepted') return 0
  return cancelPercent(now, { undoUntil, freeUntil: freeUntil ?? undoUntil, latePercent })
}

/** How a booking ends that she will not have. */
export interface BookingEnd {
  readonly booking: BookingRow
  readonly event: 'cancelled' | 'undone' | 'declined' | 'expired' | 'missed' | 'stopped' | 'unfit'
  /** Null: time alone. */
  readonly by: Doer | null
  /** A fee: of a service that was begun, of the whole price, paid as the booking would have been; else of her own share. */
  readonly percent: number
  readonly words?: string
  /** What was measured before it: kept apart from the words, for not everybody reads it. */
  readonly measured?: BookingEventSecret['measured']
  /** When it was, on a device that was offline then. */
  readonly at?: Date
}

/**
 * Ends a live booking that she will not have, by whoever's word: state and event, worker's time, money with `percent` of the price
 * as a fee, the state of its case, and its place. Tells nobody: the caller knows the words.
 * @returns the booking as it stands after it
 * @throws WireFault conflict when it cannot end so now, or was moved by somebody else meanwhile
 */
export async function endBooking(tx: Tx, parts: BookingParts, end: BookingEnd, now: Date): Promise<BookingRow> {
  const [after] = await endBookings(tx, parts, [end], now)
  return after!
}

/**
 * The same for several, which must be held. Accounts before places, and each in one order for everybody: whoever ends some days and
 * whoever books others never wait for each other in a circle.
 * @returns the bookings as they stand after it, in the order of `ends`
 * @throws WireFault conflict as `endBooking` does; none has ended then
 */
export async function endBookings(
  tx: Tx,
  parts: BookingParts,
  ends: readonly BookingEnd[],
  now: Date,
): Promise<BookingRow[]> {
  const after = new Map<string, BookingRow>()
  const byDay = [...ends].sort((a, b) => (a.booking.day < b.booking.day ? -1 : 1))
  for (const end of byDay) after.set(end.booking.id, await endInAccounts(tx, parts, end, now))
  for (const orderId of new Set(ends.map(({ booking }) => booking.orderId))) await settleCaseState(tx, orderId, now)
  const places = ends
    .map(({ booking }) => booking)
    // A place in a service that has begun is nobody else's any more.
    .filter(({ state }) => state === 'requested' || state === 'accepted')
    .sort((a, b) => ((a.slotId ?? '') < (b.slotId ?? '') ? -1 : 1))
  for (const before of places) await givePlaceBack(tx, parts, before, now)
  return ends.map(({ booking: { id } }) => after.get(id)!)
}

/** State, event, worker's time and money; its place is not given back yet. */
async function endInAccounts(tx: Tx, parts: BookingParts, end: BookingEnd, now: Date): Promise<BookingRow> {
  const { booking: before, event, by, percent, words = '', measured, at } = end
  const secret = { words, ...(measured && { measured }) }
  const move = { booking: before, event, by, secret, set: { answerBy: null }, ...(at && { at }) }
  const after = await moveBooking(tx, parts.keyring, move, now)
  const act = { booking: after, byAccount: by?.accountId ?? null, now }
  const price = percent > 0 ? (await pricesOf(tx, [before])).get(before.id) : undefined
  const fee = price && (event === 'stopped' ? feeOf : lateFeeOf)(price, percent)
  if (fee && fee.listFen > 0) await settle(tx, parts, { ...act, fee })
  else await release(tx, parts, act)
  return after
}
