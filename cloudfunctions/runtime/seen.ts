import { randomUUID } from 'node:crypto'
import { and, eq, gte, inArray } from 'drizzle-orm'
import { instantOf } from '@/domain/booking/clock'
import type { Ground } from '@/domain/helper/scope'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../database/database'
import { accessLog } from '../database/schema'

/** Whose name or affair a list showed, and in what capacity it was read. */
export interface Seen {
  readonly personId: string
  readonly ground: Ground
}

/**
 * One line a day in «谁看过» for each person whom a list has shown to somebody else, in two questions however long the list.
 * @param action `care.desk`
 */
export async function leaveListTrace(
  tx: Tx,
  accountId: string,
  action: string,
  seen: readonly Seen[],
  now: Date,
): Promise<void> {
  const persons = new Map(seen.filter(({ ground }) => ground !== 'self').map((one) => [one.personId, one.ground]))
  if (persons.size === 0) return
  const today = await tx
    .selectDistinct({ personId: accessLog.personId })
    .from(accessLog)
    .where(
      and(
        inArray(accessLog.personId, [...persons.keys()]),
        eq(accessLog.accountId, accountId),
        eq(accessLog.action, action),
        gte(accessLog.createdAt, instantOf(chinaDay(now.getTime()), 0)),
      ),
    )
  for (const { personId } of today) persons.delete(personId)
  const lines = [...persons].map(([personId, ground]) => ({
    id: randomUUID(),
    personId,
    accountId,
    ground,
    action,
    createdAt: now,
  }))
  if (lines.length > 0) await tx.insert(accessLog).values(lines)
}

/** The same of a desk, whose lists are all read for a task. */
export const leaveSeen = (
  tx: Tx,
  accountId: string,
  action: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> => {
  const seen = personIds.map((personId): Seen => ({ personId, ground: 'task' }))
  return leaveListTrace(tx, accountId, action, seen, now)
}
