import type { BookingCard, OrderCard } from '@/contract/booking/shapes'
import { actorWords } from '@/domain/case/progress'
import type { Tx } from '../../database/database'
import { elderName } from '../../runtime/cases'
import type { Call } from '../../runtime/define'
import { bookingCardOf, minutesOf, nextFreeDays, offeringCardOf, type BookingRow, type OrderDetails } from '../bookings'
import { inPayersOrder } from '../money'
import type { BookingParts } from '../parts'
import type { Context } from './context'
import { mayNow } from './order-card'
import type { Line, WrittenOrder } from './write'

/** An order with all that its writer knows of it. */
export interface Written {
  readonly context: Context
  readonly order: WrittenOrder
  readonly bookings: readonly BookingRow[]
  readonly lines: readonly Line[]
  readonly units: number
  readonly details: OrderDetails
  /** «子女 王丽»: who booked. */
  readonly who: string
}

const MINUTE_MS = 60_000
type Reader = Pick<Call<unknown>, 'caller' | 'forPerson' | 'forCase' | 'now'>

/** An order that was written just now, as `orderCard` would read it: of what is known nothing is asked again. */
export async function freshCard(
  tx: Tx,
  { keyring }: BookingParts,
  reader: Reader,
  written: Written,
): Promise<OrderCard> {
  const { context, order, bookings, units, details, who } = written
  const { now } = reader
  const { her, offering } = context
  const person = { id: her.id, name: elderName(keyring, her) }
  const cards = cardsOf(written, person, now)
  const nextDay = (await nextFreeDays(tx, [offering], now)).get(offering.id) ?? null
  const standing = {
    row: { kind: 'single', endedAt: null, pausedFrom: null, pausedUntil: null },
    case: { desk: 'provider' },
  } as const
  return {
    ...{
      id: order.id,
      case: order.caseId,
      caseVersion: 1,
      number: order.number,
      kind: 'single',
      units,
      details,
      person,
    },
    offering: offeringCardOf(offering, context, { nextDay, metres: null }),
    ...{ weekly: null, paused: null, ended: false, version: 1 },
    bookings: [...cards].reverse(),
    events: bookings.flatMap((row) => eventsOf(row, { who, forName: person.name, at: now.toISOString() }, reader)),
    may: mayNow(reader, standing, bookings, cards),
  }
}

const cardsOf = (
  { context, order, bookings, lines }: Written,
  person: BookingCard['person'],
  now: Date,
): BookingCard[] =>
  bookings.map((row, at) => {
    const { slot, quote } = lines[at]!
    const ends = new Date(row.startsAt.getTime() + minutesOf(context.offering, row.units) * MINUTE_MS)
    const price = { listFen: quote.listFen, shares: inPayersOrder(quote.shares), ownFen: quote.ownFen }
    const around = {
      caseId: order.caseId,
      offering: context.offering,
      place: context.place,
      slotEnds: slot.endsAt,
      ends,
    }
    return bookingCardOf(row, { ...around, person, price, workers: [], score: null }, now)
  })

/** Booked by whoever did; where nobody looks at it, accepted in the same moment by nobody. */
function eventsOf(
  { id: booking, day, state }: BookingRow,
  { who, forName, at }: { readonly who: string; readonly forName: string; readonly at: string },
  { forPerson }: Reader,
): OrderCard['events'] {
  const about = { booking, day, at, words: '', files: [] }
  const booked = { ...about, kind: 'booked' as const, as: forPerson?.ground ?? null, who }
  const nobody = actorWords({ by: null, as: null, forName })
  return state === 'accepted' ? [booked, { ...about, kind: 'accepted', as: null, who: nobody }] : [booked]
}
