import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Price } from '@/domain/booking/money'
import { LIVE_STATES } from '@/domain/booking/states'
import { OPEN_GRANT_STATES } from '@/domain/booking/grant'
import type { Tx } from '../../database/database'
import {
  absence,
  booking,
  counterRegular,
  serviceOrder,
  subsidyGrant,
  urgentCall,
  waitingPlace,
} from '../../database/schema'
import type { JobHandlers, Run } from '../../runtime/jobs'
import { PERSON_ERASED } from '../../runtime/forget'
import {
  endBookings,
  givePlaceBack,
  inStates,
  moveBooking,
  settleCaseState,
  type BookingEnd,
  type BookingRow,
} from '../bookings'
import { pricesOf, settle } from '../money'
import { isPublic } from '../orders/pricing'
import type { BookingParts } from '../parts'
import { aboutBooking, tellProvider } from '../told'

/** What is left to do when somebody's record was erased: nobody is to come, cook, wait or ring for her any more. */
export function erasedJobs(parts: BookingParts): JobHandlers {
  return { [PERSON_ERASED]: (run) => endAll(parts, run) }
}

/** About the person's row. Her key is gone: what is written down from now on has no words. */
async function endAll(parts: BookingParts, { tx, about: personId, now }: Run): Promise<void> {
  const rows = await tx
    .select()
    .from(booking)
    .where(and(eq(booking.personId, personId), inStates(LIVE_STATES)))
    .orderBy(booking.id)
    .for('no key update')
  for (const row of rows) if (row.state === 'served') await confirmServed(tx, parts, row, now)
  await endRest(
    tx,
    parts,
    rows.filter(({ state }) => state !== 'served'),
    now,
  )
  await tx
    .update(serviceOrder)
    .set({ endedAt: now, version: sql`${serviceOrder.version} + 1` })
    .where(and(eq(serviceOrder.personId, personId), isNull(serviceOrder.endedAt)))
  await endGrants(tx, personId, now)
  await tx
    .update(urgentCall)
    .set({ state: 'over', nextAt: null, endedAt: now })
    .where(and(eq(urgentCall.personId, personId), inArray(urgentCall.state, ['ringing', 'answered'])))
  await tx
    .update(absence)
    .set({ state: 'over', updatedAt: now })
    .where(and(eq(absence.personId, personId), ne(absence.state, 'over')))
  // No four digits lead to her any more.
  await tx.update(counterRegular).set({ tailHash: '' }).where(eq(counterRegular.personId, personId))
  await leaveRows(tx, parts, personId, now)
}

/**
 * What was served is over: nobody is left who could be asked about it. What she herself paid, and what others give beside a grant, stays;
 * public money goes out on her word, her code or a call alone, and is released.
 */
async function confirmServed(tx: Tx, parts: BookingParts, row: BookingRow, now: Date): Promise<void> {
  const set = { confirmedAt: now, confirmedBy: 'time' } as const
  const after = await moveBooking(tx, parts.keyring, { booking: row, event: 'confirmed', by: null, set }, now)
  const price = row.subsidised ? (await pricesOf(tx, [row])).get(row.id) : undefined
  await settle(tx, parts, { booking: after, byAccount: null, now, ...(price && { fee: withoutPublic(price) }) })
  await settleCaseState(tx, row.orderId, now)
}

function withoutPublic({ shares, ownFen }: Price): Price {
  const kept = shares.filter(({ payer, programme }) => programme === '' && !isPublic(payer))
  return { listFen: kept.reduce((sum, { fen }) => sum + fen, ownFen), shares: kept, ownFen }
}

/** All that was still to come, or had only begun, ends free of charge. */
async function endRest(tx: Tx, parts: BookingParts, rows: readonly BookingRow[], now: Date): Promise<void> {
  const ends = rows.map((row): BookingEnd => {
    const event = row.state === 'started' ? 'stopped' : 'cancelled'
    return { booking: row, event, by: null, percent: 0 }
  })
  for (const row of rows) {
    const { what } = await aboutBooking(tx, row)
    const notice = { template: 'booking-erased', params: { what } } as const
    await tellProvider(tx, parts.keyring, row.providerId, notice, { now })
  }
  await endBookings(tx, parts, ends, now)
}

async function endGrants(tx: Tx, personId: string, now: Date): Promise<void> {
  const hers = and(eq(subsidyGrant.personId, personId), inArray(subsidyGrant.state, [...OPEN_GRANT_STATES]))
  const inForce = sql`${subsidyGrant.state} = 'in-force'`
  await tx
    .update(subsidyGrant)
    .set({
      state: sql`case when ${inForce} then 'stopped' else 'withdrawn' end`,
      stopReason: sql`case when ${inForce} then 'own-wish' end`,
      version: sql`${subsidyGrant.version} + 1`,
      updatedAt: now,
    })
    .where(hers)
}

/** A place that is kept for her goes to the next; last, for slots are held by it. */
export async function leaveRows(tx: Tx, parts: BookingParts, personId: string, now: Date): Promise<void> {
  const rows = await tx
    .select()
    .from(waitingPlace)
    .where(and(eq(waitingPlace.personId, personId), inArray(waitingPlace.state, ['waiting', 'offered'])))
    .orderBy(waitingPlace.slotId, waitingPlace.id)
    .for('update')
  for (const row of rows) {
    await tx.update(waitingPlace).set({ state: 'left', offeredUntil: null }).where(eq(waitingPlace.id, row.id))
    if (row.state === 'offered') await givePlaceBack(tx, parts, row, now)
  }
}
