import type { HandlersOf } from '../../runtime/define'
import type { AssessmentParts } from '../parts'
import { setAssessor } from './assessor'
import { check } from './check'
import { officeDesk } from './desk'
import { answered } from './opened'
import { audit, review } from './review'
import { assessmentSettlement, assessmentStats } from './stats'
import { assignTeam, teams } from './teams'

type OfficeActions =
  | 'officeDesk'
  | 'officeCase'
  | 'check'
  | 'teams'
  | 'assignTeam'
  | 'review'
  | 'audit'
  | 'assessmentStats'
  | 'assessmentSettlement'
  | 'setAssessor'

/** The civil servant's desk: takes on, sends a team, reads what it signed, tells her. */
export function officeHandlers(parts: AssessmentParts): HandlersOf<'assessment', OfficeActions> {
  return {
    officeDesk: (call) => officeDesk(parts, call),
    officeCase: (call) => answered(parts, call, 'officeCase', call.input.case),
    check: (call) => check(parts, call),
    teams: (call) => teams(parts, call),
    assignTeam: (call) => assignTeam(parts, call),
    review: (call) => review(parts, call),
    audit: (call) => audit(parts, call),
    assessmentStats: (call) => assessmentStats(parts, call),
    assessmentSettlement: (call) => assessmentSettlement(parts, call),
    setAssessor: (call) => setAssessor(parts, call),
  }
}
