import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'
import { DatabaseUnreachable } from './database'
import { MIGRATIONS } from './migrations-folder'

/** Any number, the same in every process: whoever holds it migrates. */
const MIGRATION_LOCK = 410_100

/**
 * Brings a PostgreSQL's schema up to date, as its owner. Several processes may start at once; the others wait.
 * @throws DatabaseUnreachable when the address is none, nobody answers there or the user is not let in.
 */
export async function migratePostgres(url: string): Promise<void> {
  const client = await connect(url)
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS })
  } finally {
    // Ends the session, and the lock with it.
    await client.end()
  }
}

async function connect(url: string): Promise<Client> {
  try {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    await client.connect()
    return client
  } catch (error) {
    throw new DatabaseUnreachable(error)
  }
}
