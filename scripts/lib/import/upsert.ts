import { sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { batchesOf, columnName } from '../../../cloudfunctions/database/bulk'
import type { Tx } from '../../../cloudfunctions/database/database'

export interface Upserted {
  readonly created: number
  readonly changed: number
  readonly same: number
}

/**
 * Puts rows in, changes those whose `id` is there and that differ, and leaves alike ones alone: they are compared by the
 * database, as it keeps them.
 * @param rows by the schema's names; every row has every column
 * @param after how many rows are done
 */
export async function upsert(
  tx: Tx,
  table: PgTable & { readonly id: PgColumn },
  rows: readonly Readonly<Record<string, unknown>>[],
  after: (done: number) => void,
): Promise<Upserted> {
  let [created, changed] = [0, 0]
  for (const { into, columns, each, select, done } of batchesOf(table, rows)) {
    const kept = each((column) => sql`${into}.${columnName(column)}`)
    const given = each((column) => sql`excluded.${columnName(column)}`)
    const set = each((column) => sql`${columnName(column)} = excluded.${columnName(column)}`)
    const { rows: touched } = (await tx.execute(sql`
      insert into ${into} (${columns}) ${select}
      on conflict (id) do update set ${set}
      where (${kept}) is distinct from (${given})
      returning (xmax = 0) as created`)) as unknown as { readonly rows: readonly { readonly created: boolean }[] }
    const fresh = touched.filter((row) => row.created).length
    created += fresh
    changed += touched.length - fresh
    after(done)
  }
  return { created, changed, same: rows.length - created - changed }
}
