import { defineFunction } from '../runtime/define'
import { hersHandlers } from './hers'
import { officeHandlers } from './office'
import { assessorHandlers } from './orgs'
import { checkWords, type AssessmentParts } from './parts'
import { ASSESSMENT_LIMITS } from './limits'
import { visitHandlers } from './visits'

export type { AssessmentParts } from './parts'
export { ASSESSMENT_DAILY, assessmentJobs } from './jobs'

/** The ability assessment: applied for, sent out, filled in by two, told, objected to, in force and over. */
export function assessmentFunction(parts: AssessmentParts) {
  return defineFunction({
    name: 'assessment',
    stateless: false,
    limits: ASSESSMENT_LIMITS,
    beforehand: (asked) => checkWords(parts, asked),
    handlers: { ...hersHandlers(parts), ...officeHandlers(parts), ...assessorHandlers(parts), ...visitHandlers(parts) },
  })
}
