import { and, asc, eq, inArray, lt, lte, sql, type SQL } from 'drizzle-orm'
import type { Database, Db } from '../database/database'
import { outbox } from '../database/schema'
import { MOST_TRIES, nextTry } from './back-off'
import type { Keyring } from './keyring'
import { NotSent, type Sms } from './sms'
import type { Subscribe } from './subscribe'

export type OutboxRow = typeof outbox.$inferSelect

/** By what letters leave from here; a way that is not set up is null, and its letters stay in the inbox alone. */
export interface Ways {
  readonly sms: Sms | null
  readonly wechat: Subscribe | null
}

/** Letters that one runner takes at once; all are sent in the time of one. */
const BATCH = 20
/** A code opens nothing after that, so it is not sent either. */
const CODE_MINUTES = 10
/** Letters that are over stay that long, for whoever counts them. */
const KEPT_DAYS = 30

/** What was sealed with a letter. */
interface Secret {
  readonly to: string
  readonly code?: string
}

/**
 * How a letter that nobody will send ends, without being anybody's fault: its way is not set up, whoever it is for does not
 * want any, or its code is over. It is no dead letter that an operator should look at.
 */
export const PASSED_OVER = ['not-set-up', 'unwanted', 'over'] as const
type Outcome = 'sent' | (typeof PASSED_OVER)[number] | { readonly fault: string }

/** How many letters went which way. */
export interface Delivered {
  readonly sent: number
  /** Will be tried again. */
  readonly again: number
  /** Given up, or not to be sent at all. */
  readonly ended: number
}

/**
 * Sends the letters that are due. Each is claimed by moving its next time ahead, so whoever dies between claiming and
 * marking sends it once more at the most; no letter is in two hands at once.
 * @param clock asked anew for each batch: slow ones before it take nothing from the time of those that follow
 */
export async function deliverDue(
  { database, keyring }: { readonly database: Database; readonly keyring: Keyring },
  ways: Ways,
  clock: () => Date,
): Promise<Delivered> {
  const total = { sent: 0, again: 0, ended: 0 }
  for (;;) {
    const now = clock()
    const claimed = await claim(database, now)
    // Each is marked as soon as it has left: neither a slow one nor one that cannot be marked keeps another waiting.
    const ends = await Promise.allSettled(
      claimed.map(async (row) => mark(database, row, await outcomeOf(keyring, ways, row, now), clock())),
    )
    for (const end of ends) {
      if (end.status === 'rejected') throw end.reason
      total[end.value] += 1
    }
    if (claimed.length < BATCH) return total
  }
}

async function claim(database: Database, now: Date): Promise<OutboxRow[]> {
  return database.transaction(async (tx) => {
    const due = await tx
      .select({ id: outbox.id, attempts: outbox.attempts })
      .from(outbox)
      .where(and(eq(outbox.status, 'waiting'), lte(outbox.nextAt, now)))
      .orderBy(asc(outbox.nextAt))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    const rows: OutboxRow[] = []
    for (const { id, attempts } of due) {
      const claimed = { nextAt: nextTry(attempts + 1, now), attempts: sql`${outbox.attempts} + 1` }
      rows.push(...(await tx.update(outbox).set(claimed).where(eq(outbox.id, id)).returning()))
    }
    return rows
  })
}

async function outcomeOf(keyring: Keyring, ways: Ways, row: OutboxRow, now: Date): Promise<Outcome> {
  // Claimed at every try and never marked: whoever had it died each time.
  if (row.attempts > MOST_TRIES) return { fault: 'lost' }
  if (row.sealed.length === 0) return 'over'
  try {
    const { to, code } = keyring.open(row.id, row) as Secret
    if (code !== undefined && now.getTime() - row.createdAt.getTime() > CODE_MINUTES * 60_000) return 'over'
    if (row.channel === 'wechat') return ways.wechat ? await ways.wechat.send(to, row.template) : 'not-set-up'
    if (!ways.sms) return 'not-set-up'
    await ways.sms.send(to, row.template, code)
    return 'sent'
  } catch (error) {
    return { fault: error instanceof NotSent ? error.fault : 'internal' }
  }
}

/** What a letter held: nothing of it stays when it is over, and of a dead one what sending it again needs. */
const EMPTY = new Uint8Array(0)

async function mark(database: Database, row: OutboxRow, outcome: Outcome, now: Date): Promise<keyof Delivered> {
  const set = (values: Partial<OutboxRow>, whose: SQL | undefined) =>
    database.transaction((tx) =>
      tx
        .update(outbox)
        .set(values)
        .where(and(eq(outbox.id, row.id), eq(outbox.status, 'waiting'), whose)),
    )
  // What has left has left, whoever has claimed the letter since.
  if (outcome === 'sent') {
    await set({ status: 'sent', endedAt: now, sealed: EMPTY, lastFault: null }, undefined)
    return 'sent'
  }
  // Whoever was too slow says nothing about a try that is another's by now.
  const mine = eq(outbox.attempts, row.attempts)
  if (typeof outcome === 'string') {
    await set({ status: 'dead', endedAt: now, sealed: EMPTY, lastFault: outcome }, mine)
    return 'ended'
  }
  if (row.attempts < MOST_TRIES) {
    await set({ lastFault: outcome.fault }, mine)
    return 'again'
  }
  await set({ status: 'dead', endedAt: now, lastFault: outcome.fault }, mine)
  return 'ended'
}

/** Forgets the letters that were over long ago. The application's role cannot: this runs as the owner. */
export async function forgetOldLetters(owner: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await owner.delete(outbox).where(and(inArray(outbox.status, ['sent', 'dead']), lt(outbox.endedAt, before)))
}
