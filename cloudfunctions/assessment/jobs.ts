import type { JobHandlers } from '../runtime/jobs'
import { lifeJobs } from './life'
import { RESULT_DAILY, resultJobs } from './results/jobs'
import type { AssessmentParts } from './parts'

/** Kinds that are put up once a day in China, about the day. */
export const ASSESSMENT_DAILY: readonly string[] = [...RESULT_DAILY]

/** What nobody asks for here: a result takes force, is reminded of, and ends; what happened in her life ends what was applied for. */
export const assessmentJobs = (parts: AssessmentParts): JobHandlers => ({ ...resultJobs(parts), ...lifeJobs(parts) })
