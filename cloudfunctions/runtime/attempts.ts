import { eq, sql } from 'drizzle-orm'
import type { Database } from '../database/database'
import { attempt } from '../database/schema'
import type { Limit } from './define'
import type { Keyring } from './keyring'
import { WireFault } from './wire-fault'

/** What is counted for one call: a limit and whom it counts. */
export interface Counted {
  readonly limit: Limit
  readonly subject: string
}

const keyOf = (keyring: Keyring, { limit, subject }: Counted) => keyring.hash(`attempt:${limit.name}:${subject}`)

/**
 * Counts a try, in a transaction of its own: what the try itself does may be undone, that it was made is not. Counted
 * before it is made, so that a thousand at once are a thousand.
 * @throws WireFault too-many, with the limit's words
 */
export async function countTry(database: Database, keyring: Keyring, counted: Counted, now: Date): Promise<void> {
  const { limit } = counted
  const windowEnds = minutesAfter(now, limit.minutes)
  const lockEnds = limit.lock === undefined ? windowEnds : minutesAfter(now, limit.lock)
  const windowBegan = minutesAfter(now, -limit.minutes)
  // Nobody is locked by a null: without coalesce the whole would be null, and no lock would ever be set.
  const lockOver = sql`coalesce(${attempt.lockedUntil} <= ${now.toISOString()}, false)`
  const afresh = sql`(${attempt.since} <= ${windowBegan} or ${lockOver})`
  const rows = await database.transaction((tx) =>
    tx
      .insert(attempt)
      .values({ keyHash: keyOf(keyring, counted), count: 1, since: now })
      .onConflictDoUpdate({
        target: attempt.keyHash,
        set: {
          count: sql`case when ${afresh} then 1 else ${attempt.count} + 1 end`,
          since: sql`case when ${afresh} then excluded.since else ${attempt.since} end`,
          lockedUntil: sql`case when not ${afresh} and ${attempt.count} + 1 > ${limit.most} then ${lockEnds}::timestamptz end`,
        },
        setWhere: sql`${attempt.lockedUntil} is null or ${attempt.lockedUntil} <= ${now.toISOString()}`,
      })
      .returning({ lockedUntil: attempt.lockedUntil }),
  )
  if (rows[0]?.lockedUntil !== null) throw new WireFault('too-many', limit.words)
}

/** A success forgives the failures before it. */
export async function forgive(database: Database, keyring: Keyring, counted: Counted): Promise<void> {
  await database.transaction((tx) => tx.delete(attempt).where(eq(attempt.keyHash, keyOf(keyring, counted))))
}

/** A success is no failure; those before it stay. */
export async function takeBack(database: Database, keyring: Keyring, counted: Counted): Promise<void> {
  const count = sql`greatest(${attempt.count} - 1, 0)`
  await database.transaction((tx) =>
    tx
      .update(attempt)
      .set({ count })
      .where(eq(attempt.keyHash, keyOf(keyring, counted))),
  )
}

const minutesAfter = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000).toISOString()
