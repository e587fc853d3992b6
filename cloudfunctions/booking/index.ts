import { defineFunction } from '../runtime/define'
import { catalogueHandlers } from './catalogue'
import { deskHandlers } from './desk'
import { grantHandlers } from './grants'
import { orderHandlers } from './orders'
import { checkWords, type BookingParts } from './parts'
import { servingHandlers } from './serving'
import { SERVING_LIMITS } from './serving/limits'
import { URGENT_LIMITS, urgentHandlers } from './urgent'
import { waitingHandlers } from './waiting'

export type { BookingParts } from './parts'
export { bookingJobs, BOOKING_DAILY } from './jobs'

/** Booking, from the catalogue to the month's settlement; grants that pay for it; urgent help. */
export function bookingFunction(parts: BookingParts) {
  return defineFunction({
    name: 'booking',
    stateless: false,
    limits: { ...SERVING_LIMITS, ...URGENT_LIMITS },
    beforehand: (asked) => checkWords(parts, asked),
    handlers: {
      ...catalogueHandlers(parts),
      ...orderHandlers(parts),
      ...waitingHandlers(parts),
      ...grantHandlers(parts),
      ...deskHandlers(parts),
      ...servingHandlers(parts),
      ...urgentHandlers(parts),
    },
  })
}
