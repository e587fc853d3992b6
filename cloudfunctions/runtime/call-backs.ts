import { and, eq, lte, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import { CONFIRM_HOURS } from '@/domain/booking/states'
import { booking, careCase, caseEvent } from '../database/schema'
import { ordersInDivision, type Posted } from './division'

const HOUR_MS = 3_600_000

/** Whether her side has complained in a case since a moment; for a question that joins `care_case`. */
export const complainedSince = (since: Date | AnyColumn): SQL<boolean> =>
  sql<boolean>`exists (select 1 from ${caseEvent} where ${caseEvent.caseId} = ${careCase.id} and ${caseEvent.kind} = 'complained'
    and ${caseEvent.createdAt} >= ${since instanceof Date ? since.toISOString() : since})`

/** What was complained about since it was served is confirmed by nobody's silence; for a question that joins `care_case`. */
export const complainedOf: SQL = complainedSince(booking.servedAt)

/**
 * Whom a worker rings: served, paid by a grant or complained about, confirmed by nobody for two days, and not being looked into. For a
 * question of bookings that joins `care_case`.
 */
export const toBeRung = (worker: Posted, now: Date): SQL =>
  and(
    ordersInDivision(worker),
    // Written out, so that the partial index of what was served is seen to hold it.
    sql`${booking.state} = 'served'`,
    lte(booking.servedAt, new Date(now.getTime() - CONFIRM_HOURS * HOUR_MS)),
    or(eq(booking.subsidised, true), complainedOf),
    sql`not (${careCase.desk} = 'street' and ${careCase.state} in ('waiting', 'taken'))`,
  )!
