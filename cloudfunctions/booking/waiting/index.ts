import type { HandlersOf } from '../../runtime/define'
import type { BookingParts } from '../parts'
import { answerOffer, leaveWaiting } from './answer'
import { waitFor } from './wait'

export { waitingCards, waitingOf } from './cards'
export { waitingJobs } from './jobs'

type WaitingActions = 'waitFor' | 'answerOffer' | 'leaveWaiting'

/** The row of those who wait for a place. */
export function waitingHandlers(parts: BookingParts): HandlersOf<'booking', WaitingActions> {
  return {
    waitFor: (call) => waitFor(parts, call),
    answerOffer: (call) => answerOffer(parts, call),
    leaveWaiting: (call) => leaveWaiting(parts, call),
  }
}
