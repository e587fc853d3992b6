import { and, asc, count, desc, eq, exists, gte, inArray, ne, or, sql, type SQL } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import { daysBefore } from '@/domain/booking/clock'
import type { Tx } from '../../database/database'
import { absence, booking, offering, rating } from '../../database/schema'
import type { BookingRow } from '../bookings'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { deskCards } from './cards'
import { leaveSeen } from '../../runtime/seen'
import { providerOf, providerStaff } from './staff'
import { toAssign } from './staffing'

/** What one answer holds; a card has address, details and price, and a large canteen three hundred of them in a day. */
const PAGE = 200
/** Days for which what was done and rated is shown. */
const AFTER_DAYS = 30

/** Bookings of the clerk’s provider, as he asks for them. */
export async function deskBookings(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'deskBookings'>,
): Promise<BookingOutput<'deskBookings'>> {
  const staff = providerStaff(caller)
  const { id, name, blacklistedOn } = await providerOf(db, staff)
  const today = chinaDay(now.getTime())
  const { show, day = today, booking: only, skip = 0 } = input
  const found = await listed(db, { provider: id, show, day, today, only, skip })
  const rows = found.slice(0, PAGE)
  const bookings = await deskCards(db, parts, rows, now)
  const seen = rows.map(({ personId }) => personId)
  await leaveSeen(db, staff.account, 'booking.deskBookings', seen, now)
  return {
    provider: { id, name, blacklisted: blacklistedOn !== null },
    bookings,
    more: found.length > PAGE,
    counts: await countsOf(db, id, today, now),
  }
}

interface Listing {
  readonly provider: string
  readonly show: 'new' | 'day' | 'to-assign' | 'after'
  readonly day: string
  readonly today: string
  /** This one alone. */
  readonly only: string | undefined
  readonly skip: number
}

/** One more than a page, where there are more. */
async function listed(tx: Tx, { provider, show, day, today, only, skip }: Listing): Promise<BookingRow[]> {
  const own = and(eq(booking.providerId, provider), only === undefined ? undefined : eq(booking.id, only))!
  const when: Readonly<Record<Listing['show'], { readonly where: SQL; readonly order: readonly SQL[] }>> = {
    // Whose promised hour is over stands first.
    new: { where: and(own, eq(booking.state, 'requested'))!, order: [asc(booking.answerBy), asc(booking.startsAt)] },
    day: { where: and(own, eq(booking.day, day), takesPlace)!, order: [asc(booking.startsAt)] },
    'to-assign': { where: and(own, toAssign(provider, today))!, order: [asc(booking.startsAt)] },
    after: {
      where: and(own, gte(booking.day, daysBefore(today, AFTER_DAYS)), servedOrRated(tx))!,
      order: [sql`${booking.state} = 'served' desc`, desc(booking.servedAt)],
    },
  }
  const { where, order } = when[show]
  const rows = await tx
    .select({ row: booking })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .where(where)
    .orderBy(...order, asc(booking.id))
    .limit(PAGE + 1)
    .offset(skip)
  return rows.map(({ row }) => row)
}

/** What nobody has to think of any more on its day. */
const takesPlace = and(ne(booking.state, 'cancelled'), ne(booking.state, 'declined'))!

const servedOrRated = (tx: Tx): SQL =>
  or(
    eq(booking.state, 'served'),
    exists(tx.select({ id: rating.bookingId }).from(rating).where(eq(rating.bookingId, booking.id))),
  )!

async function countsOf(tx: Tx, provider: string, today: string, now: Date) {
  const [unanswered] = await tx
    .select({
      new: count(),
      late: sql<number>`(count(*) filter (where ${booking.answerBy} < ${now.toISOString()}::timestamptz))::int`,
    })
    .from(booking)
    .where(and(eq(booking.providerId, provider), eq(booking.state, 'requested')))
  const [unassigned] = await tx
    .select({ n: count() })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .where(toAssign(provider, today))
  const [missing] = await tx
    .select({ n: count() })
    .from(absence)
    .where(and(eq(absence.providerId, provider), inArray(absence.state, ['canteen', 'community'])))
  return {
    new: unanswered?.new ?? 0,
    late: unanswered?.late ?? 0,
    toAssign: unassigned?.n ?? 0,
    absences: missing?.n ?? 0,
  }
}
