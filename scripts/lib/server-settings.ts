import path from 'node:path'
import { CommandError } from './command'

/** Everything that the environment decides for `npm start`. */
export interface Settings {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** Where the embedded database and generated keys live; guarded by a lock. */
  readonly dataFolder: string
  /** A city's own PostgreSQL; null runs the embedded one. */
  readonly databaseUrl: string | null
  readonly demonstration: boolean
  /** A city's own keys; null lets them be generated and kept in the data folder. */
  readonly keys: { readonly master: string; readonly session: string } | null
  readonly logLevel: 'info' | 'error'
}

type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_PORT = 8080
const HIGHEST_PORT = 65_535
const KEY_BYTES = 32

/** @throws CommandError when a setting cannot be, or one that a city must give is missing. */
export function readSettings(env: Environment): Settings {
  const databaseUrl = env['DATABASE_URL'] || null
  const demonstration = env['SENIOR_CARE_DEMO'] ? env['SENIOR_CARE_DEMO'] !== '0' : databaseUrl === null
  return {
    port: readPort(env['PORT']),
    // Only this machine by default: whoever reaches the port can sign in as a demonstration identity.
    host: env['HOST'] || '127.0.0.1',
    dataFolder: path.resolve(env['SENIOR_CARE_DATA'] || '.data'),
    databaseUrl,
    demonstration,
    keys: readKeys(env, databaseUrl !== null || !demonstration),
    logLevel: env['SENIOR_CARE_LOG'] === 'info' ? 'info' : 'error',
  }
}

function readPort(text: string | undefined): number {
  const port = text ? Number(text) : DEFAULT_PORT
  if (Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT) return port
  throw new CommandError(`PORT must be a number from 0 to ${HIGHEST_PORT}, not «${text}».`)
}

const isKey = (text: string) => Buffer.from(text, 'base64').length === KEY_BYTES

function readKeys(env: Environment, needed: boolean): Settings['keys'] {
  const master = env['SENIOR_CARE_MASTER_KEY']
  const session = env['SENIOR_CARE_SESSION_KEY']
  if (master && session && [master, session].every(isKey)) return { master, session }
  if (!needed && !master && !session) return null
  throw new CommandError(
    'Set SENIOR_CARE_MASTER_KEY and SENIOR_CARE_SESSION_KEY, each 32 random bytes in base64 (openssl rand -base64 32): ' +
      'without a demonstration, or on a database of your own, no key is generated for you.',
  )
}
