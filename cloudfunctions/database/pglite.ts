import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { asApplication, DatabaseUnreachable, type Database } from './database'
import { MIGRATIONS } from './migrations-folder'
import * as schema from './schema'

/**
 * Opens the embedded database in a folder, or in memory without one, and brings its schema up to date. It has no lock
 * of its own: the caller guards the folder. Never part of a function's bundle.
 * @throws DatabaseUnreachable when the folder cannot be used or what it holds is damaged.
 */
export async function openPglite(folder?: string): Promise<Database> {
  const client = await PGlite.create({
    ...(folder !== undefined && { dataDir: folder }),
    extensions: { btree_gist, pg_trgm },
  }).catch((error: unknown) => {
    throw new DatabaseUnreachable(error)
  })
  const owner = drizzle(client, { schema })
  await migrate(owner, { migrationsFolder: MIGRATIONS })
  return {
    engine: 'pglite',
    owner,
    transaction: (work) => asApplication(owner, work),
    close: () => client.close(),
  }
}
