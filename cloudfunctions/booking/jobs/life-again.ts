import { and, eq, inArray } from 'drizzle-orm'
import { instantOf } from '@/domain/booking/clock'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { lifeEffect, lifeEvent, serviceOrder, type OrderBefore } from '../../database/schema'
import { put, type Run } from '../../runtime/jobs'
import { idsOf } from '../../runtime/records'
import { extendWeekly } from '../orders'
import type { BookingParts } from '../parts'

/** About an effect and a day, «event order day»: days that an event took, and that could not be booked again when it was over. */
export const BOOK_AGAIN = 'life-book-again'
/** When that is tried, in minutes of the day: its slots have been made. */
const AT_MINUTE = 10

/** An order that goes on after an event, and how it stood before. */
export interface Taken {
  readonly eventId: string
  readonly orderId: string
  readonly before: OrderBefore | null
}

/**
 * Books the days that events took from an order. Where it is barred now (her level has expired, a consent was taken back) that is tried
 * every morning as long as such a day may be to come: the look of each day books only what lies behind them.
 */
export async function bookTaken(
  tx: Tx,
  parts: BookingParts,
  { eventId, orderId, before }: Taken,
  { ids, now }: { readonly ids: readonly string[]; readonly now: Date },
): Promise<void> {
  const tomorrow = dayAfter(chinaDay(now.getTime()), 1)
  // Of an order that an earlier edition stopped nobody knows more than that it went on.
  const madeUntil = before ? before.madeUntil : dayAfter(tomorrow, -2)
  const how = await extendWeekly(tx, parts, orderId, now, { taken: await takenOf(tx, ids), madeUntil })
  if (how !== 'barred') return
  const [row] = await tx.select().from(serviceOrder).where(eq(serviceOrder.id, orderId))
  if (!row?.madeUntil || row.madeUntil < tomorrow) return
  await put(tx, BOOK_AGAIN, `${eventId} ${orderId} ${tomorrow}`, instantOf(tomorrow, AT_MINUTE), now)
}

/** Bookings that were cancelled by whatever event in her life. */
async function takenOf(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ about: lifeEffect.about })
    .from(lifeEffect)
    .innerJoin(lifeEvent, eq(lifeEvent.id, lifeEffect.eventId))
    .where(and(inArray(lifeEvent.personId, [...ids]), eq(lifeEffect.what, 'booking')))
  return new Set(rows.map(({ about }) => about))
}

/** Tries it once more. An order that has ended or rests by now books nothing. */
export async function bookAgain(parts: BookingParts, { tx, about, now }: Run): Promise<void> {
  const [eventId = '', orderId = ''] = about.split(' ')
  const one = and(eq(lifeEffect.eventId, eventId), eq(lifeEffect.what, 'order'), eq(lifeEffect.about, orderId))
  const [found] = await tx
    .select({ before: lifeEffect.before, personId: serviceOrder.personId })
    .from(lifeEffect)
    .innerJoin(serviceOrder, eq(serviceOrder.id, lifeEffect.about))
    .where(one)
  if (!found) return
  const ids = await idsOf(tx, found.personId)
  await bookTaken(tx, parts, { eventId, orderId, before: found.before as OrderBefore | null }, { ids, now })
}
