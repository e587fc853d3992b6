import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { BookingCard } from '@/contract/booking/shapes'
import { minuteOf } from '@/domain/booking/clock'
import type { Price } from '@/domain/booking/money'
import { lateFeeOf } from '@/domain/booking/price'
import { isLive } from '@/domain/booking/states'
import type { Tx } from '../../database/database'
import {
  booking,
  bookingWorker,
  careWorker,
  facility,
  offering,
  person,
  rating,
  serviceOrder,
  slot,
} from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { pricesOf } from '../money'
import type { BookingParts } from '../parts'
import { cancelPercentOf } from './end'
import type { OfferingRow } from './load'
import type { BookingRow } from './move'
import { placeCardOf } from './offering-cards'

const MINUTE_MS = 60_000
/** Minutes after midnight at which a day ends. */
const DAY_END = 1440

/** Bookings as the person's side reads them, in the order of `rows`. */
export async function bookingCards(
  tx: Tx,
  parts: BookingParts,
  rows: readonly BookingRow[],
  now: Date,
): Promise<BookingCard[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const around = await aroundOf(tx, ids)
  const prices = await pricesOf(tx, rows)
  const workers = await workersOf(tx, parts, ids)
  return rows.map((row) => {
    const found = around.get(row.id)
    const price = prices.get(row.id)
    if (!found || !price) throw new Error('a booking without its offering or price')
    const person = { id: found.owner.id, name: elderName(parts.keyring, found.owner) }
    return bookingCardOf(row, { ...found, person, price, workers: workers.get(row.id) ?? [] }, now)
  })
}

/** What stands around a booking. */
export interface AroundBooking extends Pick<BookingCard, 'person' | 'score' | 'workers'> {
  readonly caseId: string
  readonly offering: Pick<OfferingRow, 'service' | 'name'>
  readonly place: Parameters<typeof placeCardOf>[0]
  readonly price: Price
  /** When she is through; of a meal, when its slot ends. */
  readonly ends: Date
  readonly slotEnds: Date | null
}

/** A booking of which all has been read. */
export function bookingCardOf(row: BookingRow, found: AroundBooking, now: Date): BookingCard {
  const { price, person, workers, score } = found
  const { id, orderId, day, meal, units, state, subsidised, confirmedBy, version } = row
  const starts = minuteOf(row.startsAt)
  return {
    ...{ id, order: orderId, case: found.caseId, service: found.offering.service, name: found.offering.name },
    ...{ day, meal, units, state, subsidised, confirmedBy, version, starts },
    price: { listFen: price.listFen, shares: [...price.shares], ownFen: price.ownFen },
    place: placeCardOf(found.place),
    person,
    // A late dinner at the counter is through on the next day; minutes of a day go no further.
    ends: Math.min(DAY_END, starts + Math.round((endOf(row, found).getTime() - row.startsAt.getTime()) / MINUTE_MS)),
    undoUntil: row.undoUntil.toISOString(),
    freeUntil: (row.freeUntil ?? row.undoUntil).toISOString(),
    cancelFen: lateFeeOf(price, cancelPercentOf(row, now)).ownFen,
    answerBy: row.answerBy?.toISOString() ?? null,
    workers: isLive(state) ? workers : [],
    score,
  }
}

/** A meal can be eaten until its slot ends; somebody who comes stays as long as was booked. */
const endOf = (row: BookingRow, { ends, slotEnds }: { readonly ends: Date; readonly slotEnds: Date | null }): Date =>
  row.meal && slotEnds ? slotEnds : ends

async function aroundOf(tx: Tx, ids: readonly string[]) {
  const rows = await tx
    .select({
      id: booking.id,
      caseId: serviceOrder.caseId,
      offering: { service: offering.service, name: offering.name },
      place: facility,
      owner: person,
      ends: sql<Date>`upper(${booking.during})`.mapWith(booking.startsAt),
      slotEnds: slot.endsAt,
      score: rating.score,
    })
    .from(booking)
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .innerJoin(person, eq(person.id, booking.personId))
    .leftJoin(slot, eq(slot.id, booking.slotId))
    .leftJoin(rating, eq(rating.bookingId, booking.id))
    .where(inArray(booking.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** What a `care_worker` row keeps sealed. */
interface WorkerSecret {
  readonly name: string
  readonly phone: string | null
}

/** Who comes, with the number to ring. */
async function workersOf(
  tx: Tx,
  { keyring }: BookingParts,
  ids: readonly string[],
): Promise<Map<string, BookingCard['workers']>> {
  const rows = await tx
    .select({ bookingId: bookingWorker.bookingId, worker: careWorker })
    .from(bookingWorker)
    .innerJoin(careWorker, eq(careWorker.id, bookingWorker.workerId))
    .where(and(inArray(bookingWorker.bookingId, [...ids]), eq(bookingWorker.active, true)))
    .orderBy(asc(bookingWorker.createdAt), asc(careWorker.id))
  const found = new Map<string, BookingCard['workers']>()
  for (const { bookingId, worker } of rows) {
    const { name, phone } = keyring.open(worker.id, worker) as WorkerSecret
    found.set(bookingId, [...(found.get(bookingId) ?? []), { name, phone: phone || null }])
  }
  return found
}
