import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '../../../cloudfunctions/database/database'

/** Rows of one statement: few enough for a message of some megabytes, many enough to be quick. */
const BATCH = 1_000

export interface Upserted {
  readonly created: number
  readonly changed: number
  readonly same: number
}

const name = (column: PgColumn): SQL => sql`${sql.identifier(column.name)}`
const all = (columns: readonly PgColumn[], of: (column: PgColumn) => SQL): SQL => sql.join(columns.map(of), sql`, `)

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
  const own = Object.entries(getTableColumns(table)).filter(([, column]) => column.generated === undefined)
  const columns = own.map(([, column]) => column)
  const into = sql.identifier(getTableName(table))
  const shape = all(columns, (column) => sql`${name(column)} ${sql.raw(column.getSQLType())}`)
  const kept = all(columns, (column) => sql`${into}.${name(column)}`)
  const given = all(columns, (column) => sql`excluded.${name(column)}`)
  let [created, changed] = [0, 0]
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows
      .slice(from, from + BATCH)
      .map((row) => Object.fromEntries(own.map(([key, column]) => [column.name, row[key]])))
    const { rows: touched } = (await tx.execute(sql`
      insert into ${into} (${all(columns, name)})
      select ${all(columns, name)} from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as row_of_file(${shape})
      on conflict (id) do update set ${all(columns, (column) => sql`${name(column)} = excluded.${name(column)}`)}
      where (${kept}) is distinct from (${given})
      returning (xmax = 0) as created`)) as unknown as { readonly rows: readonly { readonly created: boolean }[] }
    const fresh = touched.filter((row) => row.created).length
    created += fresh
    changed += touched.length - fresh
    after(Math.min(from + BATCH, rows.length))
  }
  return { created, changed, same: rows.length - created - changed }
}
