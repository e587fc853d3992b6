import type { JobHandlers } from '../../runtime/jobs'
import type { BookingParts } from '../parts'
import { ABSENCE_DAY, absenceJobs } from './absence-jobs'
import { LAPSE_DAY, lapseJobs } from './lapse-jobs'

/** Kinds that are put up once a day in China, about the day. */
export const SERVING_DAILY: readonly string[] = [ABSENCE_DAY, LAPSE_DAY]

/** What time alone does to services: who did not come is asked about, and what nobody wrote down is let go. */
export const servingJobs = (parts: BookingParts): JobHandlers => ({ ...absenceJobs(parts), ...lapseJobs(parts) })
