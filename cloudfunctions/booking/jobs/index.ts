import type { JobHandlers } from '../../runtime/jobs'
import type { BookingParts } from '../parts'
import { GRANT_DAILY, grantJobs } from '../grants/jobs'
import { SERVING_DAILY, servingJobs } from '../serving/jobs'
import { urgentJobs } from '../urgent/jobs'
import { waitingJobs } from '../waiting'
import { callBackJobs } from './call-backs'
import { clockJobs } from './clock'
import { complaintJobs } from './complaints'
import { confirmJobs } from './confirm'
import { BOOKING_DAY, dayJobs } from './day'
import { erasedJobs } from './erased'
import { eveningJobs } from './evening'
import { lifeJobs } from './life'
import { SLOTS_AHEAD, slotsAhead } from './slots'
import { unansweredJobs } from './unanswered'

export { makeSlots } from './slots'

/** Kinds that are put up once a day in China, about the day. */
export const BOOKING_DAILY: readonly string[] = [SLOTS_AHEAD, BOOKING_DAY, ...SERVING_DAILY, ...GRANT_DAILY]

/** What time alone does to bookings, places on offer, grants and urgent calls. Each room adds its own. */
export function bookingJobs(parts: BookingParts): JobHandlers {
  return {
    [SLOTS_AHEAD]: slotsAhead,
    ...dayJobs(parts),
    ...clockJobs,
    ...unansweredJobs(parts),
    ...confirmJobs(parts),
    ...callBackJobs(parts),
    ...complaintJobs(parts),
    ...eveningJobs(parts),
    ...erasedJobs(parts),
    ...lifeJobs(parts),
    ...waitingJobs(parts),
    ...servingJobs(parts),
    ...grantJobs(parts),
    ...urgentJobs(parts),
  }
}
