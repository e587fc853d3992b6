import type { HandlersOf } from '../../runtime/define'
import type { BookingParts } from '../parts'
import { answerUrgent, endUrgent, urgentDesk } from './answering'
import { callUrgent } from './calling'
import { dutyOf, setDuty } from './duty'
import { comeUrgent, readUrgent, takeBackUrgent } from './hers'

export { URGENT_LIMITS } from './calling'
export { urgentJobs } from './jobs'

type UrgentActions =
  | 'callUrgent'
  | 'urgent'
  | 'takeBackUrgent'
  | 'comeUrgent'
  | 'urgentDesk'
  | 'answerUrgent'
  | 'endUrgent'
  | 'duty'
  | 'setDuty'

/** 助急: calling, answering, and the rota of who is to be called. */
export function urgentHandlers(parts: BookingParts): HandlersOf<'booking', UrgentActions> {
  return {
    callUrgent: (call) => callUrgent(parts, call),
    urgent: (call) => readUrgent(parts, call),
    takeBackUrgent: (call) => takeBackUrgent(parts, call),
    comeUrgent: (call) => comeUrgent(parts, call),
    urgentDesk: (call) => urgentDesk(parts, call),
    answerUrgent: (call) => answerUrgent(parts, call),
    endUrgent: (call) => endUrgent(parts, call),
    duty: (call) => dutyOf(parts, call),
    setDuty: (call) => setDuty(parts, call),
  }
}
