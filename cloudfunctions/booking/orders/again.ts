import { and, desc, eq, min } from 'drizzle-orm'
import { instantOf } from '@/domain/booking/clock'
import { daysOf } from '@/domain/booking/repeat'
import { COUNTING_STATES, type BookingState } from '@/domain/booking/states'
import type { Tx } from '../../database/database'
import { booking, bookingEvent } from '../../database/schema'
import type { BookingParts } from '../parts'
import { secretOf } from './events'
import type { Order } from './loaded'

/** What a word that was taken back, or is over, had taken of an order. */
export interface Again {
  /** Bookings that were cancelled by such a word. What she cancelled herself is not among them. */
  readonly taken: ReadonlySet<string>
  /** The last day up to which the order was booked before it; null: nothing was. */
  readonly madeUntil: string | null
}

/** A stretch of days, both included. */
interface Between {
  readonly first: string
  readonly last: string
}

/** Days of an order that want a booking, and when each begins. */
export type Wanted = ReadonlyMap<string, Date>

type Own = Pick<typeof booking.$inferSelect, 'id' | 'day' | 'state' | 'startsAt'>

const counts = ({ state }: { readonly state: BookingState }): boolean =>
  (COUNTING_STATES as readonly BookingState[]).includes(state)

const ownOf = (tx: Tx, { row }: Order): Promise<Own[]> =>
  tx
    .select({ id: booking.id, day: booking.day, state: booking.state, startsAt: booking.startsAt })
    .from(booking)
    .where(eq(booking.orderId, row.id))

/** Days of the rule that have no booking yet. What she cancelled by itself stays cancelled; what a rest took is booked again after it. */
export async function daysAnew(tx: Tx, parts: BookingParts, order: Order, between: Between): Promise<Wanted> {
  const { pausedFrom, weekly } = order.row
  const own = await ownOf(tx, order)
  const movedFrom = await daysMovedFrom(tx, parts, order)
  const rested = (day: string) => pausedFrom !== null && day >= pausedFrom
  const done = new Set(
    own
      .filter((one) => counts(one) || !rested(one.day))
      // One that was moved to another day stands for the day of the rule too.
      .flatMap(({ id, day }) => [day, movedFrom.get(id) ?? day]),
  )
  return byRule(order, weekly ? daysOf(weekly, between).filter((day) => !done.has(day)) : [])
}

/** Of the days that were booked before, those that the word took, where and when they were; of those behind them, all of the rule. */
export async function daysAgain(
  tx: Tx,
  order: Order,
  { first, last }: Between,
  { taken, madeUntil }: Again,
): Promise<Wanted> {
  const { weekly } = order.row
  const latest = latestByDay(await ownOf(tx, order), await turnsOf(tx, order))
  const back = [...latest.values()].filter(({ id, day }) => taken.has(id) && day >= first && day <= last)
  const fresh = weekly ? daysOf(weekly, { first, last }) : []
  const beyond = fresh.filter((day) => !latest.has(day) && (madeUntil === null || day > madeUntil))
  return new Map([...byRule(order, beyond), ...back.map(({ day, startsAt }) => [day, startsAt] as const)])
}

const byRule = ({ row: { weekly } }: Order, days: readonly string[]): Wanted =>
  new Map(days.map((day) => [day, instantOf(day, weekly!.starts)]))

/** What became of each day last. One that she has counts, whatever else was there. */
function latestByDay(own: readonly Own[], turns: ReadonlyMap<string, number>): ReadonlyMap<string, Own> {
  const turn = (one: Own) => (counts(one) ? Number.MAX_SAFE_INTEGER : (turns.get(one.id) ?? 0))
  return new Map([...own].sort((a, b) => turn(a) - turn(b)).map((one) => [one.day, one]))
}

/** In which order the bookings of an order came, by the first thing that happened to each: many are of one moment. */
async function turnsOf(tx: Tx, { row }: Order): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ id: bookingEvent.bookingId, turn: min(bookingEvent.seq) })
    .from(bookingEvent)
    .where(eq(bookingEvent.orderId, row.id))
    .groupBy(bookingEvent.bookingId)
  return new Map(rows.map(({ id, turn }) => [id, Number(turn)]))
}

/** On which day of the rule each booking stood that was moved since, by its id. */
async function daysMovedFrom(tx: Tx, parts: BookingParts, { row, owner }: Order): Promise<ReadonlyMap<string, string>> {
  const events = await tx
    .select()
    .from(bookingEvent)
    .where(and(eq(bookingEvent.orderId, row.id), eq(bookingEvent.kind, 'changed')))
    .orderBy(desc(bookingEvent.seq))
  // Earliest last: of one that was moved twice its first day counts.
  return new Map(
    events.flatMap((event) => {
      const { from } = secretOf(parts.keyring, owner, event)
      return from === undefined ? [] : [[event.bookingId, from] as const]
    }),
  )
}
