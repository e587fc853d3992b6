import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { instantOf } from '@/domain/booking/clock'
import { dayAfter } from '@/domain/facility/hours'
import type { Tx } from '../../database/database'
import { serviceOrder } from '../../database/schema'
import { put, type JobHandlers, type Run } from '../../runtime/jobs'
import { extendWeekly } from '../orders/weekly'
import type { BookingParts } from '../parts'
import { CALL_BACKS } from './call-backs'
import { CLOCK } from './clock'
import { putComplaintsOver } from './complaints'
import { EVENING } from './evening'
import { putMany } from './put-many'
import { SLOT_DAYS } from './slots'

/** How often time looks after bookings, in minutes: an answer that is due is missed by no more than that. */
const CLOCK_MINUTES = 5
const DAY_MINUTES = 1440
/** When people are reminded of tomorrow: supper is over, and a call can still be made. */
const EVENING_MINUTE = 18 * 60
/** When the street is told whom to ring: the desk has opened. */
const MORNING_MINUTE = 9 * 60

export const BOOKING_DAY = 'booking-day'
const EXTEND = 'order-extend'

/** What a day begins with: all that is to happen in it is put up, each to be done by itself. */
export function dayJobs(parts: BookingParts): JobHandlers {
  return {
    [BOOKING_DAY]: planDay,
    [EXTEND]: async ({ tx, about, now }) => void (await extendWeekly(tx, parts, about.split(' ')[0] ?? '', now)),
  }
}

/** About the day. A server that starts in the middle of it begins with what is due by then. */
async function planDay({ tx, about: day, now }: Run): Promise<void> {
  const ticks = Array.from({ length: DAY_MINUTES / CLOCK_MINUTES }, (_, n) => n * CLOCK_MINUTES)
    .map((minute) => ({ about: `${day} ${minute}`, runAt: instantOf(day, minute) }))
    .filter(({ runAt }) => now.getTime() - runAt.getTime() < CLOCK_MINUTES * 60_000)
  await putMany(tx, CLOCK, ticks, now)
  await put(tx, CALL_BACKS, day, instantOf(day, MORNING_MINUTE), now)
  await put(tx, EVENING, day, instantOf(day, EVENING_MINUTE), now)
  await putComplaintsOver(tx, now)
  await putExtensions(tx, day, now)
}

/** Weekly orders that have no bookings four weeks ahead yet. */
async function putExtensions(tx: Tx, day: string, now: Date): Promise<void> {
  const { id, kind, endedAt, madeUntil } = serviceOrder
  const rows = await tx
    .select({ id })
    .from(serviceOrder)
    .where(and(eq(kind, 'weekly'), isNull(endedAt), or(isNull(madeUntil), lt(madeUntil, dayAfter(day, SLOT_DAYS - 1)))))
  // After the day's slots have been made, which are put up at the same time.
  const runAt = new Date(now.getTime() + CLOCK_MINUTES * 60_000)
  await putMany(
    tx,
    EXTEND,
    rows.map((row) => ({ about: `${row.id} ${day}`, runAt })),
    now,
  )
}
