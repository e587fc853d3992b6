import { and, eq, inArray, lte } from 'drizzle-orm'
import type { NoticeKey } from '@/domain/notice/templates'
import type { Tx } from '../../database/database'
import { facility, offering, slot, waitingPlace } from '../../database/schema'
import type { JobHandlers, Run } from '../../runtime/jobs'
import { givePlaceBack } from '../bookings'
import type { BookingParts } from '../parts'
import { tellSide, thingWords } from '../told'
import type { WaitingRow } from './offer'

/** What time does to the row of those who wait. */
export function waitingJobs(parts: BookingParts): JobHandlers {
  return { 'offer-over': (run) => offerOver(parts, run), 'waiting-over': (run) => waitingOver(parts, run) }
}

/** About the waiting place: nobody answered in time, and it goes to the next, or back to all. */
async function offerOver(parts: BookingParts, { tx, about, now }: Run): Promise<void> {
  const [row] = await tx
    .update(waitingPlace)
    .set({ state: 'passed', offeredUntil: null })
    .where(and(eq(waitingPlace.id, about), eq(waitingPlace.state, 'offered'), lte(waitingPlace.offeredUntil, now)))
    .returning()
  if (!row) return
  await tellOf(tx, parts, row, 'waiting-passed', now)
  await givePlaceBack(tx, parts, row, now)
}

/** About the waiting place: orders are closed, and nothing came. */
async function waitingOver(parts: BookingParts, { tx, about, now }: Run): Promise<void> {
  const ended = tx.select({ id: slot.id }).from(slot).where(lte(slot.closesAt, now))
  const [row] = await tx
    .update(waitingPlace)
    .set({ state: 'passed' })
    .where(and(eq(waitingPlace.id, about), eq(waitingPlace.state, 'waiting'), inArray(waitingPlace.slotId, ended)))
    .returning()
  if (row) await tellOf(tx, parts, row, 'waiting-over', now)
}

async function tellOf(
  tx: Tx,
  { keyring }: BookingParts,
  { personId, slotId, units }: WaitingRow,
  template: Extract<NoticeKey, 'waiting-passed' | 'waiting-over'>,
  now: Date,
): Promise<void> {
  const [found] = await tx
    .select({ slot, offering, place: facility.name })
    .from(slot)
    .innerJoin(offering, eq(offering.id, slot.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .where(eq(slot.id, slotId))
  if (!found) return
  const what = thingWords({ ...found.slot, units }, found.offering, found.place)
  await tellSide(tx, keyring, personId, (elder) => ({ template, params: { elder, what } }), { now })
}
