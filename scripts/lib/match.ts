import { and, count, inArray, ne } from 'drizzle-orm'
import { matchCity, MatchUnderWay, type RunRow } from '../../cloudfunctions/care/match'
import type { Database } from '../../cloudfunctions/database/database'
import { found } from '../../cloudfunctions/database/schema'
import { createKeyring } from '../../cloudfunctions/runtime/keyring'
import { placesOf } from '../../cloudfunctions/runtime/places'
import type { Pack } from '../../src/domain/entitlement'
import { countiesOf, loadAllPacks } from './city-packs'
import { CommandError, progress } from './command'
import type { Settings } from './server-settings'
import { withDatabase } from './server-store'

export interface MatchWanted {
  readonly city: string
  /** `YYYY-MM-DD` */
  readonly on: string
  readonly batch: number
}

const SECOND_MS = 1_000
const MINUTE_S = 60

/**
 * Goes through a city's register in its own database, and tells how far it is on standard error.
 * @returns the run, and what stands found by benefit, a line each
 * @throws CommandError for a city without a list, a database that cannot be used, or a run that is under way
 */
export async function goThroughRegister(
  settings: Settings,
  { city, on, batch }: MatchWanted,
  signal: AbortSignal,
): Promise<{ readonly run: RunRow; readonly lines: readonly string[] }> {
  const packs = loadAllPacks(settings.citiesFolder)
  const pack = packs.find((one) => one.city === city && one.code !== '')
  if (!pack) throw new CommandError(`There is no city «${city}»: name a folder under cities, for example linfen.`)
  return withDatabase(settings, async (database, keys) => {
    const parts = { database, keyring: createKeyring(keys.master, keys), packs, places: placesOf(countiesOf(packs)) }
    const tell = progressTeller(progress)
    try {
      const run = await matchCity({ ...parts, city, on, batch, signal, clock: () => new Date(), progress: tell })
      return { run, lines: await summaryOf(database, pack, run) }
    } catch (error) {
      if (!(error instanceof MatchUnderWay)) throw error
      throw new CommandError(`Another process goes through the register of ${pack.name} now: wait until it has ended.`)
    }
  })
}

/** «12000 of 80000, 4100/s, 17 s left»; the first line tells where a broken run is taken up. */
export function progressTeller(tell: (line: string) => void, now: () => number = () => performance.now()) {
  let first: { readonly done: number; readonly at: number } | null = null
  return ({ done, total, startedAt }: RunRow): void => {
    if (!first) {
      first = { done, at: now() }
      tell(done === 0 ? `${total} people` : `${total} people; goes on after ${done}, begun ${startedAt.toISOString()}`)
      return
    }
    const seconds = (now() - first.at) / SECOND_MS
    const rate = (done - first.done) / Math.max(seconds, 0.001)
    const rest = Math.max(0, total - done) / Math.max(rate, 0.001)
    tell(`${done} of ${total}, ${Math.round(rate)}/s, ${spanWords(rest)} left`)
  }
}

const spanWords = (seconds: number): string =>
  seconds < 2 * MINUTE_S ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / MINUTE_S)} min`

/** `LF-11 高龄津贴: 12 entitled, 3 soon, 0 changed` */
async function summaryOf({ owner }: Database, pack: Pack, run: RunRow): Promise<string[]> {
  const counties = pack.counties.map(({ code }) => code)
  const rows = await owner
    .select({ ref: found.ref, kind: found.kind, people: count() })
    .from(found)
    .where(and(inArray(found.county, counties), ne(found.state, 'over')))
    .groupBy(found.ref, found.kind)
  const refs = [...new Set(rows.map(({ ref }) => ref))]
  const lines = refs.map((ref) => {
    const of = (kind: string) => rows.find((row) => row.ref === ref && row.kind === kind)?.people ?? 0
    const name = pack.benefits.find((benefit) => benefit.ref === ref)?.name ?? ''
    return `${ref} ${name}: ${of('entitled')} entitled, ${of('soon')} soon, ${of('changed')} changed`
  })
  const { on, done, failed, found: news } = run
  const collator = new Intl.Collator('en', { numeric: true })
  return [
    `${pack.name}, ${on}, ${run.pack}: ${done} people, ${news} findings written, ${failed} could not be judged`,
    ...lines.sort(collator.compare),
  ]
}
