import type { HandlersOf } from '../../runtime/define'
import type { AssessmentParts } from '../parts'
import { agree, object, postpone, sendAgain, withdraw } from './acts'
import { apply } from './apply'
import { assessmentOfCase, assessments, certificate, terms, verify } from './read'

type HersActions =
  | 'terms'
  | 'verify'
  | 'apply'
  | 'assessments'
  | 'assessment'
  | 'withdraw'
  | 'sendAgain'
  | 'postpone'
  | 'agree'
  | 'object'
  | 'certificate'

/** The person's own side, and what anybody may ask. */
export function hersHandlers(parts: AssessmentParts): HandlersOf<'assessment', HersActions> {
  return {
    terms: (call) => terms(parts, call),
    verify: (call) => verify(parts, call),
    apply: (call) => apply(parts, call),
    assessments: (call) => assessments(parts, call),
    assessment: (call) => assessmentOfCase(parts, call),
    withdraw: (call) => withdraw(parts, call),
    sendAgain: (call) => sendAgain(parts, call),
    postpone: (call) => postpone(parts, call),
    agree: (call) => agree(parts, call),
    object: (call) => object(parts, call),
    certificate: (call) => certificate(parts, call),
  }
}
