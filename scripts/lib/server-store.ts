import type { Database } from '../../cloudfunctions/database/database'
import { guardFolder } from './server-folder'
import { openDatabase } from './server-functions'
import { keysIn } from './server-keys'
import type { Keys, Settings } from './server-settings'

/**
 * Does something with a city's database while no server has it, and gives it back: the embedded one is locked, of a city's
 * own PostgreSQL everybody may have a part.
 * @throws CommandError when a server has the folder, or database or keys cannot be used
 */
export async function withDatabase<T>(
  settings: Settings,
  work: (database: Database, keys: Keys) => Promise<T>,
): Promise<T> {
  const lock = settings.databaseUrl === null ? guardFolder(settings) : null
  try {
    // Before there is a database: keys are never made for one that others have sealed.
    const keys = settings.keys ?? keysIn(settings.dataFolder)
    const database = await openDatabase(settings)
    return await work(database, keys).finally(() => database.close())
  } finally {
    lock?.release()
  }
}
