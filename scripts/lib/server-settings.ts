import { existsSync } from 'node:fs'
import path from 'node:path'
import { keyringOptions, type KeyringOptions } from '../../cloudfunctions/runtime/keyring'
import { bucketFrom, type Bucket } from '../../cloudfunctions/runtime/storage-s3'
import { subscribeTemplate, type SubscribeTemplate } from '../../cloudfunctions/runtime/subscribe'
import { CommandError } from './command'

/** What seals and signs. `hash` and `former` are there once a master key was changed. */
export interface Keys extends KeyringOptions {
  readonly master: string
  readonly session: string
}

/** Everything that the environment decides for `npm start`. */
export interface Settings {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** Where the embedded database and generated keys live; guarded by a lock. */
  readonly dataFolder: string
  /** A city's own PostgreSQL; null runs the embedded one. */
  readonly databaseUrl: string | null
  /** A pooler stands before it that gives each transaction another connection: nothing is prepared on one. */
  readonly pooled: boolean
  readonly demonstration: boolean
  /** A city's own keys; null lets them be generated and kept in the data folder. */
  readonly keys: Keys | null
  readonly logLevel: 'info' | 'error'
  /** How many proxies of the city's own stand between a phone and this server. */
  readonly trustedProxies: number
  /** Cities of a city's own, beside those of this project; null where there are none. */
  readonly citiesFolder: string | null
  /** The city's gateway for text messages; null where it sends none. */
  readonly sms: { readonly url: string; readonly key: string } | null
  /** The mini-program whose users sign in at this server; null where there is none. */
  readonly weChat: { readonly appId: string; readonly secret: string } | null
  /** By which template WeChat's subscribe messages go; null where none go. */
  readonly weChatTemplate: SubscribeTemplate | null
  /** Where photos lie that are too many for a folder; null keeps them in the data folder. */
  readonly bucket: Bucket | null
  /** Leaflet's tile template of the browser build; empty where there is none. */
  readonly tiles: string
}

type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_PORT = 8080
const HIGHEST_PORT = 65_535
const MOST_PROXIES = 9
const KEY_BYTES = 32

/** @throws CommandError when a setting cannot be, or one that a city must give is missing. */
export function readSettings(env: Environment): Settings {
  const databaseUrl = env['DATABASE_URL'] || null
  const demonstration = readSwitch(env, 'SENIOR_CARE_DEMO') ?? databaseUrl === null
  return {
    port: readNumber(env, 'PORT', { highest: HIGHEST_PORT, otherwise: DEFAULT_PORT }),
    // Only this machine by default: whoever reaches the port can sign in as a demonstration identity.
    host: env['HOST'] || '127.0.0.1',
    dataFolder: path.resolve(env['SENIOR_CARE_DATA'] || '.data'),
    databaseUrl,
    pooled: readSwitch(env, 'SENIOR_CARE_POOLER') ?? false,
    demonstration,
    keys: readKeys(env, databaseUrl !== null || !demonstration),
    logLevel: env['SENIOR_CARE_LOG'] === 'info' ? 'info' : 'error',
    trustedProxies: readNumber(env, 'SENIOR_CARE_TRUSTED_PROXIES', { highest: MOST_PROXIES, otherwise: 0 }),
    citiesFolder: readFolder(env, 'SENIOR_CARE_CITIES'),
    sms: readPair(env, { url: 'SENIOR_CARE_SMS_URL', key: 'SENIOR_CARE_SMS_KEY' }),
    weChat: readPair(env, { appId: 'SENIOR_CARE_WECHAT_APPID', secret: 'SENIOR_CARE_WECHAT_SECRET' }),
    weChatTemplate: inWords(() => {
      const template = env['SENIOR_CARE_WECHAT_TEMPLATE']
      return template ? subscribeTemplate(template) : null
    }),
    bucket: inWords(() => bucketFrom(env)),
    tiles: env['SENIOR_CARE_MAP_TILES'] ?? '',
  }
}

/** A word that is neither could be meant either way: «false» must not open a city's server to everybody. */
function readSwitch(env: Environment, name: string): boolean | undefined {
  const text = env[name]
  if (!text) return undefined
  if (text === '0' || text === '1') return text === '1'
  throw new CommandError(`${name} must be 0 or 1, not «${text}».`)
}

/** Two settings that mean something together only. */
function readPair<K extends string>(env: Environment, names: Readonly<Record<K, string>>): Record<K, string> | null {
  const given = Object.entries<string>(names).map(([key, name]) => [key, env[name] ?? ''] as const)
  if (given.every(([, value]) => value === '')) return null
  if (given.every(([, value]) => value !== '')) return Object.fromEntries(given) as Record<K, string>
  throw new CommandError(`Set ${Object.values<string>(names).join(' and ')} both, or neither.`)
}

/** What a reader of settings refuses in one sentence is the command's own sentence. */
function inWords<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new CommandError(`${(error as Error).message}.`)
  }
}

/** A folder that must be there already; paths count from where the command was typed. */
function readFolder(env: Environment, name: string): string | null {
  const text = env[name]
  if (!text) return null
  const folder = path.resolve(env['INIT_CWD'] ?? '', text)
  if (existsSync(folder)) return folder
  throw new CommandError(`${name} names ${folder}, which is not there: make the folder, or leave the setting out.`)
}

function readNumber(env: Environment, name: string, of: { highest: number; otherwise: number }): number {
  const text = env[name]
  const number = text ? Number(text) : of.otherwise
  if (Number.isInteger(number) && number >= 0 && number <= of.highest) return number
  throw new CommandError(`${name} must be a number from 0 to ${of.highest}, not «${text}».`)
}

/** True for 32 bytes in base64. */
export const isKey = (text: string) => Buffer.from(text, 'base64').length === KEY_BYTES

function readKeys(env: Environment, needed: boolean): Settings['keys'] {
  const master = env['SENIOR_CARE_MASTER_KEY']
  const session = env['SENIOR_CARE_SESSION_KEY']
  const { hash, former = [] } = keyringOptions(env)
  const further = [...(hash ? [hash] : []), ...former]
  if (master && session && [master, session, ...further].every(isKey))
    return { master, session, ...(hash ? { hash } : {}), ...(former.length > 0 ? { former } : {}) }
  if (!needed && !master && !session) return null
  throw new CommandError(
    'Set SENIOR_CARE_MASTER_KEY and SENIOR_CARE_SESSION_KEY, each 32 random bytes in base64 (openssl rand -base64 32): ' +
      'without a demonstration, or on a database of your own, no key is generated for you. SENIOR_CARE_HASH_KEY and ' +
      'SENIOR_CARE_FORMER_MASTER_KEYS, where they are set, hold keys of the same kind.',
  )
}
