import type { HandlersOf } from '../../runtime/define'
import type { AssessmentParts } from '../parts'
import { appoint } from './appoint'
import { notAssessed } from './door'
import { visitFile, visitFileArrived } from './files'
import { myVisits, sheet } from './package'
import { sign } from './sign'
import { putTaps } from './taps'

type VisitActions =
  'myVisits' | 'appoint' | 'sheet' | 'putTaps' | 'sign' | 'notAssessed' | 'visitFile' | 'visitFileArrived'

/** The visit: its day, its form, the names under it. */
export function visitHandlers(parts: AssessmentParts): HandlersOf<'assessment', VisitActions> {
  return {
    myVisits: (call) => myVisits(parts, call),
    appoint: (call) => appoint(parts, call),
    sheet: (call) => sheet(parts, call),
    putTaps: (call) => putTaps(parts, call),
    sign: (call) => sign(parts, call),
    notAssessed: (call) => notAssessed(parts, call),
    visitFile: (call) => visitFile(parts, call),
    visitFileArrived: (call) => visitFileArrived(parts, call),
  }
}
