import { and, eq, gte, inArray, isNull, notInArray } from 'drizzle-orm'
import { dayAfter } from '@/domain/facility/hours'
import type { Tx } from '../../database/database'
import { booking, serviceOrder } from '../../database/schema'
import { idsOf } from '../../runtime/records'

/** Days for which somebody who served her once is not to assess her. */
const SERVED_DAYS = 365
/** What was never served, and never will be. */
const NOT_SERVED = ['cancelled', 'declined'] as const

/** Organisations that serve her, or did in the last year. */
export async function servingHer(tx: Tx, personId: string, today: string): Promise<string[]> {
  const ids = await idsOf(tx, personId)
  const served = await tx
    .selectDistinct({ id: booking.providerId })
    .from(booking)
    .where(
      and(
        inArray(booking.personId, ids),
        gte(booking.day, dayAfter(today, -SERVED_DAYS)),
        notInArray(booking.state, [...NOT_SERVED]),
      ),
    )
  const weekly = await tx
    .selectDistinct({ id: serviceOrder.providerId })
    .from(serviceOrder)
    .where(and(inArray(serviceOrder.personId, ids), eq(serviceOrder.kind, 'weekly'), isNull(serviceOrder.endedAt)))
  return [...served, ...weekly].map(({ id }) => id)
}
