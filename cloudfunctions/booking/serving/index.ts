import type { HandlersOf } from '../../runtime/define'
import type { BookingParts } from '../parts'
import { absences, answerAbsence } from './absences'
import { callBack, callBacks } from './call-backs'
import { checkIn } from './check-in'
import { counterFind } from './counter-find'
import { counterServe } from './counter-serve'
import { counterToday } from './counter-today'
import { finish } from './finish'
import { visitPhoto, visitPhotoArrived } from './photos'
import { stopVisit } from './stop'
import { visits } from './visits'

type ServingActions =
  | 'counterFind'
  | 'counterServe'
  | 'counterToday'
  | 'visits'
  | 'checkIn'
  | 'finish'
  | 'stopVisit'
  | 'visitPhoto'
  | 'visitPhotoArrived'
  | 'callBacks'
  | 'callBack'
  | 'absences'
  | 'answerAbsence'

/** Offline service: at the counter, at the door, and asking afterwards. */
export function servingHandlers(parts: BookingParts): HandlersOf<'booking', ServingActions> {
  return {
    counterFind: (call) => counterFind(parts, call),
    counterServe: (call) => counterServe(parts, call),
    counterToday: (call) => counterToday(parts, call),
    visits: (call) => visits(parts, call),
    checkIn: (call) => checkIn(parts, call),
    finish: (call) => finish(parts, call),
    stopVisit: (call) => stopVisit(parts, call),
    visitPhoto: (call) => visitPhoto(parts, call),
    visitPhotoArrived: (call) => visitPhotoArrived(parts, call),
    callBacks: (call) => callBacks(parts, call),
    callBack: (call) => callBack(parts, call),
    absences: (call) => absences(parts, call),
    answerAbsence: (call) => answerAbsence(parts, call),
  }
}
