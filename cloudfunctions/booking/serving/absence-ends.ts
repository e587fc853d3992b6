import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { absence, booking, offering } from '../../database/schema'

/** She came after all, or her counter only told later that she did: nobody has to ask any more. */
export async function cameAfterAll(
  tx: Tx,
  { ids, day, place }: { readonly ids: readonly string[]; readonly day: string; readonly place: string },
  now: Date,
): Promise<void> {
  const meals = tx
    .select({ id: booking.id })
    .from(booking)
    .innerJoin(offering, and(eq(offering.id, booking.offeringId), eq(offering.facilityId, place)))
    .where(and(inArray(booking.personId, [...ids]), eq(booking.day, day)))
  await tx
    .update(absence)
    .set({ state: 'over', outcome: 'fine', updatedAt: now })
    .where(and(inArray(absence.bookingId, meals), ne(absence.state, 'over')))
}
