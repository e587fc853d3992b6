import { chinaDay } from '@/domain/person/date'
import type { Database } from '../database/database'
import { DAILY_KINDS, jobHandlers } from './job-handlers'
import { put, runDue, type JobHandlers } from './jobs'
import type { Keyring } from './keyring'
import { deliverDue, type Ways } from './outbox'

/** What a round stands on. */
export interface RoundParts {
  readonly database: Database
  readonly keyring: Keyring
  readonly ways: Ways
  /** Jobs beside the runtime's own. */
  readonly handlers?: JobHandlers
  /** Kinds of `handlers` that are put up once a day in China, about the day. */
  readonly daily?: readonly string[]
  /** Told of each job that failed. */
  readonly onFault: (error: unknown) => void
}

/**
 * Does all that is due: jobs, then letters. A city's server goes round every few seconds, CloudBase by its timer; any number
 * of them may at once.
 */
export function createRounds(parts: RoundParts): (now: Date) => Promise<void> {
  const { database, keyring, ways, onFault, daily = [] } = parts
  const handlers = { ...jobHandlers(keyring), ...parts.handlers }
  const jobs = createJobRounds({ database, handlers, daily: [...DAILY_KINDS, ...daily], onFault })
  return async (now) => {
    const began = performance.now()
    const clock = () => new Date(now.getTime() + performance.now() - began)
    await jobs(now)
    await deliverDue({ database, keyring }, ways, clock)
  }
}

/** What a round of jobs stands on, where the letters are another's. */
export interface JobRoundParts {
  readonly database: Database
  readonly handlers: JobHandlers
  /** Kinds that are put up once a day in China, about the day. */
  readonly daily: readonly string[]
  readonly onFault: (error: unknown) => void
}

/** Puts up what is daily and does the jobs that are due, of the kinds that it knows. */
export function createJobRounds(parts: JobRoundParts): (now: Date) => Promise<void> {
  const { database, handlers, daily, onFault } = parts
  let putUpFor: string | null = null
  return async (now) => {
    const day = chinaDay(now.getTime())
    if (putUpFor !== day)
      await database.transaction(async (tx) => {
        for (const kind of daily) await put(tx, kind, day, now, now)
      })
    putUpFor = day
    await runDue(database, handlers, now, onFault)
  }
}
