import type { JobHandlers } from '../runtime/jobs'
import { RESULT_DAILY, resultJobs } from './results/jobs'
import type { AssessmentParts } from './parts'

/** Kinds that are put up once a day in China, about the day. */
export const ASSESSMENT_DAILY: readonly string[] = [...RESULT_DAILY]

/** What time alone does: a result takes force, is reminded of, and ends. */
export const assessmentJobs = (parts: AssessmentParts): JobHandlers => resultJobs(parts)
