import { and, asc, eq, exists, or, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { booking, bookingEvent, bookingWorker, careWorker, offering } from '../../database/schema'
import { WireFault } from '../../runtime/wire-fault'
import type { BookingRow } from '../bookings'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { deskCards } from '../desk/cards'
import { leaveSeen } from '../../runtime/seen'
import { asSeen, ownBooking, providerStaff, type ProviderStaff } from '../desk/staff'

/** That somebody is sent to it now. */
const isSent = (tx: Tx, staffId: string): SQL =>
  exists(
    tx
      .select({ id: bookingWorker.workerId })
      .from(bookingWorker)
      .innerJoin(careWorker, and(eq(careWorker.id, bookingWorker.workerId), eq(careWorker.staffId, staffId)))
      .where(and(eq(bookingWorker.bookingId, booking.id), eq(bookingWorker.active, true))),
  )

/** That he did something at it: what is over stays on his list of the day. */
const hasServed = (tx: Tx, staffId: string): SQL =>
  exists(
    tx
      .select({ id: bookingEvent.id })
      .from(bookingEvent)
      .where(
        and(
          eq(bookingEvent.bookingId, booking.id),
          eq(bookingEvent.staffId, staffId),
          sql`${bookingEvent.kind} in ('started', 'served', 'missed', 'stopped', 'unfit')`,
        ),
      ),
  )

/** Visits of a day in its order: a care worker’s own, or all of the provider for a clerk. Meals are on the round. */
export async function visits(
  parts: BookingParts,
  { db, caller, now, input: { day } }: BookingCall<'visits'>,
): Promise<BookingOutput<'visits'>> {
  const staff = providerStaff(caller)
  const rows = await db
    .select({ row: booking })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .where(
      and(
        eq(booking.providerId, staff.provider),
        eq(booking.day, day),
        sql`${booking.meal} is null`,
        sql`${booking.state} not in ('requested', 'cancelled', 'declined')`,
        staff.role === 'care-worker' ? or(isSent(db, staff.id), hasServed(db, staff.id)) : undefined,
      ),
    )
    .orderBy(asc(booking.startsAt), asc(booking.id))
  const found = rows.map(({ row }) => row)
  const persons = found.map(({ personId }) => personId)
  await leaveSeen(db, staff.account, 'booking.visits', persons, now)
  return { visits: await deskCards(db, parts, found, now) }
}

const NOT_YOURS = '这一单没有派给您。请刷新看看今天的安排,或者问一问同事。'

/** A booking of the provider that a clerk, or whoever was sent, may serve. */
export interface Serving {
  readonly row: BookingRow
  readonly staff: ProviderStaff
  readonly of: typeof offering.$inferSelect
}

/**
 * A booking to be served, held, as it was seen. A care worker has his own visits, and every stop of his provider's round.
 * @throws WireFault not-found, forbidden for another's visit, conflict where it has gone on
 */
export async function toServe({
  db,
  caller,
  input,
}: BookingCall<'checkIn' | 'finish' | 'stopVisit'>): Promise<Serving> {
  const staff = providerStaff(caller)
  const row = await ownBooking(db, staff, input.booking, true)
  // What has gone on meanwhile is told first: who was sent to it may not be any more.
  asSeen(row, input.version)
  const of = await mayServeIt(db, staff, row)
  return { row, staff, of }
}

/** @throws WireFault forbidden */
export async function mayServeIt(tx: Tx, staff: ProviderStaff, row: BookingRow) {
  const [of] = await tx.select().from(offering).where(eq(offering.id, row.offeringId))
  if (!of) throw new Error('a booking without an offering')
  if (staff.role !== 'care-worker' || of.service === 'meal-delivery') return of
  const [sent] = await tx
    .select({ id: booking.id })
    .from(booking)
    .where(and(eq(booking.id, row.id), isSent(tx, staff.id)))
  if (!sent) throw new WireFault('forbidden', NOT_YOURS)
  return of
}
