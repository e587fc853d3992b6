import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import { asApplication, type Database } from './database'
import { PreparingClient } from './prepared'
import * as schema from './schema'

export interface PostgresOptions {
  readonly url: string
  /** Connections of this process; a cloud function behind a proxy keeps to 2. */
  readonly connections: number
  /** The server plans a statement once a connection; not where a proxy gives each transaction another one. */
  readonly prepares: boolean
}

/** Opens a PostgreSQL 15 or newer, or what speaks its wire; `migratePostgres` must have run. Asks nothing by itself. */
export function openPostgres({ url, connections, prepares }: PostgresOptions): Database {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    ...(prepares && { Client: PreparingClient }),
  })
  // A connection that the server ends must not end the process, whether it idles in the pool or a transaction has it between two
  // statements: the next query on it fails, and the pool opens another.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const owner = drizzle(pool, { schema })
  return {
    engine: 'postgresql',
    owner,
    transaction: (work) => asApplication(owner, work),
    close: () => pool.end(),
  }
}
