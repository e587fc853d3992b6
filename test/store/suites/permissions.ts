import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import {
  account,
  careCase,
  helper,
  person,
  presence,
  provider,
  session,
  staff,
} from '../../../cloudfunctions/database/schema'
import type { CloudFunction } from '../../../cloudfunctions/runtime/define'
import { invoke } from '../../../cloudfunctions/runtime/invoke'
import { createRateLimit } from '../../../cloudfunctions/runtime/rate-limit'
import { WireFault } from '../../../cloudfunctions/runtime/wire-fault'
import { contract, type Action, type Actions } from '../../../src/contract'
import { SCOPES, type Scope, type Standing } from '../../../src/domain/helper/scope'
import { isOfProvider, type StaffRole } from '../../../src/domain/staff/staff'
import type { World } from '../world'
import { RULES, type Role } from './permission-table'

/** What a probe's handler says when the rule has let somebody through to it. */
const REACHED = 'reached'
const HOUR = 3_600_000

/** Every function of the contract with its real rules, and handlers that only say that they were reached. */
const PROBES = Object.entries(contract as unknown as Record<string, Actions>).map(([name, actions]): CloudFunction => ({
  name: name as CloudFunction['name'],
  actions: Object.fromEntries(
    Object.entries(actions).map(([action, spec]): [string, Action] => [
      action,
      { ...spec, input: z.any(), output: z.any() },
    ]),
  ),
  stateless: false,
  limits: {},
  run: () => {
    throw new WireFault('conflict', REACHED)
  },
}))

interface Stage {
  readonly tokens: Readonly<Record<Role, string | undefined>>
  readonly person: string
  readonly stranger: string
  readonly case: string
  readonly strangersCase: string
}

/** One elder with everybody who may stand to her in some way, and another elder of whom nobody here is anything. */
async function setStage({ database, keyring, sessions, now }: World): Promise<Stage> {
  const { owner } = database
  const home = { residence: '141002', street: '鼓楼西街街道' }
  const newPerson = async () => {
    const id = randomUUID()
    await owner.insert(person).values({ id, ...keyring.seal(id, {}), ...home, createdAt: now })
    return id
  }
  const newAccount = async (deskOpen = true) => {
    const id = randomUUID()
    const [sessionId, ends] = [randomUUID(), new Date(now.getTime() + 24 * HOUR)]
    const sealed = keyring.seal(id, { name: '某人' })
    await owner.insert(account).values({ id, ...sealed, createdAt: now })
    const times = { renewedAt: now, createdAt: now, lastSeenAt: now, endsAt: ends, deskUntil: deskOpen ? ends : null }
    const secret = { sealed: keyring.sealUnder(sealed.wrappedKey, id, { device: '' }), renewalHash: randomUUID() }
    await owner.insert(session).values({ id: sessionId, accountId: id, issuer: 'city', ...secret, ...times })
    const { session: token } = await sessions.sign({ account: id, session: sessionId }, now)
    return { id, token }
  }
  const [hers, strangers] = [await newPerson(), await newPerson()]
  const link = async (standing: Standing, scopes: readonly Scope[], until: Date | null = null) => {
    const { id, token } = await newAccount()
    const ended = standing === 'ended' ? now : null
    const row = {
      id: randomUUID(),
      accountId: id,
      personId: hers,
      relation: '亲戚',
      standing,
      scopes: [...scopes],
      until,
    }
    await owner.insert(helper).values({ ...row, createdAt: now, endedAt: ended })
    return token
  }
  const providerId = `p-${randomUUID()}`
  await owner
    .insert(provider)
    .values({ id: providerId, city: 'linfen', name: '春晖', phone: '0357-2090000', createdAt: now })
  const work = async (role: StaffRole, street: string | null, open = true) => {
    const { id, token } = await newAccount(open)
    const staffId = randomUUID()
    const sealed = keyring.seal(staffId, { name: '某社工', phone: '', community: null, secret: null })
    const serves = isOfProvider(role) ? providerId : null
    const place = { city: 'linfen', county: street && '141002', street, providerId: serves }
    await owner
      .insert(staff)
      .values({ id: staffId, accountId: id, role, ...place, ...sealed, createdAt: now, joinedAt: now })
    return { token, staffId }
  }
  const newCase = async (personId: string, openedBy: string) => {
    const id = randomUUID()
    const row = await owner.select().from(person)
    const { wrappedKey } = row.find((one) => one.id === personId) ?? {}
    const number = String(Math.floor(10_000_000 + Math.random() * 89_999_999))
    const sealed = keyring.sealUnder(wrappedKey ?? null, personId, { title: '' })
    const where = { city: 'linfen', county: '141002', street: home.street }
    const times = { createdAt: now, updatedAt: now }
    await owner
      .insert(careCase)
      .values({ id, number, kind: 'help', personId, sealed, state: 'waiting', ...where, openedBy, ...times })
    return id
  }
  const stranger = await newAccount()
  const beside = await work('community-worker', home.street)
  const ends = new Date(now.getTime() + HOUR)
  const open = { staffId: beside.staffId, personId: hers, reason: 'help' as const, proof: 'signature' as const }
  await owner.insert(presence).values({ id: randomUUID(), ...open, createdAt: now, endsAt: ends })
  const over = await work('community-worker', '东关街道')
  const past = { ...open, staffId: over.staffId, createdAt: new Date(now.getTime() - 2 * HOUR) }
  await owner.insert(presence).values({ id: randomUUID(), ...past, endsAt: new Date(now.getTime() - HOUR) })
  const calling = await work('phone-agent', null)
  const called = { ...open, reason: 'call' as const, proof: 'spoken' as const }
  await owner
    .insert(presence)
    .values({ id: randomUUID(), ...called, staffId: calling.staffId, createdAt: now, endsAt: ends })
  const rungOff = await work('phone-agent', null)
  await owner
    .insert(presence)
    .values({ id: randomUUID(), ...called, staffId: rungOff.staffId, createdAt: now, endsAt: ends, endedAt: now })
  return {
    person: hers,
    stranger: strangers,
    case: await newCase(hers, stranger.id),
    strangersCase: await newCase(strangers, stranger.id),
    tokens: {
      nobody: undefined,
      stranger: stranger.token,
      self: await link('self', SCOPES),
      guardian: await link('guardian', SCOPES),
      'may view': await link('confirmed', ['view']),
      'may handle': await link('confirmed', ['handle']),
      'may book': await link('confirmed', ['book']),
      'may pay': await link('confirmed', ['pay']),
      'may assess': await link('confirmed', ['assess']),
      unconfirmed: await link('unconfirmed', []),
      revoked: await link('ended', SCOPES),
      'run out': await link('confirmed', SCOPES, new Date(now.getTime() - 1)),
      beside: beside.token,
      'no longer beside': over.token,
      'on the telephone': calling.token,
      'no longer on the telephone': rungOff.token,
      'of her street': (await work('community-worker', home.street)).token,
      'of another street': (await work('community-worker', '南街街道')).token,
      'desk closed': (await work('community-worker', home.street, false)).token,
      operator: (await work('operator', null)).token,
      official: (await work('official', null)).token,
      clerk: (await work('clerk', home.street)).token,
      'care worker': (await work('care-worker', home.street)).token,
      assessor: (await work('assessor', null)).token,
    },
  }
}

const ROLES = Object.keys({
  nobody: 0,
  stranger: 0,
  self: 0,
  guardian: 0,
  'may view': 0,
  'may handle': 0,
  'may book': 0,
  'may pay': 0,
  'may assess': 0,
  unconfirmed: 0,
  revoked: 0,
  'run out': 0,
  beside: 0,
  'no longer beside': 0,
  'on the telephone': 0,
  'no longer on the telephone': 0,
  'of her street': 0,
  'of another street': 0,
  'desk closed': 0,
  operator: 0,
  official: 0,
  clerk: 0,
  'care worker': 0,
  assessor: 0,
} satisfies Record<Role, 0>) as Role[]

export function permissionsSuite(world: () => World): void {
  describe('who may call what, for whom', () => {
    let stage: Stage
    beforeAll(async () => {
      stage = await setStage(world())
    })

    const actions = PROBES.flatMap((fn) => Object.keys(fn.actions).map((action) => ({ fn, action })))
    const reaches = async (fn: CloudFunction, action: string, role: Role, of: 'hers' | 'another') => {
      const { access } = fn.actions[action]!
      const { database, keyring, sessions, now } = world()
      const data = { case: of === 'hers' ? stage.case : stage.strangersCase }
      const whom = access.by === 'person' ? { for: of === 'hers' ? stage.person : stage.stranger } : {}
      const token = stage.tokens[role]
      const { answer } = await invoke(
        fn,
        {
          clock: () => now,
          log: { call: () => undefined, crash: () => undefined },
          callLimit: createRateLimit(1_000_000),
          store: { database, keyring, sessions },
        },
        {
          body: { action, data, requestId: randomUUID(), ...whom },
          sender: 'table',
          ...(token ? { session: token } : {}),
        },
      )
      return !answer.ok && answer.error.message === REACHED
    }

    it('has a rule on record for every action, and none for what is not there', () => {
      const names = actions.map(({ fn, action }) => `${fn.name}.${action}`)
      expect(Object.keys(RULES).sort()).toEqual([...names].sort())
    })

    it.each(actions.map(({ fn, action }) => [`${fn.name}.${action}`, fn, action] as const))(
      '%s: for her',
      async (name, fn, action) => {
        const through: Role[] = []
        for (const role of ROLES) if (await reaches(fn, action, role, 'hers')) through.push(role)
        expect(through).toEqual(ROLES.filter((role) => RULES[name]!.includes(role)))
      },
    )

    it('lets none of them near another elder, or into her cases', async () => {
      const through: string[] = []
      for (const { fn, action } of actions) {
        const { by } = fn.actions[action]!.access
        if (by !== 'person' && by !== 'case') continue
        for (const role of ROLES)
          if (await reaches(fn, action, role, 'another')) through.push(`${fn.name}.${action} by ${role}`)
      }
      // Her street's workers see the cases of their street, and nothing else of anybody.
      const theirs = actions
        .filter(({ fn, action }) => RULES[`${fn.name}.${action}`]!.includes('of her street'))
        .filter(({ fn, action }) => fn.actions[action]!.access.by === 'case')
        .flatMap(({ fn, action }) =>
          (['beside', 'of her street'] as const).map((role) => `${fn.name}.${action} by ${role}`),
        )
      expect(through.sort()).toEqual(theirs.sort())
    })
  })
}
