import { randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database, Tx } from '../../database/database'
import { matchRun } from '../../database/schema'

/** One going through of a city's register, as its row has it. */
export type RunRow = typeof matchRun.$inferSelect

/** Somebody else goes through this city's register now. */
export class MatchUnderWay extends Error {
  override readonly name = 'MatchUnderWay'
}

const underWay = new WeakMap<Database, Set<string>>()

/**
 * Holds a city's register for one runner while he works: among processes by a lock that falls off with its connection, in this one by
 * memory, for the embedded engine has one connection and a lock on it would wait for itself.
 * @throws MatchUnderWay
 */
export async function heldAlone<T>(database: Database, city: string, work: () => Promise<T>): Promise<T> {
  const here = underWay.get(database) ?? new Set()
  underWay.set(database, here)
  if (here.has(city)) throw new MatchUnderWay()
  here.add(city)
  try {
    return database.engine === 'pglite' ? await work() : await database.transaction((tx) => lockedBy(tx, city, work))
  } finally {
    here.delete(city)
  }
}

/** The transaction does nothing else: it holds no snapshot, and nothing waits for it. */
async function lockedBy<T>(tx: Tx, city: string, work: () => Promise<T>): Promise<T> {
  const { rows } = (await tx.execute(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`match ${city}`}, 0)) as held`,
  )) as { readonly rows: readonly { readonly held: boolean }[] }
  if (!rows[0]?.held) throw new MatchUnderWay()
  return work()
}

/** What one run is of: another day or edition is another run. */
export type RunOf = Pick<RunRow, 'city' | 'on' | 'pack'>

/** The run that was broken off, if it is of the same day and edition; otherwise a new one, and the old one is closed as it is. */
export async function openRun(tx: Tx, { city, on, pack }: RunOf, total: number, now: Date): Promise<RunRow> {
  const [open] = await tx
    .select()
    .from(matchRun)
    .where(and(eq(matchRun.city, city), isNull(matchRun.finishedAt)))
  if (open && open.on === on && open.pack === pack) return open
  if (open) await tx.update(matchRun).set({ finishedAt: now, updatedAt: now }).where(eq(matchRun.id, open.id))
  const row: RunRow = {
    ...{ id: randomUUID(), city, on, pack, cursor: null, done: 0, total, found: 0, failed: 0 },
    ...{ startedAt: now, updatedAt: now, finishedAt: null },
  }
  await tx.insert(matchRun).values(row)
  return row
}

/** What a batch did. */
export interface Gain {
  readonly cursor: string
  readonly done: number
  readonly found: number
  readonly failed: number
}

/** Moves a run on, in the transaction of its batch. @throws MatchUnderWay when another has moved it meanwhile */
export async function moveOn(tx: Tx, run: RunRow, gain: Gain, now: Date): Promise<RunRow> {
  const [row] = await tx
    .update(matchRun)
    .set({
      cursor: gain.cursor,
      done: run.done + gain.done,
      found: run.found + gain.found,
      failed: run.failed + gain.failed,
      updatedAt: now,
    })
    .where(and(eq(matchRun.id, run.id), eq(matchRun.done, run.done), isNull(matchRun.finishedAt)))
    .returning()
  if (!row) throw new MatchUnderWay()
  return row
}

/** Everybody is done: a run that came to its end has no cursor, one that was given up keeps it. */
export async function endRun(tx: Tx, run: RunRow, now: Date): Promise<RunRow> {
  const ended = { cursor: null, updatedAt: now, finishedAt: now }
  await tx.update(matchRun).set(ended).where(eq(matchRun.id, run.id))
  return { ...run, ...ended }
}

/** True for runs that came to their end. */
export const cameToItsEnd = sql`${matchRun.finishedAt} is not null and ${matchRun.cursor} is null and (${matchRun.done} > 0 or ${matchRun.total} = 0)`
