import { accountFunction, type DemoIdentity } from '../../cloudfunctions/account'
import { DatabaseUnreachable, type Database } from '../../cloudfunctions/database/database'
import { migratePostgres } from '../../cloudfunctions/database/migrate-postgres'
import { openPglite } from '../../cloudfunctions/database/pglite'
import { openPostgres } from '../../cloudfunctions/database/postgres'
import { entitlementFunction } from '../../cloudfunctions/entitlement'
import { facilityFunction } from '../../cloudfunctions/facility'
import type { CloudFunction } from '../../cloudfunctions/runtime/define'
import type { Store, Surroundings } from '../../cloudfunctions/runtime/invoke'
import { createKeyring, type Keyring } from '../../cloudfunctions/runtime/keyring'
import { createLog } from '../../cloudfunctions/runtime/log'
import { createRateLimit } from '../../cloudfunctions/runtime/rate-limit'
import { forgetOldAnswers } from '../../cloudfunctions/runtime/repeat'
import { createSessions } from '../../cloudfunctions/runtime/sessions'
import type { Pack } from '../../src/domain/entitlement'
import { countyCodes, loadAllPacks } from './city-packs'
import { CommandError, progress } from './command'
import { daily } from './daily'
import { databaseIn } from './server-folder'
import { keysIn } from './server-keys'
import type { Settings } from './server-settings'

const SIGN_INS_PER_MINUTE = 60
const CONNECTIONS = 10
const STANDARD_ERROR = 2

/** The functions with everything they stand on, ready to be called. */
export interface Backend {
  readonly functions: readonly CloudFunction[]
  readonly around: Surroundings
  readonly database: Database
  readonly identities: readonly DemoIdentity[]
  /** Stops what runs daily and closes the database. */
  close(): Promise<void>
}

/**
 * Opens the database, brings it up to date, fills in the demonstration or takes it out, and puts up the functions.
 * @throws CommandError when keys or database cannot be used.
 */
export async function openBackend(settings: Settings): Promise<Backend> {
  const keys = settings.keys ?? keysIn(settings.dataFolder)
  const keyring = createKeyring(keys.master)
  const sessions = createSessions(keys.session, settings.demonstration ? ['city', 'demonstration'] : ['city'])
  const database = await openDatabase(settings)
  try {
    return await putUp(settings, { database, keyring, sessions })
  } catch (error) {
    await database.close()
    throw error
  }
}

async function putUp(settings: Settings, store: Store): Promise<Backend> {
  const { database, keyring } = store
  const clock = () => new Date()
  const log = createLog(settings.logLevel, STANDARD_ERROR)
  const packs = loadAllPacks(settings.citiesFolder)
  const identities = settings.demonstration
    ? await demonstrate(database, keyring, clock(), packs)
    : await demonstrateNothing(database)
  const account = accountFunction({ ...store, counties: new Set(countyCodes(packs)), identities })
  const stop = await daily(
    () => forgetOldAnswers(database.owner, clock()),
    (error) => log.crash('forget', error),
  )
  return {
    functions: [account, entitlementFunction(packs), facilityFunction],
    around: { clock, log, signInLimit: createRateLimit(SIGN_INS_PER_MINUTE), store },
    database,
    identities,
    close: () => stop().then(() => database.close()),
  }
}

async function openDatabase({ databaseUrl, dataFolder }: Settings): Promise<Database> {
  try {
    if (databaseUrl === null) return await openPglite(databaseIn(dataFolder))
    await migratePostgres(databaseUrl)
    return openPostgres({ url: databaseUrl, connections: CONNECTIONS })
  } catch (error) {
    const said = error instanceof DatabaseUnreachable ? error.message : sqlStateOf(error)
    if (said === null) throw error
    throw new CommandError(
      databaseUrl === null
        ? `The database in ${dataFolder} could not be opened (${said}): put a copy back, or take another data folder.`
        : `The database at DATABASE_URL could not be opened (${said}): check its address, its user and what he may do.`,
    )
  }
}

/** What PostgreSQL said to a migration, `42501` for a right that is missing; null when it was not PostgreSQL. */
function sqlStateOf(error: unknown): string | null {
  const { code } = ((error as Error).cause ?? error) as { readonly code?: unknown }
  return typeof code === 'string' ? code : null
}

/** Loaded only where it is wanted: a city's own server never meets an invented person. */
async function demonstrate(database: Database, keyring: Keyring, now: Date, packs: readonly Pack[]) {
  const { identities, seedDemonstration } = await import('../../cloudfunctions/demonstration')
  await seedDemonstration(database, keyring, now, packs)
  return identities
}

/** What is marked 演示数据 must not stay where real people come; see docs/decisions/024. */
async function demonstrateNothing(database: Database): Promise<readonly DemoIdentity[]> {
  const { removeDemonstration } = await import('../../cloudfunctions/demonstration/remove')
  const { places, people } = await removeDemonstration(database)
  if (places + people > 0)
    progress(`SENIOR_CARE_DEMO is off: took out the demonstration, ${places} places and ${people} people.`)
  return []
}
