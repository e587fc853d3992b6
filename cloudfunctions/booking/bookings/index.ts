export { bookingCardOf, bookingCards } from './cards'
export { settleCaseState } from './case-state'
export type { BookingEventSecret, OrderDetails } from './details'
export { cancelPercentOf, endBooking, endBookings, type BookingEnd } from './end'
export { duringFrom, inStates, loadBooking, minutesOf, type OfferingRow, type SlotRow } from './load'
export { moveBooking, writeBookingEvent, type BookingMove, type BookingRow } from './move'
export {
  nextFreeDays,
  offeringCardOf,
  offeringCards,
  placeCardOf,
  ratingsOf,
  slotCards,
  slotState,
} from './offering-cards'
export { givePlaceBack, takePlace } from './places'
