import { sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type * as schema from './schema'

/** Either engine, seen through the one schema. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>
/** What a handler receives. The outer `Db` inside a transaction would wait for itself for ever on PGlite. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

export const APPLICATION_ROLE = 'senior_care_app'

/** An open database. `owner` may change the schema: migrations, imports and seeds only. */
export interface Database {
  readonly engine: 'pglite' | 'postgresql'
  readonly owner: Db
  /** Runs `work` in one transaction with the application's rights only. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** No database answered, or the folder holds none that can be opened; `cause` is what the engine said. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable'

  constructor(cause: unknown) {
    const { code, message, name } = (cause ?? {}) as Readonly<Record<string, unknown>>
    // The embedded engine's own file system throws what is no Error and has a name only.
    super(String(code ?? message ?? name), { cause })
  }
}

/** The one way a function's work reaches a database: the role is set for this transaction and falls off with it. */
export async function asApplication<T>(owner: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return owner.transaction(async (tx) => {
    await tx.execute(sql.raw(`SET LOCAL ROLE ${APPLICATION_ROLE}`))
    return work(tx)
  })
}

/**
 * Lets the transactions that name the same thing pass one after the other, until each has ended. Unique keys are what
 * forbids a double; this only spares the losers a failed transaction.
 */
export async function passOneByOne(tx: Tx, thing: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${thing}, 0))`)
}
