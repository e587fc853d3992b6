import { and, eq, lte } from 'drizzle-orm'
import { LAST_STEP, stepAt, type UrgentStep } from '@/domain/booking/urgent'
import { urgentCall, person } from '../../database/schema'
import { doerWords, elderName, eventsOf } from '../../runtime/cases'
import type { Tx } from '../../database/database'
import { put, type JobHandlers, type Run } from '../../runtime/jobs'
import type { BookingParts } from '../parts'
import { STAFF_ENDED } from '../../runtime/staff-end'
import { putNextRound, WIDER_JOB } from './calling'
import { openedCall } from './opened'
import { tellRound, tellWider } from './round'

/** What time does to a call that nobody has answered. */
export function urgentJobs({ keyring }: Pick<BookingParts, 'keyring'>): JobHandlers {
  return { [WIDER_JOB]: (run) => tellMore(keyring, run), [STAFF_ENDED]: (run) => ringAgain(keyring, run) }
}

/**
 * About the call and the minute of its round. Tells it as wide as it should be by now, puts the next round up, and ends of itself
 * when somebody has answered. After a stop of the server the rounds that were missed are one.
 */
async function tellMore(keyring: BookingParts['keyring'], { tx, about, now }: Run): Promise<void> {
  const [callId = ''] = about.split(' ')
  const [found] = await tx
    .select({ caseId: urgentCall.caseId, wrappedKey: person.wrappedKey })
    .from(urgentCall)
    .innerJoin(person, eq(person.id, urgentCall.personId))
    .where(eq(urgentCall.id, callId))
  if (!found?.wrappedKey) return
  const opened = await openedCall(tx, found.caseId, true)
  const { call, row, her } = opened
  // Not yet: another round has been put up by whoever found it overdue.
  if (call.state !== 'ringing' || (call.nextAt !== null && call.nextAt > now)) return
  const due = stepAt((now.getTime() - call.createdAt.getTime()) / 60_000)
  const step = Math.max(call.step, due) as UrgentStep
  const again = call.step === LAST_STEP
  await tx
    .update(urgentCall)
    .set({ step, nextAt: await putNextRound(tx, call.id, call.createdAt, now) })
    .where(eq(urgentCall.id, call.id))
  const [opening] = await eventsOf(tx, row.id)
  const ground = opening?.ground ?? 'self'
  const by =
    ground === 'self' || ground === 'time'
      ? elderName(keyring, her)
      : await doerWords(tx, keyring, her, { accountId: row.openedBy, ground, staffId: null })
  await tellRound(tx, keyring, opened, { step, by, again }, now)
  await tellWider(tx, keyring, opened, step, now)
}

/** About somebody whose work for the city has ended: whoever he had said he would come to has nobody, and it rings again at once. */
async function ringAgain(keyring: BookingParts['keyring'], { tx, about: staffId, now }: Run): Promise<void> {
  const calls = await tx
    .update(urgentCall)
    .set({ state: 'ringing', answeredByAccount: null, answeredByStaff: null, answeredAt: null, nextAt: now })
    .where(and(eq(urgentCall.answeredByStaff, staffId), eq(urgentCall.state, 'answered')))
    .returning({ id: urgentCall.id })
  for (const { id } of calls) await tellMore(keyring, { tx, about: id, now })
}

/** So many minutes after its time nobody is at a round any more. */
const OVERDUE_MS = 60_000

/** Puts up a round of every call whose own was lost, however it was: a call rings until somebody has answered. */
export async function putLostRounds(tx: Tx, now: Date): Promise<void> {
  const lost = await tx
    .select({ id: urgentCall.id })
    .from(urgentCall)
    .where(and(eq(urgentCall.state, 'ringing'), lte(urgentCall.nextAt, new Date(now.getTime() - OVERDUE_MS))))
  const minute = Math.floor(now.getTime() / 60_000)
  for (const { id } of lost) await put(tx, WIDER_JOB, `${id} again ${minute}`, now, now)
}
