import { lateFeeOf } from '@/domain/booking/price'
import { yuan } from '@/domain/operator/words'
import type { Tx } from '../../database/database'
import type { Doer } from '../../runtime/cases'
import { WireFault } from '../../runtime/wire-fault'
import { doerWords } from '../../runtime/cases'
import { cancelPercentOf, endBooking, type BookingRow } from '../bookings'
import { pricesOf } from '../money'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { tellProvider, tellSide, thingWords } from '../told'
import { doerFor } from '../../runtime/doer'
import { bookingOfCall, orderOfCall, type Order } from './loaded'
import { orderCard } from './order-card'

/** Cancels one booking: free within ten minutes and until the hour that was shown; later it costs what was shown. */
export async function cancel(parts: BookingParts, call: BookingCall<'cancel'>): Promise<BookingOutput<'cancel'>> {
  const { db, input, forCase, now } = call
  const order = await orderOfCall(db, forCase)
  const row = await bookingOfCall(db, order, input)
  const by = doerFor(call)
  const feeFen = await cancelOne(db, parts, { order, row, by, shownFen: input.ownFen, words: input.words ?? '' }, now)
  await tellOfEnd(db, parts, { order, rows: [row], by, feeFen }, now)
  return { order: await orderCard(db, parts, call, order.case.id) }
}

interface Cancelling {
  readonly order: Order
  /** Held. */
  readonly row: BookingRow
  readonly by: Doer
  /** What it was said to cost her. */
  readonly shownFen: number
  readonly words: string
}

/** What cancelling some bookings costs her now, in fen of her own. */
export async function lateFen(tx: Tx, rows: readonly BookingRow[], now: Date): Promise<number> {
  const late = rows.filter((row) => cancelPercentOf(row, now) > 0)
  const prices = await pricesOf(tx, late)
  return late.reduce((sum, row) => {
    const price = prices.get(row.id)
    return sum + (price ? lateFeeOf(price, cancelPercentOf(row, now)).ownFen : 0)
  }, 0)
}

/**
 * @returns what it costs her, in fen
 * @throws WireFault conflict where it costs something else by now, or cannot be cancelled any more
 */
async function cancelOne(
  tx: Tx,
  parts: BookingParts,
  { row, by, shownFen, words }: Cancelling,
  now: Date,
): Promise<number> {
  if (row.startsAt <= now && (row.state === 'requested' || row.state === 'accepted'))
    throw new WireFault('conflict', '已经到了服务的时间,不能再取消。有问题请直接留言,或者给对方打电话。')
  const percent = cancelPercentOf(row, now)
  const fee = await lateFen(tx, [row], now)
  if (fee !== shownFen && (row.state === 'requested' || row.state === 'accepted'))
    throw new WireFault(
      'conflict',
      fee > shownFen
        ? `免费取消的时间已经过了,现在取消要付 ${yuan(fee)}。还没有取消,请再决定。`
        : `现在取消只要付 ${yuan(fee)},比刚才看到的少。还没有取消,请再点一次。`,
    )
  const event = now <= row.undoUntil ? 'undone' : 'cancelled'
  await endBooking(tx, parts, { booking: row, event, by, percent, words }, now)
  return row.state === 'accepted' ? fee : 0
}

interface Ended {
  readonly order: Order
  readonly rows: readonly BookingRow[]
  readonly by: Doer
  /** What it costs her, in fen of her own. */
  readonly feeFen: number
}

/** Tells the provider, and on her side everybody but who did it; with what it costs her, where it does. */
export async function tellOfEnd(
  tx: Tx,
  { keyring }: BookingParts,
  { order, rows, by, feeFen }: Ended,
  now: Date,
): Promise<void> {
  const [first] = rows
  if (!first) return
  const one = thingWords(first, order.offering, order.place.name)
  const what = rows.length > 1 ? `${one}等${rows.length}次` : one
  const to = { now, except: by.accountId, link: { case: order.case.id } }
  const who = await doerWords(tx, keyring, order.owner, by)
  await tellSide(
    tx,
    keyring,
    order.personId,
    (elder) => ({ template: 'booking-cancelled', params: { by: who, elder, what: `${what}${feeWords(feeFen)}` } }),
    to,
  )
  // What is accepted at once stands in lists and counts alone, and goes from there.
  if (order.offering.acceptance === 'at-once') return
  const link = { case: order.case.id }
  await tellProvider(tx, keyring, order.offering.providerId, { template: 'booking-off', params: { what }, link }, to)
}

/** «,按约好的要付 7.50 元»; nothing where it costs nothing. */
const feeWords = (fen: number): string => (fen > 0 ? `,按约好的要付 ${yuan(fen)}` : '')
