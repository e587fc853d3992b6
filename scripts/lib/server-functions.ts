import { ASSESSMENT_DAILY, assessmentFunction, assessmentJobs } from '../../cloudfunctions/assessment'
import { accountFunction, type Demonstration, type DemoIdentity } from '../../cloudfunctions/account'
import { BOOKING_DAILY, bookingFunction, bookingJobs } from '../../cloudfunctions/booking'
import { CARE_DAILY, careFunction, careJobs } from '../../cloudfunctions/care'
import { DatabaseUnreachable, type Database } from '../../cloudfunctions/database/database'
import { migratePostgres } from '../../cloudfunctions/database/migrate-postgres'
import { openPglite } from '../../cloudfunctions/database/pglite'
import { openPostgres } from '../../cloudfunctions/database/postgres'
import { entitlementFunction } from '../../cloudfunctions/entitlement'
import { facilityFunction } from '../../cloudfunctions/facility'
import { notifyFunction } from '../../cloudfunctions/notify'
import { operatorFunction } from '../../cloudfunctions/operator'
import type { CloudFunction } from '../../cloudfunctions/runtime/define'
import type { Store, Surroundings } from '../../cloudfunctions/runtime/invoke'
import { answerWorkdaysIn } from '../../cloudfunctions/runtime/calendar'
import { createKeyring } from '../../cloudfunctions/runtime/keyring'
import { createLog } from '../../cloudfunctions/runtime/log'
import { createRateLimit } from '../../cloudfunctions/runtime/rate-limit'
import { fileJobs } from '../../cloudfunctions/runtime/files'
import { forgetWhatIsOver } from '../../cloudfunctions/runtime/forget'
import { placesOf } from '../../cloudfunctions/runtime/places'
import { createRounds } from '../../cloudfunctions/runtime/rounds'
import { createSessions } from '../../cloudfunctions/runtime/sessions'
import { loadAllAssessmentTerms } from './assessment-terms'
import { countiesOf, loadAllPacks } from './city-packs'
import { CommandError, progress } from './command'
import { daily } from './daily'
import { loadAllGrounds, type CityGround } from './facility-rules'
import { loadAllProgrammes } from './programmes'
import { loadAllVisitRules } from './visit-rules'
import { outsideOf, type Outside } from './server-outside'
import { matchDaily } from './server-match'
import { goRound } from './server-rounds'
import { databaseIn } from './server-folder'
import { keysIn } from './server-keys'
import type { Settings } from './server-settings'

const CALLS_PER_MINUTE = 1200
const CONNECTIONS = 10
const STANDARD_ERROR = 2

/** The functions with everything they stand on, ready to be called. */
export interface Backend {
  readonly functions: readonly CloudFunction[]
  readonly around: Surroundings
  readonly database: Database
  readonly identities: readonly DemoIdentity[]
  readonly store: Store
  readonly outside: Outside
  /** Stops what runs daily and closes the database. */
  close(): Promise<void>
}

/**
 * Opens the database, brings it up to date, fills in the demonstration or takes it out, and puts up the functions.
 * @throws CommandError when keys or database cannot be used.
 */
export async function openBackend(settings: Settings): Promise<Backend> {
  const keys = settings.keys ?? keysIn(settings.dataFolder)
  const keyring = createKeyring(keys.master, keys)
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
  const { database } = store
  const clock = () => new Date()
  const log = createLog(settings.logLevel, STANDARD_ERROR)
  const onFault = (error: unknown) => log.crash('job', error)
  const packs = loadAllPacks(settings.citiesFolder)
  const places = placesOf(countiesOf(packs))
  const grounds = loadAllGrounds(settings.citiesFolder)
  const outside = outsideOf(settings, clock)
  const played = settings.demonstration ? await demonstrate(store, clock, grounds) : await demonstrateNothing(database)
  // In a demonstration nothing leaves the house: its messages are shown on the sign-in page.
  const sms = played?.sms ?? outside.sms
  const { textCheck, files } = outside
  const answerWorkdays = answerWorkdaysIn(process.env)
  const parts = { ...store, places, demonstration: played, sendsSms: sms !== null, textCheck, files, answerWorkdays }
  const booking = { ...parts, programmes: loadAllProgrammes(settings.citiesFolder) }
  const assessment = { ...parts, packs, terms: loadAllAssessmentTerms(settings.citiesFolder) }
  const care = { ...parts, packs, visits: loadAllVisitRules(settings.citiesFolder) }
  const handlers = { ...fileJobs(files), ...bookingJobs(booking), ...assessmentJobs(assessment), ...careJobs(care) }
  const dailyKinds = [...BOOKING_DAILY, ...ASSESSMENT_DAILY, ...CARE_DAILY]
  const ways = { sms, wechat: outside.subscribe }
  const rounds = goRound(createRounds({ ...store, ways, handlers, daily: dailyKinds, onFault }), { clock, onFault })
  const stop = await daily(
    () => forgetWhatIsOver(database.owner, clock()),
    (error) => log.crash('forget', error),
  )
  const matching = matchDaily({ ...store, packs, places, clock, onFault: (error) => log.crash('match', error) })
  const looked = matching.first()
  // The demonstration's few are found before anybody looks; a city's many are looked through while it works.
  if (played) await looked
  return {
    functions: [
      accountFunction(parts),
      assessmentFunction(assessment),
      bookingFunction(booking),
      careFunction(care),
      entitlementFunction(packs),
      facilityFunction({ rules: grounds.map(({ rules }) => rules), places }),
      notifyFunction(parts),
      operatorFunction(parts),
    ],
    around: { clock, log, callLimit: createRateLimit(CALLS_PER_MINUTE), store },
    database,
    identities: played?.identities ?? [],
    store,
    outside,
    close: () =>
      rounds
        .stop()
        .then(() => matching.stop())
        .then(stop)
        .then(() => database.close()),
  }
}

export async function openDatabase({
  databaseUrl,
  dataFolder,
  pooled,
}: Pick<Settings, 'databaseUrl' | 'dataFolder' | 'pooled'>): Promise<Database> {
  try {
    if (databaseUrl === null) return await openPglite(databaseIn(dataFolder))
    await migratePostgres(databaseUrl)
    return openPostgres({ url: databaseUrl, connections: CONNECTIONS, prepares: !pooled })
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
async function demonstrate({ database, keyring }: Store, clock: () => Date, grounds: readonly CityGround[]) {
  const { demonstrationSms, identities, seedDemonstration } = await import('../../cloudfunctions/demonstration')
  await seedDemonstration(database, keyring, clock(), grounds)
  return { identities, ...demonstrationSms(clock) } satisfies Demonstration
}

/** What is marked 演示数据 must not stay where real people come; see docs/decisions/024. */
async function demonstrateNothing(database: Database): Promise<null> {
  const { removeDemonstration } = await import('../../cloudfunctions/demonstration/remove')
  const { places, people } = await removeDemonstration(database)
  if (places + people > 0)
    progress(`SENIOR_CARE_DEMO is off: took out the demonstration, ${places} places and ${people} people.`)
  return null
}
