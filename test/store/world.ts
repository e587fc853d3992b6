import { randomBytes, randomUUID } from 'node:crypto'
import { accountFunction } from '../../cloudfunctions/account'
import type { Database } from '../../cloudfunctions/database/database'
import { identities, seedDemonstration } from '../../cloudfunctions/demonstration'
import { facilityFunction } from '../../cloudfunctions/facility'
import type { CloudFunction } from '../../cloudfunctions/runtime/define'
import { invoke, type Reply } from '../../cloudfunctions/runtime/invoke'
import { createKeyring, type Keyring } from '../../cloudfunctions/runtime/keyring'
import type { CallLine } from '../../cloudfunctions/runtime/log'
import { createRateLimit } from '../../cloudfunctions/runtime/rate-limit'
import { createSessions, type Sessions } from '../../cloudfunctions/runtime/sessions'
import type { County } from '../../src/domain/entitlement'
import type { PersonCard, Session } from '../../src/contract/account'

/** Three seats are enough to find the nearest; the product's own list is tested where it lives. */
export const COUNTIES: readonly County[] = [
  { code: '141002', name: '尧都区', kind: 'county', seat: { lng: 111.5796, lat: 36.0788 } },
  { code: '141024', name: '洪洞县', kind: 'county', seat: { lng: 111.675, lat: 36.2537 } },
  { code: '141082', name: '霍州市', kind: 'county', seat: { lng: 111.7233, lat: 36.5716 } },
]

export interface Ask {
  readonly session?: string
  readonly openId?: string
  readonly for?: string
  readonly requestId?: string
}

/** The functions over one database, called as an adapter would call them. */
export interface World {
  readonly database: Database
  readonly keyring: Keyring
  readonly sessions: Sessions
  readonly lines: CallLine[]
  /** The moment that the functions believe it is. */
  now: Date
  ask(fn: 'account' | 'facility', action: string, data: unknown, more?: Ask): Promise<Reply>
  askRaw(fn: 'account' | 'facility', body: unknown): Promise<Reply>
  /** A session of a demonstration identity. */
  signIn(identity: string): Promise<string>
}

export async function createWorld(database: Database): Promise<World> {
  const keyring = createKeyring(randomBytes(32).toString('base64'))
  const sessions = createSessions(randomBytes(32).toString('base64'), ['city', 'demonstration'])
  const lines: CallLine[] = []
  const log = { call: (line: CallLine) => void lines.push(line), crash: () => undefined }
  const functions: Record<string, CloudFunction> = {
    account: accountFunction({ keyring, sessions, counties: new Set(COUNTIES.map(({ code }) => code)), identities }),
    facility: facilityFunction,
  }
  const world: World = {
    database,
    keyring,
    sessions,
    lines,
    now: new Date('2026-11-21T02:00:00Z'),
    ask: (fn, action, data, { session, openId, ...more } = {}) =>
      call(fn, { action, data, requestId: randomUUID(), ...more }, { session, openId }),
    askRaw: (fn, body) => call(fn, body, {}),
    async signIn(identity) {
      return dataOf<Session>(await world.ask('account', 'signInDemo', { identity })).session
    },
  }
  const around = {
    clock: () => world.now,
    log,
    signInLimit: createRateLimit(1_000),
    store: { database, keyring, sessions },
  }
  const call = (fn: string, body: unknown, from: { session?: string; openId?: string }) => {
    const known = functions[fn]
    if (!known) throw new Error(`no function ${fn}`)
    return invoke(known, around, { body, sender: 'test', ...from })
  }
  await seedDemonstration(database, keyring, world.now, [{ city: 'linfen', counties: COUNTIES }])
  return world
}

/** What an answer holds; fails the test with the error's own words when it is one. */
export function dataOf<T>({ answer }: Reply): T {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`)
  return answer.data as T
}

export async function peopleOf(world: World, session: string): Promise<PersonCard[]> {
  return dataOf<{ people: PersonCard[] }>(await world.ask('account', 'me', {}, { session })).people
}
