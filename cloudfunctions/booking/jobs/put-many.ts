import { randomUUID } from 'node:crypto'
import { insertNew } from '../../database/bulk'
import type { Tx } from '../../database/database'
import { job } from '../../database/schema'

/** Something to be put up: what about, and when. */
export interface PutUp {
  readonly about: string
  readonly runAt: Date
}

/** The same as `put` of the runtime, for many at once: one that is there already is left as it is. */
export async function putMany(tx: Tx, kind: string, all: readonly PutUp[], now: Date): Promise<void> {
  const common = { kind, status: 'waiting', attempts: 0, claimedUntil: null, lastFault: null, endedAt: null }
  const rows = all.map(({ about, runAt }) => ({ ...common, id: randomUUID(), about, runAt, createdAt: now }))
  await insertNew(tx, job, rows)
}
