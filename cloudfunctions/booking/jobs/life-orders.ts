import { and, asc, desc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import { effectsOf } from '@/domain/life/event'
import type { Tx } from '../../database/database'
import { booking, lifeEffect, lifeEvent, serviceOrder, type OrderBefore } from '../../database/schema'
import { lifeSaidWords, noteEffect, type Happened, type LifeEffectRow } from '../../runtime/life'
import { tellAll } from '../../runtime/tell'
import { endBookings, inStates, type BookingEnd } from '../bookings'
import type { BookingParts } from '../parts'
import { aboutBooking, accountsSent, tellProvider } from '../told'
import { bookTaken, type Taken } from './life-again'

type OrderRow = typeof serviceOrder.$inferSelect
type LifeRow = typeof lifeEvent.$inferSelect

/** Weekly orders that go on, held in one order. */
const weeklyOf = (tx: Tx, { ids }: Happened): Promise<OrderRow[]> =>
  tx
    .select()
    .from(serviceOrder)
    .where(and(inArray(serviceOrder.personId, [...ids]), eq(serviceOrder.kind, 'weekly'), isNull(serviceOrder.endedAt)))
    .orderBy(asc(serviceOrder.id))
    .for('no key update')

const writeOrder = (tx: Tx, { id }: Pick<OrderRow, 'id'>, set: Partial<OrderRow>) =>
  tx
    .update(serviceOrder)
    .set({ ...set, version: sql`${serviceOrder.version} + 1` })
    .where(eq(serviceOrder.id, id))

const beforeOf = ({ pausedFrom, pausedUntil, madeUntil }: OrderRow): OrderBefore => ({
  pausedFrom,
  pausedUntil,
  madeUntil,
})

/** From which day an order rests by an event: a rest of hers that has begun by then goes on without its end. */
function restsFrom({ pausedFrom, pausedUntil }: Pick<OrderBefore, 'pausedFrom' | 'pausedUntil'>, on: string): string {
  const isOn = pausedFrom !== null && pausedFrom < on && (pausedUntil === null || pausedUntil >= on)
  return isOn ? pausedFrom : on
}

/**
 * An order ends, or rests until somebody says that she is back. A rest with an end is made one without, and one that is to begin later
 * begins now: what would be cooked while she is away would be cooked for nobody. How it stood before is written down.
 */
export async function stopOrders(tx: Tx, all: Happened, how: 'end' | 'pause'): Promise<void> {
  const { event, now } = all
  for (const row of await weeklyOf(tx, all)) {
    const before = beforeOf(row)
    const pausedFrom = restsFrom(before, event.on)
    // It rests so already, by her own word: it is left to her.
    if (how === 'pause' && row.pausedFrom === pausedFrom && row.pausedUntil === null) continue
    await writeOrder(tx, row, how === 'end' ? { endedAt: now } : { pausedFrom, pausedUntil: null })
    await noteEffect(tx, all, { what: 'order', about: row.id, before })
  }
}

/** All of the days from then on that is not served yet, free of charge; who cooks and comes is told, without a name. */
export async function cancelAll(tx: Tx, parts: BookingParts, all: Happened): Promise<void> {
  const { event, ids, by, now } = all
  const rows = await tx
    .select()
    .from(booking)
    .where(
      and(
        inArray(booking.personId, [...ids]),
        inStates(['requested', 'accepted', 'started']),
        gte(booking.day, event.on),
      ),
    )
    .orderBy(asc(booking.id))
    .for('no key update')
  const ends = rows.map((row): BookingEnd => {
    const kind = row.state === 'started' ? 'stopped' : 'cancelled'
    return { booking: row, event: kind, by, percent: 0, words: lifeSaidWords(event) }
  })
  for (const row of rows) {
    const { what } = await aboutBooking(tx, row)
    const off = { template: 'life-booking-off', params: { what } } as const
    await tellProvider(tx, parts.keyring, row.providerId, off, { now })
    const sent = { template: 'visit-off', params: { what }, link: null }
    await tellAll(tx, parts.keyring, await accountsSent(tx, row.id), sent, { now })
  }
  await endBookings(tx, parts, ends, now)
  for (const { id } of rows) await noteEffect(tx, all, { what: 'booking', about: id })
}

/** She is back: what an earlier event let rest goes on, as far as it rests by that event still. */
export async function resumeOrders(tx: Tx, parts: BookingParts, all: Happened): Promise<void> {
  const resting = await restingOf(tx, all)
  for (const row of await weeklyOf(tx, all)) {
    const by = resting.find(({ about }) => about === row.id)
    if (!by || !restsBy(row, by.before, by.event)) continue
    await noteEffect(tx, all, { what: 'order', about: row.id, before: beforeOf(row) })
    await goOn(tx, parts, { row, eventId: by.event.id, before: by.before }, all)
  }
}

interface Resting {
  readonly about: string
  readonly before: OrderBefore | null
  readonly event: LifeRow
}

/** Orders that events let rest which hold, the latest event first. */
async function restingOf(tx: Tx, { ids }: Happened): Promise<Resting[]> {
  const rows = await tx
    .select({ about: lifeEffect.about, before: lifeEffect.before, event: lifeEvent })
    .from(lifeEffect)
    .innerJoin(lifeEvent, eq(lifeEvent.id, lifeEffect.eventId))
    .where(
      and(
        inArray(lifeEvent.personId, [...ids]),
        isNull(lifeEvent.takenBackAt),
        eq(lifeEffect.what, 'order'),
        isNull(lifeEffect.undoneAt),
      ),
    )
    .orderBy(desc(lifeEvent.seq))
  return rows
    .filter(({ event }) => effectsOf(event.kind).bookings === 'pause')
    .map(({ before, ...row }) => ({ ...row, before: before as OrderBefore | null }))
}

/** Whether it rests as an event left it: who has taken it up again since, or set another rest, is right. */
const restsBy = (row: OrderRow, before: OrderBefore | null, { on }: LifeRow): boolean =>
  row.endedAt === null &&
  row.pausedFrom !== null &&
  row.pausedUntil === null &&
  (before === null || row.pausedFrom === restsFrom(before, on))

/**
 * As it stood before: a rest of her own is hers again with its end, the days that were taken are booked again where there is a place, and
 * what she had cancelled or left out herself stays so.
 */
async function goOn(
  tx: Tx,
  parts: BookingParts,
  { row, eventId, before }: { readonly row: OrderRow } & Pick<Taken, 'eventId' | 'before'>,
  all: Happened,
): Promise<void> {
  const { pausedFrom, pausedUntil } = before ?? { pausedFrom: null, pausedUntil: null }
  await writeOrder(tx, row, { endedAt: null, pausedFrom, pausedUntil })
  await bookTaken(tx, parts, { eventId, orderId: row.id, before }, all)
}

/** An order that the event touched stands as it stood, unless somebody has ended it or taken it up again himself. */
export async function undoOrder(tx: Tx, parts: BookingParts, effect: LifeEffectRow, all: Happened): Promise<void> {
  const [row] = await tx.select().from(serviceOrder).where(eq(serviceOrder.id, effect.about)).for('no key update')
  if (!row) return
  const before = effect.before as OrderBefore | null
  const { bookings } = effectsOf(all.event.kind)
  if (bookings === 'resume') {
    await writeOrder(tx, row, { pausedFrom: before?.pausedFrom ?? all.today, pausedUntil: null })
    return
  }
  const isAsLeft = bookings === 'end' ? row.endedAt !== null : restsBy(row, before, all.event)
  if (isAsLeft) await goOn(tx, parts, { row, eventId: all.event.id, before }, all)
}

/** What was ordered while she was held to be at home rests or ends by the event that holds again. */
export async function restAgain(tx: Tx, all: Happened): Promise<void> {
  const [event] = await tx
    .select()
    .from(lifeEvent)
    .where(
      and(
        inArray(lifeEvent.personId, [...all.ids]),
        isNull(lifeEvent.takenBackAt),
        // What was said after it is followed by itself.
        lt(lifeEvent.seq, all.event.seq),
      ),
    )
    .orderBy(desc(lifeEvent.seq))
    .limit(1)
  const how = event ? effectsOf(event.kind).bookings : 'resume'
  if (event && how !== 'resume') await stopOrders(tx, { ...all, event }, how)
}
