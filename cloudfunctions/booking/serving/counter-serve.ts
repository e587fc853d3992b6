import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { yuan } from '@/domain/operator/words'
import { chinaDay } from '@/domain/person/date'
import { maskedName } from '@/domain/person/masked'
import type { Price } from '@/domain/booking/money'
import type { Tx } from '../../database/database'
import { booking, person } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import type { PersonRow } from '../../runtime/records'
import { personByCode } from '../../runtime/service-code'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { duringFrom, loadBooking, moveBooking, settleCaseState, writeBookingEvent, type BookingRow } from '../bookings'
import { traceOf } from '../desk/answers'
import { doerOf } from '../../runtime/doer'
import { mayServe } from '../desk/staff'
import { hold, pricesOf, settle } from '../money'
import { isSubsidised } from '../orders/pricing'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { aboutBooking, tellSide } from '../told'
import { cameAfterAll } from './absence-ends'
import { counterAt, hadWords, isElder, isExpectedAt, mealOf, notCooked, walkInQuote, type Counter } from './counter'
import { NO_CARD, tailOf } from './counter-find'
import { counterOrder } from './counter-order'
import { momentOf } from './moment'
import { keepRegular } from './regulars'
import { guestIn } from './ticket'

/** She who eats, at a counter, at a moment that may be some hours ago. */
interface Eating {
  readonly counter: Counter
  readonly her: PersonRow
  readonly tail: string
  readonly day: string
  readonly at: Date
}

/**
 * She has eaten. What she ordered here is fulfilled; without an order the meal is written down under her counter order of the month.
 * Either way it is confirmed by the counter, and the subsidy is settled at once.
 * @throws WireFault conflict for the same meal twice, with where and when; invalid for a code that no card has
 */
export async function counterServe(
  parts: BookingParts,
  call: BookingCall<'counterServe'>,
): Promise<BookingOutput<'counterServe'>> {
  const { db, now } = call
  const eating = await eatingOf(parts, call)
  const { counter, her, tail, day } = eating
  const own = await mealOf(db, parts, her.id, { day, meal: counter.meal })
  if (own && !isExpectedAt(counter, own)) throw new WireFault('conflict', `${hadWords(own, now)}。`)
  const { row, caseId } = own
    ? { row: await serveOrder(db, parts, eating, own.row.id, now), caseId: null }
    : await serveWalkIn(db, parts, eating, now)
  await settleCaseState(db, row.orderId, now)
  await cameAfterAll(db, { ids: [her.id, row.personId], day, place: counter.place.id }, now)
  await keepRegular(db, parts.keyring, { personId: her.id, tail, provider: counter.staff.provider, day })
  await traceOf(db, row, { account: counter.staff.account, action: 'booking.counterServe', caseId }, now)
  const { listFen, shares, ownFen } = await priceIn(db, row)
  return {
    ...{ name: maskedName(elderName(parts.keyring, her)), day, ownFen, booking: row.id },
    price: { listFen, shares: [...shares], ownFen },
  }
}

async function eatingOf(
  { keyring, ...parts }: BookingParts,
  { db, caller, now, input }: BookingCall<'counterServe'>,
): Promise<Eating> {
  const at = momentOf(input.at, now)
  const day = chinaDay(at.getTime())
  const counter = await counterAt(db, caller, input, day)
  const { by } = input
  const guest = by.way === 'ticket' ? guestIn(keyring, counter, by.ticket, at) : null
  const her = by.way === 'code' ? await personByCode(db, keyring, by.code) : await personById(db, guest!.personId)
  if (!her) throw by.way === 'code' ? invalidField('by.code', NO_CARD) : invalidField('by.ticket', GONE)
  isElder({ keyring, ...parts }, her, day)
  return { counter, her, day, at, tail: by.way === 'code' ? tailOf(by.code) : guest!.tail }
}

const GONE = '没有找到这位老人。请重新输一次服务码'

async function personById(tx: Tx, id: string): Promise<PersonRow | null> {
  const [row] = await tx.select().from(person).where(eq(person.id, id))
  const [into] = row?.mergedInto ? await tx.select().from(person).where(eq(person.id, row.mergedInto)) : []
  const her = into ?? row
  return her?.wrappedKey ? her : null
}

async function priceIn(tx: Tx, row: BookingRow): Promise<Price> {
  const price = (await pricesOf(tx, [row])).get(row.id)
  if (!price) throw new Error('a booking without a price')
  return price
}

const FASTER = '这一单刚有了新变化。请重新输一次服务码看看。'

async function serveOrder(
  tx: Tx,
  parts: BookingParts,
  { counter: { staff }, at }: Eating,
  id: string,
  now: Date,
): Promise<BookingRow> {
  const row = await loadBooking(tx, id, true)
  if (row.state !== 'requested' && row.state !== 'accepted' && row.state !== 'started')
    throw new WireFault('conflict', FASTER)
  const by = doerOf(staff)
  const move = (booking: BookingRow, event: 'accepted' | 'served', set: { servedAt?: Date; answerBy?: null }) =>
    moveBooking(tx, parts.keyring, { booking, event, by, at, set }, now)
  const accepted = row.state === 'requested' ? await move(row, 'accepted', { answerBy: null }) : row
  const served = await move(accepted, 'served', { servedAt: at })
  return confirm(tx, parts, served, staff, now)
}

async function confirm(
  tx: Tx,
  { ...parts }: BookingParts,
  served: BookingRow,
  staff: Counter['staff'],
  now: Date,
): Promise<BookingRow> {
  const set = { confirmedAt: now, confirmedBy: 'counter' } as const
  const move = { booking: served, event: 'confirmed', by: doerOf(staff), set } as const
  const after = await moveBooking(tx, parts.keyring, move, now)
  await settle(tx, parts, { booking: after, byAccount: staff.account, now })
  return after
}

/** A meal without an order takes nobody's place and passes through all that one with an order does. */
async function serveWalkIn(
  tx: Tx,
  parts: BookingParts,
  eating: Eating,
  now: Date,
): Promise<{ readonly row: BookingRow; readonly caseId: string }> {
  const { counter, her, day, at } = eating
  const { staff, provider, of, place, meal } = counter
  mayServe(provider)
  const refusal = notCooked(counter, day)
  if (refusal) throw refusal
  const order = await counterOrder(tx, parts, counter, { her, day }, now)
  const quote = await walkInQuote(tx, parts, counter, her.id, day)
  const [served] = await tx
    .insert(booking)
    .values({
      ...{
        id: randomUUID(),
        orderId: order.id,
        personId: order.personId,
        offeringId: of.id,
        providerId: of.providerId,
      },
      ...{ day, meal, startsAt: at, during: duringFrom(at, of.minutes), place: place.id, state: 'served', units: 1 },
      ...{ listFen: quote.listFen, ownFen: quote.ownFen, subsidised: isSubsidised(quote) },
      ...{ undoUntil: at, servedAt: at, createdAt: now, updatedAt: now },
    })
    // The same meal at two counters at once: the second waits for the first and then finds its row.
    .onConflictDoNothing()
    .returning()
  if (!served) {
    const own = await mealOf(tx, parts, her.id, { day, meal })
    throw new WireFault('conflict', own ? `${hadWords(own, now)}。` : FASTER)
  }
  const by = doerOf(staff)
  for (const event of ['booked', 'accepted', 'served'] as const)
    await writeBookingEvent(tx, parts.keyring, { booking: served, event, by, at }, now)
  await hold(tx, parts, { booking: served, byAccount: staff.account, now, quote })
  const row = await confirm(tx, parts, served, staff, now)
  if (row.subsidised) await tellPaid(tx, parts, row, quote, now)
  return { row, caseId: order.caseId }
}

/** Whose money it was reads of it: nobody asked her before. */
async function tellPaid(tx: Tx, { keyring }: BookingParts, row: BookingRow, { listFen, ownFen }: Price, now: Date) {
  const { what, caseId } = await aboutBooking(tx, row)
  const costs = { paid: yuan(listFen - ownFen), own: yuan(ownFen) }
  const telling = (elder: string) => ({ template: 'counter-meal', params: { elder, what, ...costs } }) as const
  await tellSide(tx, keyring, row.personId, telling, { now, link: { case: caseId } })
}
