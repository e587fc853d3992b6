import { and, asc, eq, gt, gte, inArray, lte, sql } from 'drizzle-orm'
import type { Pause } from '@/domain/booking/repeat'
import { dayWords } from '@/domain/booking/words'
import { dayAfter } from '@/domain/facility/hours'
import { yuan } from '@/domain/operator/words'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { booking, serviceOrder } from '../../database/schema'
import type { Doer } from '../../runtime/cases'
import { WireFault, invalidField } from '../../runtime/wire-fault'
import { cancelPercentOf, endBookings, settleCaseState, type BookingEnd, type BookingRow } from '../bookings'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { lateFen, tellOfEnd } from './cancel'
import { doerFor } from '../../runtime/doer'
import { orderOfCall, refuseStale, type Order, type OrderRow } from './loaded'
import { orderCard } from './order-card'
import { pauseOf } from './pause'
import { extendWeekly } from './weekly'

/**
 * A weekly order rests, for a stay in hospital say: its bookings of those days are cancelled as their rule says, for what she was told
 * that it costs. One rest at a time.
 * @throws WireFault conflict where it costs something else by now, or a rest is set already
 */
export async function pause(parts: BookingParts, call: BookingCall<'pause'>): Promise<BookingOutput<'pause'>> {
  const { db, input, now } = call
  const { from, until } = input
  const order = await goingOn(db, call)
  if (from < chinaDay(now.getTime())) throw invalidField('from', '暂停不能从过去的日子开始')
  if (until !== undefined && until < from) throw invalidField('until', '恢复的日子不能早于暂停的日子')
  const before = pauseOf(order.row, chinaDay(now.getTime()))
  if (before) throw new WireFault('conflict', restsAlready(before))
  await changeOrder(db, order, { pausedFrom: from, pausedUntil: until ?? null })
  const rows = await upcomingOf(db, order, { from, until: until ?? null, now })
  const feeFen = await lateFen(db, rows, now)
  if (feeFen !== (input.ownFen ?? 0)) throw new WireFault('conflict', otherFee(feeFen))
  await endAll(db, parts, order, { rows, by: doerFor(call), words: '暂停', feeFen }, now)
  return { order: await orderCard(db, parts, call, order.case.id) }
}

const restsAlready = ({ from, until }: Pause): string =>
  `已经定好从${dayWords(from)}起暂停${until === null ? '' : `,到${dayWords(until)}为止`}。要改日子,请先恢复,再重新暂停。`

const otherFee = (fen: number): string =>
  fen > 0
    ? `有的日子免费取消的时间已经过了,现在暂停要付 ${yuan(fen)}。还没有暂停,请再决定。`
    : '现在暂停不收钱,比刚才看到的少。还没有暂停,请再点一次。'

/** Goes on with a paused order from a day on. */
export async function resume(parts: BookingParts, call: BookingCall<'resume'>): Promise<BookingOutput<'resume'>> {
  const { db, input, now } = call
  const { from } = input
  const today = chinaDay(now.getTime())
  const order = await goingOn(db, call)
  const pause = pauseOf(order.row, today)
  if (!pause) throw new WireFault('conflict', '这个预约没有暂停,照常在订。')
  if (from < today) throw invalidField('from', '恢复不能从过去的日子开始')
  const eve = dayAfter(from, -1)
  const { madeUntil } = order.row
  const anew = madeUntil !== null && madeUntil > eve ? { madeUntil: eve } : {}
  // Days before it stay without: the rest ends the day before, or was never begun.
  await changeOrder(db, order, { ...anew, pausedFrom: pause.from, pausedUntil: eve })
  await extendWeekly(db, parts, order.row.id, now)
  return { order: await orderCard(db, parts, call, order.case.id) }
}

/** Ends an order: all that can still be cancelled free is, and nothing more is booked. What would cost something she still has. */
export async function end(parts: BookingParts, call: BookingCall<'end'>): Promise<BookingOutput<'end'>> {
  const { db, input, forCase, now } = call
  const order = await orderOfCall(db, forCase, true)
  refuseStale(order, input.version)
  if (order.row.endedAt) throw new WireFault('conflict', '这个预约已经结束了。')
  await changeOrder(db, order, { endedAt: now })
  const all = await upcomingOf(db, order, { from: chinaDay(now.getTime()), until: null, now })
  const rows = all.filter((row) => cancelPercentOf(row, now) === 0)
  await endAll(db, parts, order, { rows, by: doerFor(call), words: '不再订了', feeFen: 0 }, now)
  return { order: await orderCard(db, parts, call, order.case.id) }
}

/** The weekly order of a call, held. @throws WireFault conflict */
async function goingOn(
  tx: Tx,
  { forCase, input }: Pick<BookingCall<'pause' | 'resume'>, 'forCase' | 'input'>,
): Promise<Order> {
  const order = await orderOfCall(tx, forCase, true)
  refuseStale(order, input.version)
  if (order.row.kind !== 'weekly') throw new WireFault('conflict', '这不是每周的预约。不去的话,请取消那一天。')
  if (order.row.endedAt) throw new WireFault('conflict', '这个预约已经结束了。还要订,请重新约。')
  return order
}

async function changeOrder(tx: Tx, { row }: Order, set: Partial<OrderRow>): Promise<void> {
  await tx
    .update(serviceOrder)
    .set({ ...set, version: sql`${serviceOrder.version} + 1` })
    .where(eq(serviceOrder.id, row.id))
}

/** Bookings of an order that are still before her, held in the order of their ids. */
async function upcomingOf(
  tx: Tx,
  { row }: Order,
  { from, until, now }: { readonly from: string; readonly until: string | null; readonly now: Date },
): Promise<BookingRow[]> {
  return tx
    .select()
    .from(booking)
    .where(
      and(
        eq(booking.orderId, row.id),
        inArray(booking.state, ['requested', 'accepted']),
        gte(booking.day, from),
        until === null ? undefined : lte(booking.day, until),
        gt(booking.startsAt, now),
      ),
    )
    .orderBy(asc(booking.id))
    .for('no key update')
}

interface Ending {
  readonly rows: readonly BookingRow[]
  readonly by: Doer
  readonly words: string
  /** What it costs her, in fen of her own. */
  readonly feeFen: number
}

async function endAll(
  tx: Tx,
  parts: BookingParts,
  order: Order,
  { rows, by, words, feeFen }: Ending,
  now: Date,
): Promise<void> {
  const ends = rows.map((row): BookingEnd => {
    const event = now <= row.undoUntil ? 'undone' : 'cancelled'
    return { booking: row, event, by, percent: cancelPercentOf(row, now), words }
  })
  await endBookings(tx, parts, ends, now)
  await settleCaseState(tx, order.row.id, now)
  const earliest = [...rows].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  await tellOfEnd(tx, parts, { order, rows: earliest, by, feeFen }, now)
}
