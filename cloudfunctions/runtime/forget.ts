import { lt } from 'drizzle-orm'
import type { Database, Db } from '../database/database'
import { visitPlace } from '../database/schema'
import { forgetDoneJobs, type JobHandlers } from './jobs'
import { forgetOldLetters } from './outbox'
import { forgetOldAnswers } from './repeat'

const FORGET = 'forget'

/** For how long it is kept where a worker's phone was at the door, as the contract promises. */
export const VISIT_PLACE_DAYS = 90
const DAY_MS = 86_400_000

/** A job about a person whose record was erased: each function that serves her ends what is its own. */
export const PERSON_ERASED = 'person-erased'

/** What the application's role cannot remove, and nobody needs any more. */
export async function forgetWhatIsOver(owner: Db, now: Date): Promise<void> {
  await forgetOldAnswers(owner, now)
  await forgetOldLetters(owner, now)
  await forgetDoneJobs(owner, now)
  const over = new Date(now.getTime() - VISIT_PLACE_DAYS * DAY_MS)
  await owner.delete(visitPlace).where(lt(visitPlace.createdAt, over))
}

/**
 * The same as a job of each day, for rounds that are gone by many instances of which none lives for a day. It takes a second
 * connection beside the job's own.
 */
export const forgetting = ({ owner }: Database): { handlers: JobHandlers; daily: readonly string[] } => ({
  handlers: { [FORGET]: ({ now }) => forgetWhatIsOver(owner, now) },
  daily: [FORGET],
})
