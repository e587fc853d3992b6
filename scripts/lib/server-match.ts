import { eq, and } from 'drizzle-orm'
import { matchCity, MatchUnderWay } from '../../cloudfunctions/care/match'
import { cameToItsEnd } from '../../cloudfunctions/care/match/run'
import { countPeople } from '../../cloudfunctions/care/match/batch'
import { matchRun } from '../../cloudfunctions/database/schema'
import type { Database } from '../../cloudfunctions/database/database'
import type { Keyring } from '../../cloudfunctions/runtime/keyring'
import type { Places } from '../../cloudfunctions/runtime/places'
import type { Pack } from '../../src/domain/entitlement'
import { chinaDay } from '../../src/domain/person/date'

export interface DailyMatch {
  readonly database: Database
  readonly keyring: Keyring
  readonly packs: readonly Pack[]
  readonly places: Places
  readonly clock: () => Date
  readonly onFault: (error: unknown) => void
}

const HOUR_MS = 3_600_000
/** A server answers people meanwhile: few at a time. */
const BATCH = 100
/** Who has more runs `npm run match` by night, in a process of its own. */
const MOST_PEOPLE = 50_000

/**
 * Goes through the register of each of a server's cities once a day in China; asks each hour whether that is due.
 * @returns stops it between two batches, and waits for that
 */
export function matchDaily(parts: DailyMatch): { first(): Promise<void>; stop(): Promise<void> } {
  const stop = new AbortController()
  const round = () => matchAll(parts, stop.signal).catch(parts.onFault)
  let under = Promise.resolve()
  const next = () => (under = under.then(round))
  const timer = setInterval(next, HOUR_MS)
  // Nobody stays up for this alone.
  timer.unref()
  return {
    first: next,
    stop() {
      clearInterval(timer)
      stop.abort()
      return under
    },
  }
}

async function matchAll(parts: DailyMatch, signal: AbortSignal): Promise<void> {
  const { packs, clock } = parts
  const on = chinaDay(clock().getTime())
  for (const pack of packs)
    if (!signal.aborted && pack.counties.length > 0) await matchOne(parts, pack, on, signal).catch(parts.onFault)
}

async function matchOne(parts: DailyMatch, pack: Pack, on: string, signal: AbortSignal): Promise<void> {
  if (!(await isDue(parts, pack, on))) return
  try {
    await matchCity({ ...parts, city: pack.city, on, batch: BATCH, signal })
  } catch (error) {
    if (!(error instanceof MatchUnderWay)) throw error
  }
}

/** True where somebody lives, not too many, and the day was not gone through by this edition. */
const isDue = ({ database }: DailyMatch, { city, version, counties }: Pack, on: string): Promise<boolean> =>
  database.transaction(async (tx) => {
    const people = await countPeople(
      tx,
      counties.map(({ code }) => code),
    )
    if (people === 0 || people > MOST_PEOPLE) return false
    const [done] = await tx
      .select({ id: matchRun.id })
      .from(matchRun)
      .where(and(eq(matchRun.city, city), eq(matchRun.on, on), eq(matchRun.pack, version), cameToItsEnd))
      .limit(1)
    return !done
  })
