import { and, asc, eq, sql } from 'drizzle-orm'
import type { TodayItem } from '@/contract/care/elders'
import { MEAL_WORDS } from '@/domain/booking/services'
import type { Tx } from '../../database/database'
import { absence, booking, careCase, person, serviceOrder } from '../../database/schema'
import { toBeRung } from '../../runtime/call-backs'
import { elderName } from '../../runtime/cases'
import type { StaffCaller } from '../../runtime/define'
import { ordersInDivision } from '../../runtime/division'
import type { CareParts } from '../parts'

/** What bookings bring to a community's desk: read here, done on the pages of the services themselves. */

/** She was expected for a meal, did not come, and the canteen could not reach her: somebody goes and looks. */
export async function absencesOf(
  tx: Tx,
  { keyring }: Pick<CareParts, 'keyring'>,
  worker: StaffCaller,
  most: number,
): Promise<TodayItem[]> {
  const rows = await tx
    .select({ owner: person, meal: booking.meal })
    .from(absence)
    .innerJoin(booking, eq(booking.id, absence.bookingId))
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(careCase, eq(careCase.id, serviceOrder.caseId))
    .innerJoin(person, eq(person.id, absence.personId))
    .where(and(sql`${absence.state} <> 'over'`, eq(absence.state, 'community'), ordersInDivision(worker)))
    .orderBy(asc(absence.createdAt))
    .limit(most)
  return rows.map(({ owner, meal }) => ({
    kind: 'absence',
    title: `${elderName(keyring, owner)} 没来吃${meal ? MEAL_WORDS[meal] : '饭'}`,
    detail: '食堂没有联系上,请去看看',
    case: null,
    caseKind: null,
    person: owner.mergedInto ?? owner.id,
    count: null,
  }))
}

/** Served, confirmed by nobody for two days, and somebody else's money or a complaint in it: one line for all of them. */
export async function callBacksOf(tx: Tx, worker: StaffCaller, now: Date): Promise<TodayItem[]> {
  const [row] = await tx
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(booking)
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(careCase, eq(careCase.id, serviceOrder.caseId))
    .where(toBeRung(worker, now))
  const count = row?.n ?? 0
  if (count === 0) return []
  const rest = { detail: '问问做过没有', case: null, caseKind: null, person: null, count }
  return [{ kind: 'call-back', title: `${count} 单服务要打电话问`, ...rest }]
}
