import { randomUUID } from 'node:crypto'
import { and, eq, gte, inArray } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import { instantOf } from '@/domain/booking/clock'
import type { Tx } from '../database/database'
import { accessLog } from '../database/schema'

/**
 * One line a day in «谁看过» for each person whom a list has shown, in two questions however long the list.
 * @param action `booking.deskBookings`
 */
export async function leaveSeen(
  tx: Tx,
  accountId: string,
  action: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  const persons = new Set(personIds)
  if (persons.size === 0) return
  const today = await tx
    .selectDistinct({ personId: accessLog.personId })
    .from(accessLog)
    .where(
      and(
        inArray(accessLog.personId, [...persons]),
        eq(accessLog.accountId, accountId),
        eq(accessLog.action, action),
        gte(accessLog.createdAt, instantOf(chinaDay(now.getTime()), 0)),
      ),
    )
  for (const { personId } of today) persons.delete(personId)
  const lines = [...persons].map((personId) => ({
    id: randomUUID(),
    personId,
    accountId,
    ground: 'task' as const,
    action,
    createdAt: now,
  }))
  if (lines.length > 0) await tx.insert(accessLog).values(lines)
}
