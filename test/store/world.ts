import { randomBytes, randomUUID } from 'node:crypto'
import { accountFunction } from '../../cloudfunctions/account'
import { assessmentFunction } from '../../cloudfunctions/assessment'
import { bookingFunction } from '../../cloudfunctions/booking'
import { careFunction } from '../../cloudfunctions/care'
import type { Database } from '../../cloudfunctions/database/database'
import { staff as staffTable } from '../../cloudfunctions/database/schema'
import { demonstrationSms, identities, seedDemonstration, type DemoCity } from '../../cloudfunctions/demonstration'
import { facilityFunction } from '../../cloudfunctions/facility'
import { notifyFunction } from '../../cloudfunctions/notify'
import { operatorFunction } from '../../cloudfunctions/operator'
import type { CloudFunction } from '../../cloudfunctions/runtime/define'
import { invoke, type Reply } from '../../cloudfunctions/runtime/invoke'
import { createKeyring, type Keyring } from '../../cloudfunctions/runtime/keyring'
import type { CallLine } from '../../cloudfunctions/runtime/log'
import { placesOf, type Places } from '../../cloudfunctions/runtime/places'
import { createRateLimit } from '../../cloudfunctions/runtime/rate-limit'
import { communityKey } from '../../cloudfunctions/runtime/records'
import { createSessions, type Sessions } from '../../cloudfunctions/runtime/sessions'
import { newTotpSecret, totpCode } from '../../cloudfunctions/runtime/totp'
import { loadAssessmentTerms } from '../../scripts/lib/assessment-terms'
import { loadAllFacilityRules, loadCityGround } from '../../scripts/lib/facility-rules'
import { loadPack, NATIONAL } from '../../scripts/lib/packs'
import { loadVisitRule } from '../../scripts/lib/visit-rules'
import type { FunctionName } from '../../src/contract'
import type { PersonCard, Session } from '../../src/contract/account'
import type { County } from '../../src/domain/entitlement'
import type { StaffRole } from '../../src/domain/staff/staff'

import { TEST_PROGRAMMES } from './programmes'

/** Three seats are enough to find the nearest; the product's own list is tested where it lives. */
export const COUNTIES: readonly County[] = [
  { code: '141002', name: '尧都区', kind: 'county', seat: { lng: 111.5796, lat: 36.0788 } },
  { code: '141024', name: '洪洞县', kind: 'county', seat: { lng: 111.675, lat: 36.2537 } },
  { code: '141082', name: '霍州市', kind: 'county', seat: { lng: 111.7233, lat: 36.5716 } },
]

/** What the demonstration of these three is made of. */
export const LINFEN: DemoCity = { ...loadCityGround('linfen'), counties: COUNTIES }

/** What the city of the tests has decided about assessments, and what there is to be had in it. */
export const ASSESSMENT_GROUND = {
  terms: [loadAssessmentTerms('linfen')],
  packs: [loadPack('linfen'), loadPack(NATIONAL)],
}

/** What the city of the tests has said of visits and benefits. */
export const CARE_GROUND = { packs: ASSESSMENT_GROUND.packs, visits: [loadVisitRule('linfen')] }

export interface Ask {
  readonly session?: string
  readonly openId?: string
  readonly for?: string
  readonly requestId?: string
  /** Whom the call is counted by; `test` unless told. */
  readonly sender?: string
}

/** Somebody whom the city itself knows, signed in. */
export interface Somebody {
  readonly id: string
  readonly name: string
  readonly session: string
  readonly renewal: string
}

/** Somebody of the staff, with the desk open. */
export interface Worker extends Somebody {
  readonly staff: string
  /** Base32 secret of the second factor. */
  readonly secret: string
}

export interface StaffPlace {
  readonly role: StaffRole
  readonly name?: string
  readonly city?: string
  readonly county?: string
  readonly street?: string
  readonly community?: string
  /** Of a clerk or care worker: whom he serves for. */
  readonly provider?: string
}

/** The functions over one database, called as an adapter would call them. */
export interface World {
  readonly database: Database
  readonly keyring: Keyring
  readonly masterKey: string
  /** The three counties of the tests' own city. */
  readonly places: Places
  readonly sessions: Sessions
  readonly lines: CallLine[]
  readonly crashes: unknown[]
  /** The text messages of the demonstration. */
  readonly sms: ReturnType<typeof demonstrationSms>
  /** The moment that the functions believe it is. */
  now: Date
  ask(fn: FunctionName, action: string, data: unknown, more?: Ask): Promise<Reply>
  askRaw(fn: FunctionName, body: unknown): Promise<Reply>
  /** A session of a demonstration identity. */
  signIn(identity: string): Promise<string>
  /** A new account of the city's own, which nobody played. */
  newAccount(name: string): Promise<Somebody>
  /** A new account with a place among the staff, its second factor given. */
  staff(place: StaffPlace): Promise<Worker>
}

export async function createWorld(database: Database): Promise<World> {
  const masterKey = randomBytes(32).toString('base64')
  const keyring = createKeyring(masterKey)
  const sessions = createSessions(randomBytes(32).toString('base64'), ['city', 'demonstration'])
  const lines: CallLine[] = []
  const crashes: unknown[] = []
  const log = {
    call: (line: CallLine) => void lines.push(line),
    crash: (_id: string, error: unknown) => void crashes.push(error),
  }
  const clock = () => world.now
  const sms = demonstrationSms(clock)
  const places = placesOf(COUNTIES.map(({ code, name }) => ({ code, name, city: 'linfen', cityName: '临汾市' })))
  const parts = { keyring, sessions, places, demonstration: { identities, ...sms }, sendsSms: true }
  const functions: Partial<Record<FunctionName, CloudFunction>> = {
    account: accountFunction(parts),
    assessment: assessmentFunction({ ...parts, ...ASSESSMENT_GROUND }),
    booking: bookingFunction({ ...parts, programmes: TEST_PROGRAMMES }),
    care: careFunction({ ...parts, ...CARE_GROUND }),
    facility: facilityFunction({ rules: loadAllFacilityRules(), places }),
    notify: notifyFunction(parts),
    operator: operatorFunction(parts),
  }
  const around = { clock, log, callLimit: createRateLimit(100_000), store: { database, keyring, sessions } }
  const call = (fn: FunctionName, body: unknown, from: Pick<Ask, 'session' | 'openId' | 'sender'>) => {
    const known = functions[fn]
    if (!known) throw new Error(`no function ${fn}`)
    return invoke(known, around, { body, sender: 'test', ...from })
  }
  const world: World = {
    ...{ database, keyring, masterKey, places, sessions, lines, crashes, sms },
    now: new Date('2026-11-21T02:00:00Z'),
    ask: (fn, action, data, { session, openId, sender = 'test', ...more } = {}) =>
      call(fn, { action, data, requestId: randomUUID(), ...more }, { session, openId, sender }),
    askRaw: (fn, body) => call(fn, body, {}),
    async signIn(identity) {
      // Its clock stands still: whoever signs in a hundred times does not do so in one minute.
      const sender = randomUUID()
      return dataOf<Session>(await world.ask('account', 'signInDemo', { identity }, { sender })).session
    },
    async newAccount(name) {
      const openId = `openid-${randomUUID()}`
      const signed = dataOf<Session>(await world.ask('account', 'signInWeChat', {}, { openId, sender: openId }))
      const { session, renewal, account } = signed
      dataOf(await world.ask('account', 'rename', { name }, { session }))
      return { id: account.id, name, session, renewal }
    },
    staff: (place) => newWorker(world, place),
  }
  await seedDemonstration(database, keyring, world.now, [LINFEN])
  return world
}

async function newWorker(world: World, place: StaffPlace): Promise<Worker> {
  const {
    role,
    name = '孙洁',
    city = 'linfen',
    county = null,
    street = null,
    community = null,
    provider = null,
  } = place
  const somebody = await world.newAccount(name)
  const id = randomUUID()
  const secret = newTotpSecret()
  const { keyring, now } = world
  await world.database.owner.insert(staffTable).values({
    ...{ id, accountId: somebody.id, role, city, county, street, createdAt: now, joinedAt: now, providerId: provider },
    ...keyring.seal(id, { name, phone: '0357-2091234', community, secret }),
    communityHash: communityKey(keyring, { county, street, community }),
  })
  // That of half a minute ago: the one of now is his to sign with.
  const code = totpCode(secret, new Date(now.getTime() - 30_000))
  dataOf(await world.ask('operator', 'openDesk', { code }, { session: somebody.session }))
  return { ...somebody, staff: id, secret }
}

/** What an answer holds; fails the test with the error's own words when it is one. */
export function dataOf<T>({ answer }: Reply): T {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`)
  return answer.data as T
}

export async function peopleOf(world: World, session: string): Promise<PersonCard[]> {
  return dataOf<{ people: PersonCard[] }>(await world.ask('account', 'me', {}, { session })).people
}
