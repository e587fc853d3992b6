import { eq, sql, type SQL } from 'drizzle-orm'
import type { BookingState } from '@/domain/booking/states'
import type { Tx } from '../../database/database'
import { booking, type offering, type slot } from '../../database/schema'
import { WireFault } from '../../runtime/wire-fault'
import type { BookingRow } from './move'

export type OfferingRow = typeof offering.$inferSelect
export type SlotRow = typeof slot.$inferSelect

/** A booking by its id, locked where it will be changed. @throws WireFault not-found */
export async function loadBooking(tx: Tx, id: string, lock = false): Promise<BookingRow> {
  const query = tx.select().from(booking).where(eq(booking.id, id))
  // Not a full lock: events that name it may be written meanwhile.
  const [row] = await (lock ? query.for('no key update') : query)
  if (!row) throw new WireFault('not-found', '没有找到这次预约。请返回看看,或打 12349 问。')
  return row
}

/** `[start,end)` as the column `during` takes it. @param minutes how long, whole */
export function duringFrom(starts: Date, minutes: number): string {
  return `[${starts.toISOString()},${new Date(starts.getTime() + minutes * 60_000).toISOString()})`
}

/** Minutes for which she is there: a meal is as long as one sits, hours and visits add up. */
export const minutesOf = ({ unit, minutes }: Pick<OfferingRow, 'unit' | 'minutes'>, units: number): number =>
  unit === 'portion' ? minutes : minutes * units

/** Whether a booking is in one of some states, written out so that a partial index is seen to hold them. */
export const inStates = (states: readonly BookingState[]): SQL =>
  sql`${booking.state} in (${sql.raw(states.map((state) => `'${state}'`).join(', '))})`
