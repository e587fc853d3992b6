import { randomUUID } from 'node:crypto'
import { and, inArray, sql } from 'drizzle-orm'
import { allotmentOf } from '@/domain/booking/month'
import type { Tx } from '../../database/database'
import { subsidyGrant, subsidyMonth } from '../../database/schema'

export type GrantRow = typeof subsidyGrant.$inferSelect
export type MonthRow = typeof subsidyMonth.$inferSelect

/** What a grant allots in a month, in its unit; nothing before it was approved. */
export function allotmentFor(
  { monthly, daily, fromDay, untilDay }: Pick<GrantRow, 'monthly' | 'daily' | 'fromDay' | 'untilDay'>,
  month: string,
): number {
  if (monthly === null || fromDay === null) return 0
  return allotmentOf({ monthly, daily, from: fromDay, until: untilDay }, month)
}

/**
 * Opens the account of a grant in a month and allots it; one that somebody has opened, or opens at this very moment, stays as it is.
 * @throws the database's fault `subsidy_month_grant` where the grant does not hold in that month
 */
export async function openMonth(
  tx: Tx,
  grant: GrantRow,
  month: string,
  { byAccount, now }: { readonly byAccount: string | null; readonly now: Date },
): Promise<void> {
  const amount = allotmentFor(grant, month)
  if (amount === 0) return
  const fen = grant.unit === 'fen' ? amount : amount * (grant.visitFen ?? 0)
  await tx.execute(sql`
    with opened as (
      insert into subsidy_month (id, grant_id, month, unit, created_at)
      values (${randomUUID()}, ${grant.id}, ${month}, ${grant.unit}, ${now.toISOString()})
      on conflict (grant_id, month) do nothing returning id)
    insert into subsidy_entry (id, month_id, kind, amount, fen, by_account, created_at)
    select ${randomUUID()}, id, 'allot', ${amount}::integer, ${fen}::integer, ${byAccount}::uuid, ${now.toISOString()} from opened`)
}

/** Accounts of some grants in some months, by `keyOf`. */
export async function monthsOf(
  tx: Tx,
  grantIds: readonly string[],
  months: readonly string[],
): Promise<ReadonlyMap<string, MonthRow>> {
  if (grantIds.length === 0 || months.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(subsidyMonth)
    .where(and(inArray(subsidyMonth.grantId, [...grantIds]), inArray(subsidyMonth.month, [...months])))
  return new Map(rows.map((row) => [keyOf(row.grantId, row.month), row]))
}

/** How an account of a month is found. */
export const keyOf = (grantId: string, month: string): string => `${grantId} ${month}`

/** Grants by their ids. */
export const grantsById = (tx: Tx, ids: readonly string[]): Promise<GrantRow[]> =>
  tx
    .select()
    .from(subsidyGrant)
    .where(inArray(subsidyGrant.id, [...ids]))
    .then((rows) => rows.sort((a, b) => (a.id < b.id ? -1 : 1)))
