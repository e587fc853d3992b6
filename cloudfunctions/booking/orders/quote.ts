import { valueOf } from '../../runtime/records'
import { shownTo } from '../../runtime/consents'
import { slotCards, slotState } from '../bookings'
import { usableGrants } from '../money'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { askingOf } from './asking'
import { clashes, orderProblem, reachDoubt, slotProblem, whenWords } from './checks'
import { readContext } from './context'
import { priceDays, totalOf } from './pricing'

/** What it costs and who pays, day by day, and all that stands in the way. Nothing is kept. */
export async function quoteOf(parts: BookingParts, call: BookingCall<'quote'>): Promise<BookingOutput<'quote'>> {
  const { db, input, forPerson, now } = call
  if (!forPerson) throw new Error('quote was called for nobody')
  const { offering: offeringId, slots: slotIds, units, city, details = {} } = input
  const asked = { personId: forPerson.id, offeringId, slotIds, lock: false }
  const context = await readContext(db, parts.keyring, asked)
  const { offering, slots, record } = context
  const problem = await orderProblem(db, parts, context, { units, city, now })
  const hers = await clashes(db, context, units)
  const grantsOn = await usableGrants(db, parts, { personId: forPerson.id, days: slots.map(({ day }) => day) })
  const { quotes, grants } = priceDays(
    offering,
    units,
    slots.map(({ day }) => day),
    grantsOn,
  )
  const prices = quotes.map(({ listFen, shares, ownFen }) => ({ listFen, shares: [...shares], ownFen }))
  const cards = await slotCards(
    db,
    slots.map((slot) => ({ slot, offering })),
    now,
  )
  const lines = slots.map((slot, at) => {
    const full = slotState(slot, offering, now) === 'full' || slot.capacity - slot.booked < units
    const own = slotProblem(slot, context, units, now) ?? hers.get(slot.id) ?? (full ? fullWords(slot) : null)
    return { slot: cards[at]!, price: prices[at]!, problem: problem?.message ?? own }
  })
  const { missing, fitness, consents } = await askingOf(db, context, details)
  const doubt = await reachDoubt(db, context)
  const total = totalOf(prices)
  const shown = await shownTo(db, forPerson)
  const known = (key: 'address' | 'phone' | 'sex') => (shown(key) ? valueOf(record, key) : null)
  return {
    lines,
    total: { ...total, shares: [...total.shares] },
    grants: [...grants],
    known: { address: known('address'), phone: known('phone'), sex: known('sex') },
    missing: [...missing],
    fitness: fitness?.outcome ?? null,
    consents: [...consents],
    warnings: doubt ? [doubt] : [],
  }
}

const fullWords = (slot: Parameters<typeof whenWords>[0]): string =>
  `${whenWords(slot)}订满了。可以换一个时间,也可以排队等`
