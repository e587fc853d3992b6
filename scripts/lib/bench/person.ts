import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { accountFunction } from '../../../cloudfunctions/account'
import { helper, person } from '../../../cloudfunctions/database/schema'
import type { CloudFunction } from '../../../cloudfunctions/runtime/define'
import { invoke } from '../../../cloudfunctions/runtime/invoke'
import { deliverDue } from '../../../cloudfunctions/runtime/outbox'
import { createRateLimit } from '../../../cloudfunctions/runtime/rate-limit'
import { idsOf } from '../../../cloudfunctions/runtime/records'
import type { PersonCard } from '../../../src/contract/account'
import { engines, type Engine } from '../../../test/store/engines'
import { createWorld, dataOf, type World } from '../../../test/store/world'
import { inTurn, median, timed, type Bench, type Result } from './measure'

const RUNS = 5
const READS = 400
const SIGN_INS = 100
/** Calls that are under way together: a small city's busy minute. */
const AT_ONCE = 8
const HOUR = 3_600_000
const SECOND_MS = 1_000

/** A record as a family fills it: what every read has to open. */
const TOLD = {
  name: '王秀英',
  relation: '本人',
  birthDate: '1944-03-05',
  residence: '141002',
  street: '解放路街道',
  community: '槐荫里社区',
  phone: '13800000000',
} as const

/** The reference where one answers, or the one that is embedded. */
const reference = (): Engine => engines()[0]!
const embedded = (): Engine => engines().at(-1)!

async function inWorld<T>(engine: Engine, work: (world: World) => Promise<T>): Promise<T> {
  const opened = await engine.open()
  try {
    return await work(await createWorld(opened.database))
  } finally {
    await opened.drop()
  }
}

/** How many a second: all of `calls`, some at once. */
async function rate(calls: readonly (() => Promise<unknown>)[]): Promise<number> {
  const left = [...calls]
  const hand = async () => {
    for (let call = left.pop(); call; call = left.pop()) await call()
  }
  const ms = await timed(() => Promise.all(Array.from({ length: AT_ONCE }, hand)))
  return (calls.length / ms) * SECOND_MS
}

/** An elder who has told her record, and a helper of hers who may look. */
async function family(world: World): Promise<{ readonly session: string; readonly person: string }> {
  const elder = await world.newAccount(TOLD.name)
  const added = dataOf<{ person: PersonCard }>(
    await world.ask('account', 'addPerson', TOLD, { session: elder.session }),
  )
  const daughter = await world.newAccount('王丽')
  await world.database.owner.insert(helper).values({
    ...{ id: randomUUID(), accountId: daughter.id, personId: added.person.id, relation: '妈妈' },
    ...{ standing: 'confirmed' as const, scopes: ['view' as const], createdAt: world.now, confirmedAt: world.now },
  })
  return { session: daughter.session, person: added.person.id }
}

/** The same call with the same rules, questions and trace, that hands the row on as it lies there. */
function unopened(fn: CloudFunction): CloudFunction {
  return {
    ...fn,
    async run(_action, { db, forPerson }) {
      const id = forPerson?.id ?? ''
      const [row] = await db.select().from(person).where(eq(person.id, id))
      await idsOf(db, id)
      return { version: row?.version, lines: [], identitySeen: row?.identitySeen }
    },
  }
}

/** Reads of one record through the function, by a helper, with a line of each in «谁看过». */
async function reading(
  engine: Engine,
): Promise<{ readonly opened: number; readonly sealed: number; readonly ratio: number }> {
  return inWorld(engine, async (world) => {
    const { session, person: id } = await family(world)
    const { database, keyring, sessions } = world
    const log = { call: () => undefined, crash: (_id: string, error: unknown) => Promise.reject(error) }
    const around = {
      clock: () => world.now,
      log,
      callLimit: createRateLimit(Number.MAX_SAFE_INTEGER),
      store: { database, keyring, sessions },
    }
    const account = accountFunction({ keyring, sessions, places: new Map(), demonstration: null, sendsSms: false })
    const reads = (fn: CloudFunction) =>
      Array.from({ length: READS }, () => async () => {
        const body = { action: 'record', data: {}, for: id, requestId: randomUUID() }
        dataOf(await invoke(fn, around, { body, session, sender: 'bench' }))
      })
    await rate(reads(account))
    const { value, peerValue, ratio } = await inTurn(
      RUNS,
      () => rate(reads(account)),
      () => rate(reads(unopened(account))),
    )
    return { opened: value, sealed: peerValue, ratio }
  })
}

const UNIT = 'reads/s'
const noteOn = ({ name }: Engine, what: string) => `${name}, ${AT_ONCE} at once; ${what}`

async function read(id: string, engine: Engine): Promise<Result> {
  const { opened, sealed, ratio } = await reading(engine)
  const note = noteOn(engine, 'a helper reads a record of six lines and leaves a trace; the peer opens nothing')
  return { id, value: opened, unit: UNIT, peer: 'the same, sealed', peerValue: sealed, ratio, runs: RUNS, note }
}

async function readSealed(id: string, engine: Engine): Promise<Result> {
  const { sealed } = await reading(engine)
  return { id, value: sealed, unit: UNIT, runs: RUNS, note: noteOn(engine, 'the same call without opening anything') }
}

/** People who come back sign in with the code that was sent to their phone. */
async function signIn(id: string, engine: Engine): Promise<Result> {
  return inWorld(engine, async (world) => {
    const phones = Array.from({ length: SIGN_INS }, (_, n) => `139${String(10_000_000 + n)}`)
    const round = async () => {
      // Codes of one phone are limited by the hour.
      world.now = new Date(world.now.getTime() + 2 * HOUR)
      const codes = new Map<string, string>()
      for (const phone of phones) dataOf(await world.ask('account', 'sendCode', { phone }, { sender: randomUUID() }))
      const sms = { send: async (to: string, _template: string, code?: string) => void codes.set(to, code ?? '') }
      await deliverDue(world, { sms, wechat: null }, () => world.now)
      return rate(
        phones.map((phone) => async () => {
          const data = { phone, code: codes.get(phone) }
          dataOf(await world.ask('account', 'signInPhone', data, { sender: phone }))
        }),
      )
    }
    await round()
    const values: number[] = []
    for (let run = 0; run < RUNS; run += 1) values.push(await round())
    const note = noteOn(engine, `${SIGN_INS} people with an account, each by a code`)
    return { id, value: median(values), unit: 'sign-ins/s', runs: RUNS, note }
  })
}

export const PERSON_BENCHES: readonly Bench[] = [
  { id: 'person.read', run: () => read('person.read', reference()) },
  { id: 'person.read.sealed', run: () => readSealed('person.read.sealed', reference()) },
  { id: 'person.read.pglite', run: () => read('person.read.pglite', embedded()) },
  { id: 'account.sign-in', run: () => signIn('account.sign-in', reference()) },
  { id: 'account.sign-in.pglite', run: () => signIn('account.sign-in.pglite', embedded()) },
]
