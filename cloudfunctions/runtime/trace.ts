import { randomUUID } from 'node:crypto'
import { and, eq, gte } from 'drizzle-orm'
import { instantOf } from '@/domain/booking/clock'
import type { Ground } from '@/domain/helper/scope'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../database/database'
import { accessLog } from '../database/schema'

/** One look or one change, for her to see. */
export interface Trace {
  readonly personId: string
  readonly accountId: string
  readonly ground: Ground
  /** `account.record` */
  readonly action: string
  readonly caseId?: string | null
}

/** For whom a line was left, by the transaction in which it was. */
const left = new WeakMap<Tx, Set<string>>()

/** The one person for whom a transaction left lines; null for nobody, and for several. */
export function personTraced(tx: Tx): string | null {
  const [one = null, ...others] = left.get(tx) ?? []
  return others.length > 0 ? null : one
}

/** Leaves a line in «谁看过», in the transaction of what was looked at: neither exists without the other. */
export async function leaveTrace(tx: Tx, trace: Trace, now: Date): Promise<void> {
  left.set(tx, (left.get(tx) ?? new Set()).add(trace.personId))
  await tx.insert(accessLog).values({ id: randomUUID(), caseId: null, ...trace, createdAt: now })
}

/** The same for what a screen shows by itself, a list of names: one line a day in China. */
export async function leaveDailyTrace(tx: Tx, trace: Trace, now: Date): Promise<void> {
  const dayBegan = instantOf(chinaDay(now.getTime()), 0)
  const [today] = await tx
    .select({ id: accessLog.id })
    .from(accessLog)
    .where(
      and(
        eq(accessLog.personId, trace.personId),
        eq(accessLog.accountId, trace.accountId),
        eq(accessLog.action, trace.action),
        gte(accessLog.createdAt, dayBegan),
      ),
    )
    .limit(1)
  if (!today) await leaveTrace(tx, trace, now)
}
