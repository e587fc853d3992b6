import { and, eq, ne, sql } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { booking, careCase, serviceOrder } from '../database/schema'

/**
 * The state of an order's case follows from its bookings, unless somebody of the street looks into a complaint: then the thread's
 * own rules hold. Each who moves a booking calls it; it holds the case, so that two who move two days of one order count both.
 */
export async function settleCaseState(tx: Tx, orderId: string, now: Date): Promise<void> {
  const { caseId, endedAt, kind } = serviceOrder
  const [order] = await tx
    .select({ caseId, endedAt, kind })
    .from(serviceOrder)
    .innerJoin(careCase, eq(careCase.id, serviceOrder.caseId))
    .where(and(eq(serviceOrder.id, orderId), ne(careCase.desk, 'street')))
    .for('no key update', { of: careCase })
  if (!order) return
  const goesOn = order.kind === 'weekly' && order.endedAt === null
  const some = (...states: string[]) =>
    sql`exists (select 1 from ${booking} where ${booking.orderId} = ${orderId} and ${booking.state} in (${sql.join(
      states.map((state) => sql`${state}`),
      sql`, `,
    )}))`
  const state = sql`case
    when ${some('requested')} then 'waiting'
    when ${goesOn}::boolean or ${some('accepted', 'started')} then 'taken'
    when ${some('served')} then 'answered'
    when ${some('confirmed', 'missed', 'stopped', 'unfit')} then 'closed'
    else 'withdrawn' end`
  await tx
    .update(careCase)
    .set({ state, updatedAt: now })
    .where(and(eq(careCase.id, order.caseId), ne(careCase.desk, 'street')))
}
