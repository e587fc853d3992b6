import { and, eq, gt, sql } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { slot } from '../../database/schema'
import type { BookingParts } from '../parts'
import { offerFreedPlace } from '../waiting/offer'
import type { BookingRow } from './move'

/**
 * Takes places of a slot, if it has them: one conditional UPDATE, the last statement of a booking, so that the row that everybody
 * wants is held shortest.
 * @returns false when it is full, closed, or its orders have closed; nothing was taken then
 */
export async function takePlace(tx: Tx, slotId: string, units: number, now: Date): Promise<boolean> {
  const taken = await tx
    .update(slot)
    .set({ booked: sql`${slot.booked} + ${units}` })
    .where(
      and(
        eq(slot.id, slotId),
        eq(slot.closed, false),
        gt(slot.closesAt, now),
        sql`${slot.booked} + ${units} <= ${slot.capacity}`,
      ),
    )
    .returning({ id: slot.id })
  return taken.length > 0
}

/**
 * A place becomes free: the first who waits is offered it and has time to answer; without anybody it can be booked again.
 * For a booking that has just left its slot; one without a slot gives nothing back.
 */
export async function givePlaceBack(
  tx: Tx,
  parts: BookingParts,
  booking: Pick<BookingRow, 'slotId' | 'units'>,
  now: Date,
): Promise<void> {
  const { slotId, units } = booking
  if (slotId === null) return
  // Whoever begins to wait holds the slot while he is written down: either he is seen here, or he sees the free place.
  await tx.select({ id: slot.id }).from(slot).where(eq(slot.id, slotId)).for('no key update')
  const free = units - (await offerFreedPlace(tx, parts, { slotId, units }, now))
  if (free > 0)
    await tx
      .update(slot)
      .set({ booked: sql`${slot.booked} - ${free}` })
      .where(eq(slot.id, slotId))
}
