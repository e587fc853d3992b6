import { and, eq } from 'drizzle-orm'
import { DECLINE_WORDS } from '@/domain/booking/states'
import type { Tx } from '../../database/database'
import { booking } from '../../database/schema'
import type { Doer } from '../../runtime/cases'
import { leaveTrace } from '../../runtime/trace'
import { WireFault } from '../../runtime/wire-fault'
import { endBooking, moveBooking, settleCaseState, type BookingRow } from '../bookings'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { aboutBooking, tellSide } from '../told'
import { deskCards } from './cards'

import { doerOf } from '../../runtime/doer'
import { asSeen, mayServe, ownBooking, providerOf, providerStaff } from './staff'

/** Accepts what is still to be answered; each that has gone on meanwhile is named. */
export async function accept(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'accept'>,
): Promise<BookingOutput<'accept'>> {
  const staff = providerStaff(caller)
  mayServe(await providerOf(db, staff))
  const by = doerOf(staff)
  const asked = new Map(input.bookings.map((one) => [one.booking, one.version]))
  const accepted: BookingRow[] = []
  const gone: string[] = []
  // In one order, so that two clerks with two lists do not wait for each other in a circle.
  for (const id of [...asked.keys()].sort()) {
    // Another provider's is not there for him, and is not held up by him.
    const [row] = await db
      .select()
      .from(booking)
      .where(and(eq(booking.id, id), eq(booking.providerId, staff.provider)))
      .for('no key update')
    if (row?.version === asked.get(id) && row?.state === 'requested')
      accepted.push(
        await moveBooking(db, parts.keyring, { booking: row, event: 'accepted', by, set: { answerBy: null } }, now),
      )
    else gone.push(id)
  }
  for (const row of firstOfOrders(accepted)) {
    await settleCaseState(db, row.orderId, now)
    const { what, caseId } = await aboutBooking(db, row)
    const days = accepted.filter(({ orderId }) => orderId === row.orderId).length
    const many = days > 1 ? `${what}等${days}天` : what
    await tellSide(
      db,
      parts.keyring,
      row.personId,
      (elder) => ({ template: 'booking-accepted', params: { elder, what: many } }),
      { now, link: { case: caseId } },
    )
    await traceOf(db, row, { account: staff.account, action: 'booking.accept', caseId }, now)
  }
  return { accepted: accepted.map(({ id }) => id), gone }
}

/** One of each order, the earliest day: her side is told once of all its days. */
function firstOfOrders(rows: readonly BookingRow[]): BookingRow[] {
  const first = new Map<string, BookingRow>()
  for (const row of [...rows].sort((a, b) => (a.day < b.day ? -1 : 1)))
    if (!first.has(row.orderId)) first.set(row.orderId, row)
  return [...first.values()]
}

/** A line in «谁看过» for what somebody of the staff did about her. */
export const traceOf = (
  tx: Tx,
  { personId }: Pick<BookingRow, 'personId'>,
  { account, action, caseId }: { readonly account: string; readonly action: string; readonly caseId: string | null },
  now: Date,
): Promise<void> => leaveTrace(tx, { personId, accountId: account, ground: 'task', action, caseId }, now)

/**
 * Declines what was not begun: place, time and money are free at once, and her side is told why and what else there is. Also what
 * was accepted, where the provider finds that it cannot keep it: better told than not come.
 */
export async function decline(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'decline'>,
): Promise<BookingOutput<'decline'>> {
  const staff = providerStaff(caller)
  const row = await ownBooking(db, staff, input.booking, true)
  asSeen(row, input.version)
  const reason = [DECLINE_WORDS[input.reason], input.words].filter(Boolean).join(',')
  const ended = await declineBooking(db, parts, { row, by: doerOf(staff), reason }, now)
  const [card] = await deskCards(db, parts, [ended], now)
  return { booking: card! }
}

/** Ends a booking by the provider’s word and tells her side. @throws WireFault conflict for one that has begun or is over */
export async function declineBooking(
  tx: Tx,
  parts: BookingParts,
  { row, by, reason }: { readonly row: BookingRow; readonly by: Doer; readonly reason: string },
  now: Date,
): Promise<BookingRow> {
  if (row.state !== 'requested' && row.state !== 'accepted')
    throw new WireFault('conflict', '这一单已经开始或者结束了,不能再退。请刷新看看。')
  const ended = await endBooking(tx, parts, { booking: row, event: 'declined', by, percent: 0, words: reason }, now)
  const { what, caseId } = await aboutBooking(tx, ended)
  await tellSide(
    tx,
    parts.keyring,
    ended.personId,
    (elder) => ({ template: 'booking-declined', params: { elder, what, reason } }),
    { now, link: { case: caseId } },
  )
  await traceOf(tx, ended, { account: by.accountId, action: 'booking.decline', caseId }, now)
  return ended
}
