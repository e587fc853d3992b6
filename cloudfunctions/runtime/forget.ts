import type { Database, Db } from '../database/database'
import { forgetDoneJobs, type JobHandlers } from './jobs'
import { forgetOldLetters } from './outbox'
import { forgetOldAnswers } from './repeat'

const FORGET = 'forget'

/** What the application's role cannot remove, and nobody needs any more. */
export async function forgetWhatIsOver(owner: Db, now: Date): Promise<void> {
  await forgetOldAnswers(owner, now)
  await forgetOldLetters(owner, now)
  await forgetDoneJobs(owner, now)
}

/**
 * The same as a job of each day, for rounds that are gone by many instances of which none lives for a day. It takes a second
 * connection beside the job's own.
 */
export const forgetting = ({ owner }: Database): { handlers: JobHandlers; daily: readonly string[] } => ({
  handlers: { [FORGET]: ({ now }) => forgetWhatIsOver(owner, now) },
  daily: [FORGET],
})
