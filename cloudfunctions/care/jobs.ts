import type { JobHandlers } from '../runtime/jobs'
import type { CareParts } from './parts'
import { MISSED_DAY, missedJobs } from './visits/missed'

/** Kinds that are put up once a day in China, about the day. */
export const CARE_DAILY: readonly string[] = [MISSED_DAY]

/** What time alone does at the community's desk: visits that were missed rise to the street. */
export const careJobs = (parts: CareParts): JobHandlers => missedJobs(parts)
