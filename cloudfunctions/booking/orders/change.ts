import { dayWords } from '@/domain/booking/words'
import { hourWords } from '@/domain/notice/booking-words'
import { doerWords } from '../../runtime/cases'
import { tellAll } from '../../runtime/tell'
import { WireFault } from '../../runtime/wire-fault'
import { cancelPercentOf, givePlaceBack, moveBooking, settleCaseState, slotState } from '../bookings'
import { hold, release, usableGrants } from '../money'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { accountsSent, tellProvider, tellSide, thingWords } from '../told'
import { refuseOtherPrice } from './book'
import { clashes, orderProblem, slotProblem } from './checks'
import { readContext } from './context'
import { doerFor } from '../../runtime/doer'
import { withBookingWords } from './faults'
import { bookingOfCall, orderOfCall } from './loaded'
import { orderCard } from './order-card'
import { fullFault, takePlaces } from './places'
import { priceDays } from './pricing'
import { columnsOf } from './write'

/**
 * Moves one booking to another slot of the same offering: the old place and money go, the new ones are taken, or nothing happens.
 * Only while cancelling is free: else moving it far ahead and cancelling it there would cost nothing.
 */
export async function change(parts: BookingParts, call: BookingCall<'change'>): Promise<BookingOutput<'change'>> {
  const { db, input, forCase, now } = call
  const { keyring } = parts
  const order = await orderOfCall(db, forCase)
  const asked = { personId: order.personId, offeringId: order.offering.id, slotIds: [input.slot], lock: true }
  const context = await readContext(db, keyring, asked)
  const before = await bookingOfCall(db, order, input)
  const [slot] = context.slots
  if (!slot) throw new Error('a change was asked for without a slot')
  if (before.slotId === slot.id) throw new WireFault('conflict', '还是原来的时间,不用改。')
  if (cancelPercentOf(before, now) > 0 || before.startsAt <= now)
    throw new WireFault('conflict', '能免费取消的时间已经过了,不能再改时间。可以取消,取消要付的钱会先告诉您。')
  const { units } = before
  const fault = await orderProblem(db, parts, context, { units, city: order.offering.city, now })
  if (fault) throw fault
  const problem = slotProblem(slot, context, units, now) ?? (await clashes(db, context, units, before.id)).get(slot.id)
  if (problem) throw new WireFault('conflict', `${problem}。`)
  if (slotState(slot, context.offering, now) === 'full') throw await fullFault(db, slot, units, now)

  const by = doerFor(call)
  const act = { byAccount: by.accountId, now }
  await release(db, parts, { booking: before, ...act })
  const grantsOn = await usableGrants(db, parts, { personId: order.personId, days: [slot.day] })
  const [quote] = priceDays(context.offering, units, [slot.day], grantsOn).quotes
  if (!quote) throw new Error('a day was not priced')
  refuseOtherPrice(quote.ownFen, input.ownFen)
  const sent = await accountsSent(db, before.id)
  const set = columnsOf(context, units, { slot, quote }, now)
  const secret = { words: `${dayWords(before.day)}改到${dayWords(slot.day)}`, from: before.day }
  let after = await withBookingWords(
    moveBooking(db, keyring, { booking: before, event: 'changed', by, secret, set }, now),
  )
  await hold(db, parts, { booking: after, ...act, quote })
  if (context.offering.acceptance === 'at-once')
    after = await moveBooking(db, keyring, { booking: after, event: 'accepted', by: null }, now)
  await settleCaseState(db, after.orderId, now)

  const what = thingWords(after, context.offering, context.place.name)
  const from = thingWords(before, order.offering, order.place.name)
  const to = { now, except: by.accountId, link: { case: order.case.id } }
  const who = await doerWords(db, keyring, order.owner, by)
  const moved = { template: 'booking-changed', params: { by: who, from, what } } as const
  await tellSide(db, keyring, order.personId, (elder) => ({ ...moved, params: { ...moved.params, elder } }), to)
  const off = { template: 'visit-off', params: { what: from }, link: null, about: order.personId } as const
  await tellAll(db, keyring, sent, off, { now })
  // What is accepted at once stands in lists and counts alone.
  if (after.answerBy) {
    const params = { from, what, until: `请在${hourWords(after.answerBy, now)}前答复` }
    await tellProvider(db, keyring, after.providerId, { template: 'booking-moved', params, link: to.link }, to)
  }
  const card = await orderCard(db, parts, call, order.case.id)
  // Both slots in one order for everybody.
  const taking = () => takePlaces(db, [slot], units, now)
  const giving = () => givePlaceBack(db, parts, before, now)
  const first = before.slotId === null || slot.id < before.slotId ? [taking, giving] : [giving, taking]
  for (const step of first) await step()
  return { order: card }
}
