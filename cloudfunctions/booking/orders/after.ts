import { eq, sql } from 'drizzle-orm'
import { facilityRating, person, rating } from '../../database/schema'
import { WireFault } from '../../runtime/wire-fault'
import { moveBooking, settleCaseState } from '../bookings'
import { settle } from '../money'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { doerFor } from '../../runtime/doer'
import { bookingOfCall, orderOfCall } from './loaded'
import { isRateable, orderCard } from './order-card'

/** She had it: the money is settled by it. */
export async function confirm(parts: BookingParts, call: BookingCall<'confirm'>): Promise<BookingOutput<'confirm'>> {
  const { db, input, forCase, now } = call
  const order = await orderOfCall(db, forCase)
  const row = await bookingOfCall(db, order, input)
  const by = doerFor(call)
  const set = { confirmedAt: now, confirmedBy: 'tap' as const }
  const after = await moveBooking(db, parts.keyring, { booking: row, event: 'confirmed', by, set }, now)
  await settle(db, parts, { booking: after, byAccount: by.accountId, now })
  await settleCaseState(db, order.row.id, now)
  return { order: await orderCard(db, parts, call, order.case.id) }
}

/** How it was, once: one tap, and words if there are any. */
export async function rate(parts: BookingParts, call: BookingCall<'rate'>): Promise<BookingOutput<'rate'>> {
  const { db, input, forCase, now } = call
  const { keyring } = parts
  const { score, words = '' } = input
  const order = await orderOfCall(db, forCase)
  const row = await bookingOfCall(db, order, input)
  if (!isRateable(row.state)) throw new WireFault('conflict', '这一单还没有完成,完成了再评价。')
  const [her] = words === '' ? [] : await db.select().from(person).where(eq(person.id, row.personId))
  const written = await db
    .insert(rating)
    .values({
      ...{ bookingId: row.id, facilityId: order.offering.facilityId, score, createdAt: now },
      sealed: her?.wrappedKey ? keyring.sealUnder(her.wrappedKey, her.id, { words }) : null,
    })
    .onConflictDoNothing()
    .returning({ id: rating.bookingId })
  if (written.length === 0) throw new WireFault('conflict', '这一单已经评价过了,谢谢您。有话还可以在下面留言。')
  await moveBooking(db, keyring, { booking: row, event: 'rated', by: doerFor(call), secret: { words } }, now)
  const card = await orderCard(db, parts, call, order.case.id)
  // One row for all who rate the place: held last.
  await db
    .insert(facilityRating)
    .values({ facilityId: order.offering.facilityId, [score]: 1 })
    .onConflictDoUpdate({
      target: facilityRating.facilityId,
      set: { [score]: sql`${facilityRating[score]} + 1` },
    })
  return { order: card }
}
