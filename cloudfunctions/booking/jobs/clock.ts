import { and, eq, gt, lte, notInArray, or, sql, type SQL } from 'drizzle-orm'
import { CONFIRM_HOURS } from '@/domain/booking/states'
import type { Tx } from '../../database/database'
import { booking, careCase, serviceOrder, slot } from '../../database/schema'
import { complainedOf } from '../../runtime/call-backs'
import type { JobHandlers, Run } from '../../runtime/jobs'
import { putLostRounds } from '../urgent/jobs'
import { CONFIRM } from './confirm'
import { putMany } from './put-many'
import { answerableUntil, EXPIRE, REMIND } from './unanswered'

export const CLOCK = 'booking-clock'
/** Bookings of one kind that one look finds; more are the next one's. */
const MOST = 1000

const HOUR_MS = 3_600_000

/**
 * Every few minutes: what is due by now is put up, each booking by itself, so that one that fails holds up no other; and calls for help
 * whose next round was lost.
 */
export const clockJobs: JobHandlers = { [CLOCK]: lookAround }

async function lookAround({ tx, now }: Run): Promise<void> {
  await putLostRounds(tx, now)
  await putDue(tx, REMIND, halfTimeOver(now), now)
  await putDue(tx, EXPIRE, timeOver(now), now)
  await putDue(tx, CONFIRM, confirmsItself(now), now)
}

/** About the booking and its version: whatever has happened since is looked at anew. */
async function putDue(tx: Tx, kind: string, due: SQL | undefined, now: Date): Promise<void> {
  const rows = await tx
    .select({ id: booking.id, version: booking.version })
    .from(booking)
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(careCase, eq(careCase.id, serviceOrder.caseId))
    .leftJoin(slot, eq(slot.id, booking.slotId))
    .where(due)
    .limit(MOST)
  const all = rows.map(({ id, version }) => ({ about: `${id} ${version}`, runAt: now }))
  if (all.length > 0) await putMany(tx, kind, all, now)
}

/** The provider has let half of its time go by. */
const halfTimeOver = (now: Date): SQL | undefined =>
  and(
    eq(booking.state, 'requested'),
    gt(booking.answerBy, now),
    lte(sql`${booking.updatedAt} + (${booking.answerBy} - ${booking.updatedAt}) / 2`, now),
  )

const timeOver = (now: Date): SQL | undefined => and(eq(booking.state, 'requested'), lte(answerableUntil, now))

/** Nobody public pays, nobody said otherwise for two days, and no complaint is being looked into. */
const confirmsItself = (now: Date): SQL | undefined =>
  and(
    eq(booking.state, 'served'),
    eq(booking.subsidised, false),
    lte(booking.servedAt, new Date(now.getTime() - CONFIRM_HOURS * HOUR_MS)),
    notComplainedOf(),
    sql`not ${complainedOf}`,
  )

const notComplainedOf = (): SQL | undefined =>
  or(sql`${careCase.desk} <> 'street'`, notInArray(careCase.state, ['waiting', 'taken']))
