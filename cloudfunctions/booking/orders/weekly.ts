import { and, eq, gt, inArray, max, sql } from 'drizzle-orm'
import { instantOf } from '@/domain/booking/clock'
import { horizonFrom, isPaused } from '@/domain/booking/repeat'
import { SERVICE_RULES } from '@/domain/booking/services'
import { COUNTING_STATES } from '@/domain/booking/states'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { booking, provider, serviceOrder, slot } from '../../database/schema'
import { openIfThere, type OpenPerson } from '../../runtime/records'
import { inStates, settleCaseState, slotState, type BookingRow, type SlotRow } from '../bookings'
import { usableGrants } from '../money'
import type { BookingParts } from '../parts'
import { daysAgain, daysAnew, type Again } from './again'
import { askingOf, CONSENT_WORDS } from './asking'
import { clashes, isBeyondLevel, orderProblem, slotProblem } from './checks'
import { readContext, type Context } from './context'
import { orderById, type Order, type OrderRow } from './loaded'
import { pauseOf } from './pause'
import { firstWithout } from './places'
import { priceDays } from './pricing'
import { tellOfBar, tellOfDays, tellOfDearer, tellOfSkipped, type Skipped } from './telling'
import { writeDays, type Line } from './write'

/**
 * Books what a weekly order has not booked yet of the next four weeks. A day that is full, closed or taken by something else of hers is
 * left out and told, in the order and to her side; one on which it rests is left out as agreed. Days that cost her more than any before
 * are told too, and can be cancelled free until they begin. An order that is no weekly one or is over stays as it is; one that cannot go
 * on does so too, and her side is told why, once. Safe to be called twice: two who call it pass one after the other.
 * @param again what stood before somebody else's word let it rest: of the days until then only those that this word took are booked
 * @returns `barred` where it cannot go on for now, and nothing was booked
 */
export async function extendWeekly(
  tx: Tx,
  parts: BookingParts,
  orderId: string,
  now: Date,
  again: Again | null = null,
): Promise<'done' | 'barred'> {
  // Her row first, then the order's: whoever books for her or pauses it waits.
  const { personId } = await orderById(tx, orderId)
  const her = await openIfThere(tx, parts.keyring, personId, true)
  if (!her) return 'done'
  const order = await orderById(tx, orderId, true)
  if (!order.row.weekly || order.row.endedAt || (!again && isComplete(order.row))) return 'done'
  const why = await barredBy(tx, parts, order, her, now)
  if (why !== null) {
    await tellOfBar(tx, parts, order, why, now)
    return 'barred'
  }
  const days = await daysToBook(tx, parts, order, { now, again })
  if (!days) return 'done'
  const { slots, missing, last } = days
  const context =
    slots.length > 0
      ? await readContext(tx, parts.keyring, {
          ...{ personId, offeringId: order.offering.id, slotIds: slots.map(({ id }) => id), lock: true },
        })
      : null
  const skipped = new Map<string, string>(missing.map((day) => [day, '没有安排']))
  const agreedFen = await mostAgreed(tx, order)
  const bookings = context ? await bookDays(tx, parts, order, context, skipped, now) : []
  await tx.update(serviceOrder).set({ madeUntil: last }).where(eq(serviceOrder.id, order.row.id))
  if (context && bookings.length > 0) {
    await settleCaseState(tx, order.row.id, now)
    await tellOfDays(tx, parts, context, { caseId: order.case.id, bookings }, now)
    const dearer = bookings.filter(({ ownFen }) => ownFen > agreedFen)
    if (dearer.length > 0) await freeOfDearer(tx, parts, order, { dearer, agreedFen }, now)
  }
  if (skipped.size > 0) await tellOfSkipped(tx, parts, order, reasonsIn(skipped), now)
  return 'done'
}

/** All its days are booked: nothing more is to come. */
const isComplete = ({ weekly, madeUntil }: OrderRow): boolean =>
  weekly !== null && weekly.until !== null && madeUntil !== null && madeUntil >= weekly.until

/** Why nothing is booked for now, and looked at again tomorrow: the provider is barred, she has moved, a consent was taken back. */
async function barredBy(
  tx: Tx,
  parts: BookingParts,
  { row: { units }, offering, place }: Order,
  { row: her, record }: OpenPerson,
  now: Date,
): Promise<string | null> {
  const [by] = await tx.select().from(provider).where(eq(provider.id, offering.providerId))
  if (!by) throw new Error('an offering without a provider')
  const context = { her, record, offering, rule: SERVICE_RULES[offering.service], place, by, rated: null, slots: [] }
  const fault = await orderProblem(tx, parts, context, { units, city: offering.city, now })
  if (fault) return fault.message
  const [consent] = (await askingOf(tx, context, {})).consents
  return consent ? CONSENT_WORDS[consent] : null
}

/** The most that a day of it has cost her, or will, as she knows it: in fen of her own. */
async function mostAgreed(tx: Tx, { row }: Order): Promise<number> {
  const [found] = await tx
    .select({ most: max(booking.ownFen) })
    .from(booking)
    .where(and(eq(booking.orderId, row.id), inStates(COUNTING_STATES)))
  return found?.most ?? 0
}

/** It is not what she agreed to: she is told, and may cancel it free of charge until it begins. */
async function freeOfDearer(
  tx: Tx,
  parts: BookingParts,
  order: Order,
  { dearer, agreedFen }: { readonly dearer: readonly BookingRow[]; readonly agreedFen: number },
  now: Date,
): Promise<void> {
  const ids = dearer.map(({ id }) => id)
  await tx
    .update(booking)
    .set({ freeUntil: sql`${booking.startsAt}` })
    .where(inArray(booking.id, ids))
  await tellOfDearer(tx, parts, order, { dearer, agreedFen }, now)
}

interface ToBook {
  readonly slots: readonly SlotRow[]
  /** Days of the rule on which the place has nothing then. */
  readonly missing: readonly string[]
  /** Until which day all is done by this. */
  readonly last: string
}

/** Null where all is booked, or nobody knows yet what there is. */
async function daysToBook(
  tx: Tx,
  parts: BookingParts,
  order: Order,
  { now, again }: { readonly now: Date; readonly again: Again | null },
): Promise<ToBook | null> {
  const { row, offering } = order
  const { weekly, madeUntil } = row
  if (!weekly) return null
  const today = chinaDay(now.getTime())
  const [ahead] = await tx
    .select({ day: max(slot.day) })
    .from(slot)
    .where(eq(slot.offeringId, offering.id))
  const horizon = horizonFrom(today, weekly.until)
  const last = ahead?.day && ahead.day < horizon ? ahead.day : horizon
  const first = [today, again || madeUntil === null ? today : dayAfter(madeUntil, 1)].sort()[1]!
  if (!ahead?.day || first > last) return null
  const between = { first, last }
  const days = again ? await daysAgain(tx, order, between, again) : await daysAnew(tx, parts, order, between)
  const starts = (day: string) => days.get(day) ?? instantOf(day, weekly.starts)
  const pause = pauseOf(row, today)
  const wanted = [...days.keys()].filter((day) => !isPaused(day, pause)).sort()
  const slots =
    wanted.length > 0
      ? await tx
          .select()
          .from(slot)
          .where(
            and(eq(slot.offeringId, offering.id), inArray(slot.startsAt, wanted.map(starts)), gt(slot.startsAt, now)),
          )
      : []
  const there = new Set(slots.map(({ day }) => day))
  return { slots, missing: wanted.filter((day) => day > today && !there.has(day)), last }
}

/** A slot that had a place when it was read and has none now. */
class Gone extends Error {
  constructor(readonly slot: SlotRow) {
    super('a slot has become full')
  }
}

/** Books the days that can be booked; why another cannot is added to `skipped`. */
async function bookDays(
  tx: Tx,
  parts: BookingParts,
  { row }: Order,
  context: Context,
  skipped: Map<string, string>,
  now: Date,
): Promise<readonly BookingRow[]> {
  const { units } = row
  const hers = await clashes(tx, context, units)
  const open: SlotRow[] = []
  for (const one of context.slots) {
    const why = whyNot(one, context, units, hers, now)
    if (why) skipped.set(one.day, why)
    else open.push(one)
  }
  while (open.length > 0) {
    try {
      return await tx.transaction((inner) => bookOpen(inner, parts, context, row, open, now))
    } catch (error) {
      if (!(error instanceof Gone)) throw error
      open.splice(open.indexOf(error.slot), 1)
      skipped.set(error.slot.day, '订满了')
    }
  }
  return []
}

function whyNot(
  one: SlotRow,
  context: Context,
  units: number,
  hers: ReadonlyMap<string, string>,
  now: Date,
): string | null {
  if (one.closed) return '不开门'
  if (isBeyondLevel(one, context)) return '评估结果到那天已经过期'
  if (slotProblem(one, context, units, now)) return '已经过了能订的时间'
  if (hers.has(one.id)) return one.meal ? '这一顿已经订了别的' : '和别的预约撞了'
  return slotState(one, context.offering, now) === 'full' || one.capacity - one.booked < units ? '订满了' : null
}

async function bookOpen(
  tx: Tx,
  parts: BookingParts,
  context: Context,
  { id, units, personId: owner }: OrderRow,
  open: readonly SlotRow[],
  now: Date,
): Promise<readonly BookingRow[]> {
  const days = open.map(({ day }) => day)
  const { quotes } = priceDays(
    context.offering,
    units,
    days,
    await usableGrants(tx, parts, { personId: context.her.id, days }),
  )
  const lines = open.map((slot, at): Line => ({ slot, quote: quotes[at]! }))
  const bookings = await writeDays(tx, parts, context, { id, units, personId: owner }, lines, now)
  const full = await firstWithout(tx, open, units, now)
  if (full) throw new Gone(full)
  return bookings
}

/** The days by the reason why they were left out. */
function reasonsIn(skipped: ReadonlyMap<string, string>): Skipped[] {
  const byWhy = new Map<string, string[]>()
  for (const [day, why] of [...skipped].sort()) byWhy.set(why, [...(byWhy.get(why) ?? []), day])
  return [...byWhy].map(([why, days]) => ({ why, days }))
}
