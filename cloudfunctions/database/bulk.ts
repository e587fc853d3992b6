import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './database'

/** Rows of one statement: few enough for a message of some megabytes, many enough to be quick. */
const BATCH = 1_000

type Row = Readonly<Record<string, unknown>>

/** One statement's worth of rows, by the columns that are not generated. */
export interface Batch {
  readonly into: SQL
  /** `"id", "city", …` */
  readonly columns: SQL
  /** Every column written by this. */
  readonly each: (of: (column: PgColumn) => SQL) => SQL
  /** Selects the rows: they travel as one JSON value, not as a parameter each, which takes less than half the time. */
  readonly select: SQL
  /** How many rows are done when this batch is. */
  readonly done: number
}

export const columnName = (column: PgColumn): SQL => sql`${sql.identifier(column.name)}`

/** @param rows by the schema's names; every row has every column, for what is absent is null and no default */
export function* batchesOf(table: PgTable, rows: readonly Row[]): Generator<Batch> {
  const own = Object.entries(getTableColumns(table)).filter(([, column]) => column.generated === undefined)
  const each = (of: (column: PgColumn) => SQL): SQL =>
    sql.join(
      own.map(([, column]) => of(column)),
      sql`, `,
    )
  const columns = each(columnName)
  const shape = each((column) => sql`${columnName(column)} ${sql.raw(column.getSQLType())}`)
  const into = sql`${sql.identifier(getTableName(table))}`
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows
      .slice(from, from + BATCH)
      .map((row) => Object.fromEntries(own.map(([key, column]) => [column.name, row[key]])))
    const select = sql`select ${columns} from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as given(${shape})`
    yield { into, columns, each, select, done: Math.min(from + BATCH, rows.length) }
  }
}

/** Tells the planner what these tables hold now: the embedded engine never looks by itself, and a plan for an empty table is slow. */
export async function lookAgain(tx: Tx, ...tables: readonly PgTable[]): Promise<void> {
  const names = tables.map((table) => sql.identifier(getTableName(table)))
  await tx.execute(sql`analyze ${sql.join(names, sql`, `)}`)
}

/** Puts in rows whose keys are not there yet, many at once. */
export async function insertNew(tx: Tx, table: PgTable, rows: readonly Row[]): Promise<void> {
  for (const { into, columns, select } of batchesOf(table, rows))
    await tx.execute(sql`insert into ${into} (${columns}) ${select} on conflict do nothing`)
}
