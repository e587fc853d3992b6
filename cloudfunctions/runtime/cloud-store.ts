import { openPostgres } from '../database/postgres'
import type { Store } from './invoke'
import { createKeyring, keyringOptions } from './keyring'
import { createSessions } from './sessions'

/** An instance serves one call at a time; the second connection is for one that the proxy has dropped. */
const CONNECTIONS = 2

/** The store of a function in the cloud, from its settings. @throws Error when one is missing or no key. */
export function cloudStore(): Store {
  return {
    database: openPostgres({ url: setting('DATABASE_URL'), connections: CONNECTIONS, prepares: false }),
    keyring: createKeyring(setting('SENIOR_CARE_MASTER_KEY'), keyringOptions(process.env)),
    sessions: createSessions(setting('SENIOR_CARE_SESSION_KEY')),
  }
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}
