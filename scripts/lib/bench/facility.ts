import { randomUUID } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import { facility } from '../../../cloudfunctions/database/schema'
import { seededRandom, type Random } from '../../../cloudfunctions/demonstration/random'
import { facilityFunction } from '../../../cloudfunctions/facility'
import { metresFrom } from '../../../cloudfunctions/database/distance'
import { invoke } from '../../../cloudfunctions/runtime/invoke'
import { createKeyring } from '../../../cloudfunctions/runtime/keyring'
import { createRateLimit } from '../../../cloudfunctions/runtime/rate-limit'
import { createSessions } from '../../../cloudfunctions/runtime/sessions'
import type { ActionOutput } from '../../../src/contract'
import type { Place } from '../../../src/domain/facility/facility'
import { placeOf, spotOf, tileAt } from '../../../src/domain/facility/mercator'
import { engines, type Opened } from '../../../test/store/engines'
import { LARGE_CITY, largeRegister } from '../../../test/store/suites/facility-large'
import { around, SEAT } from '../../../test/store/suites/facility-support'
import { dataOf } from '../../../test/store/world'
import { timed, type Bench, type Result } from './measure'

const CALLS = 200
const WARM = 20
const CITY_METRES = 45_000
const NEAREST = 20
/** A phone's screen about the middle of a town, two kilometres wide: what a viewport may hold is 5 % of the rows. */
const ZOOM = 14
const [WIDE, HIGH] = [4, 3]
const MOST_SHARE = 0.05

type Ask = (action: string, data: object) => Promise<{ readonly data: unknown; readonly bytes: number }>

/** The function over a register of so many places, called as an adapter would call it. */
async function withRegister<T>(rows: number, work: (ask: Ask, opened: Opened) => Promise<T>): Promise<T> {
  const opened = await engines()[0]!.open()
  try {
    const { database } = opened
    await largeRegister(database, rows)
    const key = Buffer.alloc(32, 7).toString('base64')
    const surroundings = {
      clock: () => new Date('2026-11-20T03:00:00Z'),
      log: { call: () => undefined, crash: (_id: string, error: unknown) => Promise.reject(error) },
      callLimit: createRateLimit(Number.MAX_SAFE_INTEGER),
      store: { database, keyring: createKeyring(key), sessions: createSessions(key) },
    }
    const fn = facilityFunction({ rules: [], places: new Map() })
    const ask: Ask = async (action, asked) => {
      const body = { action, data: { city: LARGE_CITY, ...asked }, requestId: randomUUID() }
      const reply = await invoke(fn, surroundings, { body, sender: 'bench' })
      return { data: dataOf(reply), bytes: Buffer.byteLength(JSON.stringify(reply.answer)) }
    }
    return await work(ask, opened)
  } finally {
    await opened.drop()
  }
}

interface Times {
  readonly p50: number
  readonly p95: number
}

/** One call after the other, after some that are not counted. */
async function times(call: () => Promise<unknown>): Promise<Times> {
  for (let n = 0; n < WARM; n += 1) await call()
  const took: number[] = []
  for (let n = 0; n < CALLS; n += 1) took.push(await timed(call))
  took.sort((a, b) => a - b)
  return { p50: took[Math.floor(CALLS * 0.5)]!, p95: took[Math.floor(CALLS * 0.95)]! }
}

const somewhere = (random: Random): Place => around(SEAT, CITY_METRES, random)

/** The same rows without any index: what the database does where nobody has thought of one. */
async function withoutIndex({ database }: Opened, query: (at: Place) => SQL): Promise<Times> {
  await database.owner.execute(sql`create table plain_facility as select * from facility`)
  await database.owner.execute(sql`analyze plain_facility`)
  const random = seededRandom('peer')
  return times(() => database.owner.transaction((tx) => tx.execute(query(somewhere(random)))))
}

const columns = sql`${facility.id}, ${facility.name}, ${facility.lng}, ${facility.lat}`
const plain = sql`plain_facility as facility`
const inCity = sql`${facility.closedOn} is null and ${facility.city} = ${LARGE_CITY}`

async function nearest(id: string, rows: number): Promise<Result> {
  return withRegister(rows, async (ask, opened) => {
    const random = seededRandom(id)
    let bytes = 0
    const own = await times(async () => {
      const at = somewhere(random)
      bytes = Math.max(bytes, (await ask('near', { at, limit: NEAREST, need: 'eat' })).bytes)
    })
    const byMetres = (at: Place) =>
      sql`select * from ${plain} where ${inCity} and ${facility.needs} @> '{eat}' order by ${metresFrom(at)}, id limit ${NEAREST}`
    return told(
      id,
      own,
      await withoutIndex(opened, byMetres),
      bytes,
      `the ${NEAREST} nearest of those with meals, and counts`,
    )
  })
}

async function viewport(id: string, rows: number): Promise<Result> {
  return withRegister(rows, async (ask, opened) => {
    const random = seededRandom(id)
    let [bytes, most] = [0, 0]
    const own = await times(async () => {
      const answer = await ask('tiles', { z: ZOOM, tiles: squares(somewhere(random)) })
      bytes = Math.max(bytes, answer.bytes)
      most = Math.max(most, placesOn(answer.data as ActionOutput<'facility', 'tiles'>))
    })
    if (most > rows * MOST_SHARE) throw new Error(`A viewport held ${most} of ${rows}: more than it is measured for.`)
    const inBox = (at: Place) => {
      const [first, last] = [squares(at)[0]!, squares(at).at(-1)!]
      const north = placeOf({ x: first.x / 2 ** ZOOM, y: first.y / 2 ** ZOOM })
      const south = placeOf({ x: (last.x + 1) / 2 ** ZOOM, y: (last.y + 1) / 2 ** ZOOM })
      return sql`select ${columns} from ${plain} where ${inCity}
        and lng between ${north.lng}::float8 and ${south.lng}::float8 and lat between ${south.lat}::float8 and ${north.lat}::float8`
    }
    const what = `${WIDE} by ${HIGH} tiles at zoom ${ZOOM}, at most ${most} places`
    return told(id, own, await withoutIndex(opened, inBox), bytes, what)
  })
}

function squares(at: Place): { x: number; y: number }[] {
  const { x, y } = tileAt(spotOf(at), ZOOM)
  return Array.from({ length: WIDE * HIGH }, (_, n) => ({ x: x + (n % WIDE), y: y + Math.floor(n / WIDE) }))
}

const placesOn = ({ tiles }: ActionOutput<'facility', 'tiles'>): number =>
  tiles.reduce((sum, { pins, groups }) => sum + pins.length + groups.reduce((all, { count }) => all + count, 0), 0)

function told(id: string, own: Times, peer: Times, bytes: number, what: string): Result {
  const round = (ms: number) => ms.toFixed(1)
  return {
    ...{ id, value: own.p95, unit: 'ms', peer: 'the statement alone, without an index', peerValue: peer.p95 },
    ...{ ratio: peer.p95 / own.p95, runs: CALLS },
    note: `95th percentile on ${engines()[0]!.name}: ${what}; 50th ${round(own.p50)} ms, peer ${round(peer.p50)} ms; answers up to ${bytes} bytes`,
  }
}

const SIZES = [
  ['10k', 10_000],
  ['50k', 50_000],
] as const

export const FACILITY_BENCHES: readonly Bench[] = SIZES.flatMap(([size, rows]) => [
  { id: `facility.viewport.${size}`, run: () => viewport(`facility.viewport.${size}`, rows) },
  { id: `facility.nearest.${size}`, run: () => nearest(`facility.nearest.${size}`, rows) },
])
