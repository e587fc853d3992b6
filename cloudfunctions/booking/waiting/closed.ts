import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { facility, offering, slot, waitingPlace } from '../../database/schema'
import type { BookingParts } from '../parts'
import { tellSide, thingWords } from '../told'
import type { WaitingRow } from './offer'

const inRow = (slotId: string) =>
  and(eq(waitingPlace.slotId, slotId), inArray(waitingPlace.state, ['waiting', 'offered']))

/** Holds those who wait for a slot, before the slot itself: the order in which whoever answers an offer takes them. */
export async function holdRow(tx: Tx, slotId: string): Promise<void> {
  await tx
    .select({ id: waitingPlace.id })
    .from(waitingPlace)
    .where(inRow(slotId))
    .orderBy(asc(waitingPlace.id))
    .for('update')
}

/**
 * Ends the row of a slot that was closed, which the caller holds: nobody waits for what will not be, and each is told why at once.
 * Whoever is answering in this very moment is passed over, and is told by his answer.
 */
export async function endRow(tx: Tx, parts: BookingParts, slotId: string, reason: string, now: Date): Promise<void> {
  const rows = await tx
    .select()
    .from(waitingPlace)
    .where(inRow(slotId))
    .orderBy(asc(waitingPlace.seq))
    .for('update', { skipLocked: true })
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await tx.update(waitingPlace).set({ state: 'passed', offeredUntil: null }).where(inArray(waitingPlace.id, ids))
  const kept = rows.filter(({ state }) => state === 'offered').reduce((sum, { units }) => sum + units, 0)
  if (kept > 0)
    await tx
      .update(slot)
      .set({ booked: sql`${slot.booked} - ${kept}` })
      .where(eq(slot.id, slotId))
  const [of] = await tx
    .select({ slot, offering, place: facility.name })
    .from(slot)
    .innerJoin(offering, eq(offering.id, slot.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .where(eq(slot.id, slotId))
  if (!of) throw new Error('somebody waited for a slot that is not there')
  for (const row of rows) await tellOne(tx, parts, row, of, reason, now)
}

interface Of {
  readonly slot: typeof slot.$inferSelect
  readonly offering: typeof offering.$inferSelect
  readonly place: string
}

async function tellOne(
  tx: Tx,
  { keyring }: BookingParts,
  { personId, units }: WaitingRow,
  of: Of,
  reason: string,
  now: Date,
): Promise<void> {
  const what = thingWords({ ...of.slot, units }, of.offering, of.place)
  const telling = (elder: string) => ({ template: 'waiting-closed', params: { elder, what, reason } }) as const
  await tellSide(tx, keyring, personId, telling, { now })
}
