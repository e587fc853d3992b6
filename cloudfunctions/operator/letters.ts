import { and, desc, eq, notInArray } from 'drizzle-orm'
import { job, outbox } from '../database/schema'
import type { HandlersOf } from '../runtime/define'
import { PASSED_OVER } from '../runtime/outbox'
import { WireFault } from '../runtime/wire-fault'

const SHOWN = 100

/** Not what nobody was to send: of that nothing is kept, and it is nobody's fault. */
const GIVEN_UP = and(eq(outbox.status, 'dead'), notInArray(outbox.lastFault, [...PASSED_OVER]))

/** What was given up: messages and jobs. */
export function letterHandlers(): HandlersOf<'operator', 'deadLetters' | 'sendAgain'> {
  return {
    async deadLetters({ db }) {
      const letters = await db.select().from(outbox).where(GIVEN_UP).orderBy(desc(outbox.createdAt)).limit(SHOWN)
      const jobs = await db.select().from(job).where(eq(job.status, 'dead')).orderBy(desc(job.createdAt)).limit(SHOWN)
      const rows = [
        ...letters.map(({ channel, template, ...row }) => ({ ...row, kind: `${channel} ${template}` })),
        ...jobs.map(({ kind, ...row }) => ({ ...row, kind: `job ${kind}` })),
      ]
      return {
        letters: rows.map(({ id, kind, lastFault, attempts, createdAt }) => ({
          ...{ id, kind, attempts, fault: lastFault ?? 'unknown' },
          at: createdAt.toISOString(),
        })),
      }
    },
    async sendAgain({ db, now, input: { id } }) {
      const again = { status: 'waiting' as const, attempts: 0, endedAt: null }
      const letters = await db
        .update(outbox)
        .set({ ...again, nextAt: now })
        .where(and(eq(outbox.id, id), GIVEN_UP))
        .returning({ id: outbox.id })
      const jobs = await db
        .update(job)
        .set({ ...again, runAt: now, claimedUntil: null })
        .where(and(eq(job.id, id), eq(job.status, 'dead')))
        .returning({ id: job.id })
      if (letters.length + jobs.length === 0)
        throw new WireFault('conflict', '这一条已经重新发过,或已经不在了。请刷新看看。')
      return {}
    },
  }
}
