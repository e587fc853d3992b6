import { and, desc, eq } from 'drizzle-orm'
import type { Pack } from '@/domain/entitlement'
import type { Database, Tx } from '../../database/database'
import { matchRun } from '../../database/schema'
import type { Keyring } from '../../runtime/keyring'
import { countiesIn, type Places } from '../../runtime/places'
import { countPeople, readAgain, readBatch, writeBatch } from './batch'
import { lookAt, type Outcome, type Read } from './look'
import { cameToItsEnd, endRun, heldAlone, moveOn, openRun, type RunRow } from './run'

export { MatchUnderWay, type RunRow } from './run'

/** 政策找人: a city's whole register against its list, on one day. */
export interface Match {
  readonly database: Database
  readonly keyring: Keyring
  readonly packs: readonly Pack[]
  readonly places: Places
  /** Folder of the city under `cities`. */
  readonly city: string
  /** `YYYY-MM-DD` */
  readonly on: string
  readonly clock: () => Date
  /** People of one transaction. */
  readonly batch?: number
  /** Stops it between two batches; what is done is kept, and the next call goes on from there. */
  readonly signal?: AbortSignal
  /** Told after each batch, and at the beginning. */
  readonly progress?: (run: RunRow) => void
}

const BATCH = 1_000
const TRIES = 3

/**
 * Goes through the register once: in batches by id, each with its cursor in one transaction, so that a killed run goes on where it
 * stopped and nobody is lost or doubled. Memory holds two batches, however many people there are.
 * @returns the run as it stands: with `finishedAt`, unless it was stopped
 * @throws MatchUnderWay when another goes through the same register; Error for a city without a list
 */
export async function matchCity(match: Match): Promise<RunRow> {
  const { database, places, city } = match
  const ground = { counties: countiesIn(places, city).map(({ code }) => code), pack: packOf(match) }
  return heldAlone(database, city, () => goThrough(match, ground))
}

function packOf({ packs, city }: Pick<Match, 'packs' | 'city'>): Pack {
  const pack = packs.find((one) => one.city === city)
  if (!pack) throw new Error(`there is no list of ${city}`)
  return pack
}

interface OfCity {
  readonly counties: readonly string[]
  readonly pack: Pack
}

async function goThrough(match: Match, ground: OfCity): Promise<RunRow> {
  const { database, city, on, clock, batch = BATCH, signal, progress } = match
  const read = (after: string | null) => database.transaction((tx) => readBatch(tx, ground, after, batch))
  let run = await database.transaction(async (tx) => {
    const total = await countPeople(tx, ground.counties)
    return openRun(tx, { city, on, pack: ground.pack.version }, total, clock())
  })
  progress?.(run)
  let people = await read(run.cursor)
  while (people.length > 0 && !signal?.aborted) {
    // The next ones are read while these are written.
    const next = read(people.at(-1)!.row.id)
    next.catch(() => undefined)
    run = await doBatch(match, ground, run, people)
    progress?.(run)
    people = await next
  }
  if (people.length > 0) return run
  return database.transaction((tx) => endRun(tx, run, clock()))
}

type Looked = Outcome | null

async function doBatch(match: Match, of: OfCity, run: RunRow, people: readonly Read[]): Promise<RunRow> {
  const { database, keyring, on, clock } = match
  const now = clock()
  const look = (some: readonly Read[]) => some.map((read) => lookAt({ keyring, pack: of.pack, on, now }, read))
  const looked = look(people)
  return again(() =>
    database.transaction(async (tx) => {
      const gain = await writeAll(tx, of, { people, looked }, look)
      return moveOn(tx, run, { ...gain, cursor: people.at(-1)!.row.id, done: people.length }, now)
    }),
  )
}

/**
 * Writes a batch. Of whom somebody wrote while she was judged is read and judged anew; who is never left alone counts as failed, and the
 * next night looks at her.
 */
async function writeAll(
  tx: Tx,
  of: OfCity,
  first: { readonly people: readonly Read[]; readonly looked: readonly Looked[] },
  look: (people: readonly Read[]) => Looked[],
): Promise<{ found: number; failed: number }> {
  let [found, failed] = [0, 0]
  let { people, looked } = first
  for (let tries = 1; people.length > 0; tries += 1) {
    const outcomes = looked.filter((one): one is Outcome => one !== null)
    const written = await writeBatch(tx, outcomes, people)
    const stands = outcomes.filter(({ entry }) => written.has(entry.personId))
    found += stands.reduce((sum, { news }) => sum + news, 0)
    failed += looked.length - outcomes.length + stands.filter((one) => one.failed).length
    const passed = outcomes.flatMap(({ entry: { personId } }) => (written.has(personId) ? [] : [personId]))
    people = passed.length === 0 ? [] : await readAgain(tx, of, passed)
    if (tries >= TRIES) return { found, failed: failed + people.length }
    looked = look(people)
  }
  return { found, failed }
}

const MEETS_OTHERS = ['40001', '40P01']

/** A batch that ran into somebody's own transaction is written once more: nothing of it stands. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work()
    } catch (error) {
      const { code } = ((error as Error).cause ?? error) as { readonly code?: unknown }
      if (tries >= TRIES || typeof code !== 'string' || !MEETS_OTHERS.includes(code)) throw error
    }
}

/** The last run of a city that came to its end; null where none did. */
export async function lastRun({ database }: Pick<Match, 'database'>, city: string): Promise<RunRow | null> {
  const [row] = await database.transaction((tx) =>
    tx
      .select()
      .from(matchRun)
      .where(and(eq(matchRun.city, city), cameToItsEnd))
      .orderBy(desc(matchRun.finishedAt))
      .limit(1),
  )
  return row ?? null
}
