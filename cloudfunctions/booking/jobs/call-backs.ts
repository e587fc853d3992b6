import { and, eq, gt, lte } from 'drizzle-orm'
import { CONFIRM_HOURS } from '@/domain/booking/states'
import { booking, careCase, serviceOrder } from '../../database/schema'
import { homeOfCase } from '../../runtime/cases'
import type { JobHandlers, Run } from '../../runtime/jobs'
import { tell } from '../../runtime/tell'
import { nearestWorkers } from '../../runtime/workers'
import { instantOf } from '@/domain/booking/clock'
import type { BookingParts } from '../parts'

export const CALL_BACKS = 'booking-call-backs'

const HOUR_MS = 3_600_000
const MORNING_MINUTE = 9 * 60

/** What a grant pays is confirmed by nobody's silence: two days after it was had, the street is told once to ring. */
export function callBackJobs(parts: BookingParts): JobHandlers {
  return { [CALL_BACKS]: (run) => tellStreets(parts, run) }
}

/** About the day: bookings whose two days were over since yesterday's. Each worker hears a number, and nobody's name. */
async function tellStreets({ keyring }: BookingParts, { tx, about: day, now }: Run): Promise<void> {
  const until = new Date(instantOf(day, MORNING_MINUTE).getTime() - CONFIRM_HOURS * HOUR_MS)
  const rows = await tx
    .select({ row: careCase })
    .from(booking)
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(careCase, eq(careCase.id, serviceOrder.caseId))
    .where(
      and(
        eq(booking.state, 'served'),
        eq(booking.subsidised, true),
        gt(booking.servedAt, new Date(until.getTime() - 24 * HOUR_MS)),
        lte(booking.servedAt, until),
      ),
    )
  const homes = new Map<string, { readonly home: ReturnType<typeof homeOfCase>; count: number }>()
  for (const { row } of rows) {
    const home = homeOfCase(row)
    const key = JSON.stringify(home)
    const known = homes.get(key) ?? { home, count: 0 }
    homes.set(key, { home, count: known.count + 1 })
  }
  const toRing = new Map<string, number>()
  for (const { home, count } of homes.values())
    for (const { accountId } of await nearestWorkers(tx, home))
      if (accountId) toRing.set(accountId, (toRing.get(accountId) ?? 0) + count)
  for (const [accountId, count] of toRing)
    await tell(tx, keyring, accountId, { template: 'call-back-due', params: { count: String(count) }, link: null }, now)
}
