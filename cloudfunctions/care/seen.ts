import { randomUUID } from 'node:crypto'
import { and, eq, gte, inArray } from 'drizzle-orm'
import type { Ground } from '@/domain/helper/scope'
import { CHINA_AHEAD_MS, chinaDay } from '@/domain/person/date'
import type { Tx } from '../database/database'
import { accessLog } from '../database/schema'

/** Whose name or affair a list showed, and in what capacity it was read. */
export interface Seen {
  readonly personId: string
  readonly ground: Ground
}

/** Leaves one line a day in China for each person whom a list has shown: in two questions, however long the list. */
export async function leaveListTrace(
  tx: Tx,
  accountId: string,
  action: string,
  seen: readonly Seen[],
  now: Date,
): Promise<void> {
  const persons = new Map(seen.filter(({ ground }) => ground !== 'self').map((one) => [one.personId, one.ground]))
  if (persons.size === 0) return
  const dayBegan = new Date(Date.parse(`${chinaDay(now.getTime())}T00:00:00Z`) - CHINA_AHEAD_MS)
  const today = await tx
    .selectDistinct({ personId: accessLog.personId })
    .from(accessLog)
    .where(
      and(
        inArray(accessLog.personId, [...persons.keys()]),
        eq(accessLog.accountId, accountId),
        eq(accessLog.action, action),
        gte(accessLog.createdAt, dayBegan),
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
