import { weekdayOf } from '@/domain/facility/hours'
import { minuteOf } from '@/domain/booking/clock'
import { yuan } from '@/domain/operator/words'
import type { Tx } from '../../database/database'
import type { WeeklyRule } from '../../database/schema'
import type { Doer } from '../../runtime/cases'
import { WireFault, invalidField } from '../../runtime/wire-fault'
import { slotState, type OrderDetails } from '../bookings'
import { usableGrants } from '../money'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { askingOf, refuseUnasked, tidied } from './asking'
import { clashes, orderProblem, slotProblem } from './checks'
import { readContext, type Context } from './context'
import { doerFor } from '../../runtime/doer'
import { freshCard, type Written } from './fresh-card'
import { orderCard } from './order-card'
import { fullFault, takePlaces } from './places'
import { priceDays, totalOf } from './pricing'
import { tellOfBooking } from './telling'
import { extendWeekly } from './weekly'
import { writeOrder, type Line } from './write'

/** Something that somebody wants to book. */
export interface Wish {
  readonly personId: string
  readonly by: Doer
  readonly offeringId: string
  /** The offering's version that was read; absent where she has been asked about this very place. */
  readonly version?: number
  readonly slotIds: readonly string[]
  readonly units: number
  readonly details: OrderDetails
  readonly weekly?: BookingCall<'book'>['input']['weekly']
  /** The whole own share that was shown. */
  readonly ownFen: number
  /** The city that was chosen on the screen. */
  readonly city?: string | undefined
  /** The place is kept for her: it is taken already, and orders may have closed to everybody else. */
  readonly kept?: true
}

/** An order that is written, but for its places. */
export interface Booked extends Written {
  readonly caseId: string
  readonly orderId: string
  /** Takes the places: the last that is done, for a full slot undoes all of it. @throws WireFault conflict */
  readonly takePlaces: () => Promise<void>
}

/**
 * Checks a wish and writes the order, but for its places. All of it or nothing: a refusal undoes the caller's transaction.
 * @throws WireFault with what is wrong and what to do: times, prices, health, who and where she is
 */
export async function writeWish(tx: Tx, parts: BookingParts, wish: Wish, now: Date): Promise<Booked> {
  const { personId, offeringId, slotIds, units, by } = wish
  const context = await readContext(tx, parts.keyring, { personId, offeringId, slotIds, lock: true })
  const { offering, slots } = context
  if (wish.version !== undefined && wish.version !== offering.version)
    throw new WireFault('conflict', '这项服务的价格或者规则刚改过。什么也没有订。请返回重新看看,再决定要不要约。')
  await refuseWish(tx, parts, context, wish, now)
  const details = tidied(context, wish.details)
  const days = slots.map(({ day }) => day)
  const { quotes } = priceDays(offering, units, days, await usableGrants(tx, parts, { personId, days }))
  refuseOtherPrice(totalOf(quotes).ownFen, wish.ownFen)
  const lines = slots.map((slot, at): Line => ({ slot, quote: quotes[at]! }))
  const weekly = weeklyOf(context, wish)
  const { order, bookings } = await writeOrder(tx, parts, context, { units, details, weekly, by }, lines, now)
  const who = await tellOfBooking(tx, parts, context, { caseId: order.caseId, by, bookings }, now)
  return {
    ...{ caseId: order.caseId, orderId: order.id, context, order, bookings, lines, units, details, who },
    takePlaces: async () => (wish.kept ? undefined : takePlaces(tx, slots, units, now)),
  }
}

async function refuseWish(tx: Tx, parts: BookingParts, context: Context, wish: Wish, now: Date): Promise<void> {
  const { units, city, kept } = wish
  const { slots, offering, rule } = context
  if (wish.weekly && rule.asksHealth)
    throw invalidField('weekly', '洗澡前每次都要先问一问身体,不能每周自动约。请一次一次地约')
  const fault = await orderProblem(tx, parts, context, { units, city, now })
  if (fault) throw fault
  for (const slot of slots) {
    const problem = slotProblem(slot, context, units, now)
    if (problem && !(kept && slot.startsAt > now && !slot.closed)) throw new WireFault('conflict', `${problem}。`)
    // Who comes too late by far is told at once, and holds nobody up.
    if (!kept && (slotState(slot, offering, now) === 'full' || slot.capacity - slot.booked < units))
      throw await fullFault(tx, slot, units, now)
  }
  refuseUnasked(await askingOf(tx, context, wish.details))
  const [clash] = (await clashes(tx, context, units)).values()
  if (clash) throw new WireFault('conflict', `${clash}。`)
}

/** @throws WireFault conflict that says what it was and what it is */
export function refuseOtherPrice(ownFen: number, shown: number): void {
  if (ownFen === shown) return
  throw new WireFault(
    'conflict',
    `价格变了:刚才看到的是自己付 ${yuan(shown)},现在是自己付 ${yuan(ownFen)}。什么也没有订。请看看新的价格,再决定要不要约。`,
  )
}

/** The rule of a weekly order: the chosen days are of it, and it goes on behind the last of them. */
function weeklyOf({ slots }: Context, { weekly }: Wish): WeeklyRule | null {
  const [first] = slots
  const last = slots[slots.length - 1]
  if (!weekly || !first || !last) return null
  const { weekdays, starts, until = null } = weekly
  if (slots.some(({ day, startsAt }) => !weekdays.includes(weekdayOf(day)) || minuteOf(startsAt) !== starts))
    throw invalidField('weekly', '选的日子和每周重复的星期、时间对不上。请重新选')
  if (until !== null && until < last.day) throw invalidField('weekly.until', '结束的日子不能早于已经选的日子')
  return { weekdays: [...new Set(weekdays)].sort(), starts, from: first.day, until }
}

/** Books all the slots or none. */
export async function book(parts: BookingParts, call: BookingCall<'book'>): Promise<BookingOutput<'book'>> {
  const { db, input, forPerson, now } = call
  if (!forPerson) throw new Error('book was called for nobody')
  const { offering: offeringId, slots: slotIds, version, units, details, weekly, ownFen, city } = input
  const wish = {
    personId: forPerson.id,
    by: doerFor(call),
    offeringId,
    slotIds,
    version,
    units,
    details,
    weekly,
    ownFen,
    city,
  }
  const booked = await writeWish(db, parts, wish, now)
  if (weekly) {
    await booked.takePlaces()
    await extendWeekly(db, parts, booked.orderId, now)
    return { order: await orderCard(db, parts, call, booked.caseId) }
  }
  // The row that everybody wants is held for as long as the COMMIT takes.
  call.last(booked.takePlaces)
  return { order: await freshCard(db, parts, call, booked) }
}
