import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import { hourWords } from '@/domain/notice/booking-words'
import type { Tx } from '../../database/database'
import { facility, offering, provider, slot, waitingPlace } from '../../database/schema'
import { put } from '../../runtime/jobs'
import type { BookingParts } from '../parts'
import { tellSide, thingWords } from '../told'

export type WaitingRow = typeof waitingPlace.$inferSelect

/** A slot with all that offering a place in it needs to know. */
interface Offered {
  readonly slot: typeof slot.$inferSelect
  readonly offering: typeof offering.$inferSelect
  readonly place: string
}

const MINUTE_MS = 60_000

/**
 * Places that became free are kept for the first in the row whom they are enough for, and so on as long as some are left. Each has
 * time to answer, at the most until orders close; then it goes on. Her side is told.
 * The slot's row must be held by the caller; its `booked` goes on counting what is kept.
 * @returns how many are kept; 0 when nobody waits, or orders are closed
 */
export async function offerFreedPlace(
  tx: Tx,
  parts: BookingParts,
  { slotId, units }: { readonly slotId: string; readonly units: number },
  now: Date,
): Promise<number> {
  let kept = 0
  let offered: Offered | null | undefined
  while (kept < units) {
    const first = await firstInRow(tx, slotId, units - kept)
    if (!first) break
    offered ??= await offeredIn(tx, slotId, now)
    if (!offered) break
    await offerTo(tx, parts, first, offered, now)
    kept += first.units
  }
  return kept
}

/** Who is just leaving or answering is passed over: nobody waits for him, and nobody in a circle. */
async function firstInRow(tx: Tx, slotId: string, units: number): Promise<WaitingRow | undefined> {
  const [first] = await tx
    .select()
    .from(waitingPlace)
    .where(and(eq(waitingPlace.slotId, slotId), eq(waitingPlace.state, 'waiting'), lte(waitingPlace.units, units)))
    .orderBy(asc(waitingPlace.seq))
    .limit(1)
    .for('update', { skipLocked: true })
  return first
}

/** Null where nobody can order any more. */
async function offeredIn(tx: Tx, slotId: string, now: Date): Promise<Offered | null> {
  const [found] = await tx
    .select({ slot, offering, place: facility.name })
    .from(slot)
    .innerJoin(offering, eq(offering.id, slot.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .innerJoin(provider, and(eq(provider.id, offering.providerId), isNull(provider.blacklistedOn)))
    .where(eq(slot.id, slotId))
  if (!found || found.slot.closed || found.slot.closesAt <= now || found.offering.closedAt) return null
  return found
}

async function offerTo(
  tx: Tx,
  parts: BookingParts,
  { id, personId, units }: WaitingRow,
  { slot: at, offering: of, place }: Offered,
  now: Date,
): Promise<void> {
  const offeredUntil = new Date(Math.min(now.getTime() + of.waitMinutes * MINUTE_MS, at.closesAt.getTime()))
  await tx.update(waitingPlace).set({ state: 'offered', offeredUntil }).where(eq(waitingPlace.id, id))
  await put(tx, 'offer-over', id, offeredUntil, now)
  const what = thingWords({ ...at, units }, of, place)
  await tellSide(
    tx,
    parts.keyring,
    personId,
    (elder) => ({ template: 'waiting-offered', params: { elder, what, until: hourWords(offeredUntil, now) } }),
    { now },
  )
}
