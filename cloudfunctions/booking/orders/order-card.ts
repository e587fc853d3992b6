import { and, desc, eq, gte } from 'drizzle-orm'
import type { BookingCard, OrderCard } from '@/contract/booking/shapes'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { booking } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import type { Call } from '../../runtime/define'
import { bookingCards, cancelPercentOf, offeringCards, type BookingRow, type OrderDetails } from '../bookings'
import type { BookingParts } from '../parts'
import { eventsOfOrder } from './events'
import { orderOfCase, type Order } from './loaded'
import { pauseOf } from './pause'
import { shownDetails } from './shown'

/** Of a long weekly order so many days that are over are shown, and all to come. */
const PAST_DAYS = 60

type Reader = Pick<Call<unknown>, 'caller' | 'forPerson' | 'forCase' | 'now'>

/** One order with its bookings and everything that happened, as this caller may see it. */
export async function orderCard(tx: Tx, parts: BookingParts, reader: Reader, caseId: string): Promise<OrderCard> {
  const order = await orderOfCase(tx, caseId)
  const { row, case: file, owner } = order
  const rows = await tx
    .select()
    .from(booking)
    .where(and(eq(booking.orderId, row.id), gte(booking.day, dayAfter(chinaDay(reader.now.getTime()), -PAST_DAYS))))
    .orderBy(desc(booking.startsAt), desc(booking.id))
  const [offering] = await offeringCards(tx, parts, [order.offering], reader.now)
  if (!offering) throw new Error('an order gave no offering')
  const cards = await bookingCards(tx, parts, rows, reader.now)
  const { details, name, body } = await shownDetails(tx, parts.keyring, reader, order, rows)
  return {
    ...{ id: row.id, case: file.id, caseVersion: file.version, number: file.number, kind: row.kind, offering },
    person: { id: order.personId, name: name(elderName(parts.keyring, owner)) },
    units: row.units,
    weekly: row.weekly && { ...row.weekly, weekdays: [...row.weekly.weekdays] },
    paused: pauseOf(row, chinaDay(reader.now.getTime())),
    ended: row.endedAt !== null,
    details: details as OrderDetails,
    version: row.version,
    bookings: cards.map((card) => ({ ...card, person: { id: order.personId, name: name(card.person.name) } })),
    events: await eventsOfOrder(tx, parts, order, { bookings: rows, body }),
    may: mayNow(reader, order, rows, cards),
  }
}

/** How an order stands, as far as it says what can be done. */
interface Standing {
  readonly row: Pick<Order['row'], 'kind' | 'endedAt' | 'pausedFrom' | 'pausedUntil'>
  readonly case: Pick<Order['case'], 'desk'>
}

/** What this caller can do now; the server asks again when he does it. */
export function mayNow(
  { caller, forPerson, forCase, now }: Reader,
  { row, case: file }: Standing,
  rows: readonly BookingRow[],
  cards: readonly BookingCard[],
): OrderCard['may'] {
  const ground = forPerson?.ground ?? forCase?.ground
  if (ground === 'task') return caller.staff?.role === 'clerk' || file.desk === 'street' ? ['say'] : []
  const ahead = rows.filter(({ state, startsAt }) => (state === 'requested' || state === 'accepted') && startsAt > now)
  const goesOn = row.kind === 'weekly' && row.endedAt === null
  const may: OrderCard['may'] = ['say', 'complain']
  if (ahead.length > 0) may.push('cancel')
  if (ahead.some((one) => cancelPercentOf(one, now) === 0)) may.push('change')
  if (goesOn) may.push(pauseOf(row, chinaDay(now.getTime())) ? 'resume' : 'pause')
  if (goesOn) may.push('end')
  if (rows.some(({ state }) => state === 'served')) may.push('confirm')
  if (cards.some(({ state, score }) => score === null && isRateable(state))) may.push('rate')
  return may
}

/** States after which somebody may say how it was. */
export const isRateable = (state: BookingRow['state']): boolean =>
  state === 'confirmed' || state === 'missed' || state === 'stopped'
