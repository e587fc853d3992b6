import type { DeskBooking } from '@/contract/booking/desk'

/** New bookings as a clerk answers them: all days of one order together. */

export interface NewOrder {
  readonly order: string
  /** Its days, earliest first. */
  readonly bookings: readonly DeskBooking[]
  /** One of them waits longer than was promised. */
  readonly late: boolean
}

/** ISO instants sort as text; what was promised no hour comes last. */
const promisedAt = ({ bookings }: NewOrder): string =>
  bookings.reduce((first, { answerBy }) => (answerBy !== null && answerBy < first ? answerBy : first), '~')

/** Those that are late first, then by the hour at which an answer was promised. */
export function newOrders(bookings: readonly DeskBooking[]): readonly NewOrder[] {
  const orders = [...new Set(bookings.map(({ order }) => order))].map((order) => {
    const own = bookings.filter((booking) => booking.order === order)
    own.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : one.starts - other.starts))
    return { order, bookings: own, late: own.some(({ late }) => late) }
  })
  return orders.sort((one, other) => {
    if (one.late !== other.late) return one.late ? -1 : 1
    const [first, second] = [promisedAt(one), promisedAt(other)]
    return first < second ? -1 : first > second ? 1 : 0
  })
}
