import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Database, Db, Tx } from '../database/database'
import { job } from '../database/schema'
import { MOST_TRIES, nextTry } from './back-off'

export type JobRow = typeof job.$inferSelect

/** A job while it runs. What it writes and that it is done are kept together, or neither is. */
export interface Run {
  readonly tx: Tx
  readonly about: string
  readonly now: Date
}

/** What is done for each kind of job. */
export type JobHandlers = Readonly<Record<string, (run: Run) => Promise<void>>>

/** Jobs that one runner takes at once. */
const BATCH = 20
/** For how long they are his; whoever dies with them leaves them to the next after that. */
const CLAIM_MINUTES = 5
/** Jobs that are over stay that long, for whoever looks. */
const KEPT_DAYS = 30

const minutesAfter = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * 60_000)

/** Puts something up to be done at its time. The same kind about the same thing is put up once and done once. */
export async function put(tx: Tx, kind: string, about: string, runAt: Date, now: Date): Promise<void> {
  await tx
    .insert(job)
    .values({ id: randomUUID(), kind, about, runAt, status: 'waiting', createdAt: now })
    .onConflictDoNothing({ target: [job.kind, job.about] })
}

/**
 * Does what is due. Any number of runners may be at it: each job is one runner's at a time. Kinds that are not in
 * `handlers` wait for somebody who knows them.
 * @param onFault told of each job that failed; it is tried again later, and given up after the last try
 * @returns how many were done
 */
export async function runDue(
  database: Database,
  handlers: JobHandlers,
  now: Date,
  onFault: (error: unknown) => void,
): Promise<number> {
  let done = 0
  for (;;) {
    const claimed = await claim(database, Object.keys(handlers), now)
    for (const row of claimed) {
      const fault = await run(database, handlers, row, now)
      if (fault === null) done += 1
      else if (fault) onFault(fault)
    }
    if (claimed.length < BATCH) return done
  }
}

async function claim(database: Database, kinds: readonly string[], now: Date): Promise<JobRow[]> {
  return database.transaction(async (tx) => {
    const due = await tx
      .select({ id: job.id })
      .from(job)
      .where(
        and(
          eq(job.status, 'waiting'),
          inArray(job.kind, [...kinds]),
          lte(job.runAt, now),
          or(isNull(job.claimedUntil), lte(job.claimedUntil, now)),
        ),
      )
      .orderBy(asc(job.runAt), asc(job.createdAt))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    if (due.length === 0) return []
    const ids = due.map(({ id }) => id)
    const claimed = await tx
      .update(job)
      .set({ attempts: sql`${job.attempts} + 1`, claimedUntil: minutesAfter(now, CLAIM_MINUTES) })
      .where(inArray(job.id, ids))
      .returning()
    // What an update returns has no order of its own.
    return claimed.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  })
}

/** Another runner has taken the job over, because this one was too slow; what was done here is undone. */
class TakenOver extends Error {
  override readonly name = 'TakenOver'
}

/** Claimed at every try and never marked: whoever had it died each time. */
class Lost extends Error {
  override readonly name = 'Lost'
}

/** @returns null when it is done, undefined when another has it, or what went wrong */
async function run(database: Database, handlers: JobHandlers, row: JobRow, now: Date): Promise<unknown> {
  const mine = and(eq(job.id, row.id), eq(job.status, 'waiting'), eq(job.attempts, row.attempts))
  try {
    if (row.attempts > MOST_TRIES) throw new Lost()
    await database.transaction(async (tx) => {
      const ended = { status: 'done' as const, endedAt: now, claimedUntil: null, lastFault: null }
      // First, so that a second runner waits here and then finds it done.
      const [marked] = await tx.update(job).set(ended).where(mine).returning({ id: job.id })
      if (!marked) throw new TakenOver()
      await handlers[row.kind]?.({ tx, about: row.about, now })
    })
    return null
  } catch (error) {
    if (error instanceof TakenOver) return undefined
    const next =
      row.attempts < MOST_TRIES
        ? { runAt: nextTry(row.attempts, now), claimedUntil: null }
        : { status: 'dead' as const, endedAt: now }
    await database.transaction((tx) =>
      tx
        .update(job)
        .set({ ...next, lastFault: kindOf(error) })
        .where(mine),
    )
    return error ?? new Error('a job failed without saying why')
  }
}

/** An error's kind, never its words: they may quote what was written. */
const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

/** Forgets the jobs that were done long ago. The application's role cannot: this runs as the owner. */
export async function forgetDoneJobs(owner: Db, now: Date): Promise<void> {
  await owner.delete(job).where(and(eq(job.status, 'done'), lt(job.endedAt, minutesAfter(now, -KEPT_DAYS * 1440))))
}
