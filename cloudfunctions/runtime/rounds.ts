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
  let putUpFor: string | null = null
  return async (now) => {
    const began = performance.now()
    const clock = () => new Date(now.getTime() + performance.now() - began)
    const day = chinaDay(now.getTime())
    if (putUpFor !== day)
      await database.transaction(async (tx) => {
        for (const kind of [...DAILY_KINDS, ...daily]) await put(tx, kind, day, now, now)
      })
    putUpFor = day
    await runDue(database, handlers, now, onFault)
    await deliverDue({ database, keyring }, ways, clock)
  }
}
