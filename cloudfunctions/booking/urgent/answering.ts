import { and, desc, eq, gt, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm'
import type { UrgentCard } from '@/contract/booking/urgent'
import { covers } from '@/domain/staff/staff'
import type { Tx } from '../../database/database'
import { careCase, person, staff, urgentCall, urgentTold } from '../../database/schema'
import { addEvent, elderName } from '../../runtime/cases'
import type { Caller, StaffCaller } from '../../runtime/define'
import { casesInDivision } from '../../runtime/division'
import type { Keyring } from '../../runtime/keyring'
import { staffWords } from '../../runtime/names'
import { leaveDailyTrace, leaveTrace } from '../../runtime/trace'
import { WireFault } from '../../runtime/wire-fault'
import { divisionOf } from '../../runtime/workers'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { goneOn, NO_CALL, openedCall, urgentCard, type OpenedCall } from './opened'
import { tellOutcome } from './round'

/** Calls that are over stay on the desk for a day, without what was told of her. */
const SHOWN_AFTER_MS = 24 * 3_600_000
const MOST_SHOWN = 50

interface AtDesk {
  readonly accountId: string
  readonly worker: StaffCaller
}

function atDesk({ account, staff: worker }: Caller): AtDesk {
  if (!account || !worker) throw new WireFault('forbidden', '请先用动态码打开工作台,再接着办。')
  return { accountId: account, worker }
}

/** Her community worker sees it without having been told. */
const isHers = (worker: StaffCaller, { row }: Pick<OpenedCall, 'row'>): boolean =>
  worker.role === 'community-worker' && worker.city === row.city && covers(worker.division, divisionOf(row))

/** Whether a call is this worker's business. */
async function concerns(tx: Tx, { accountId, worker }: AtDesk, opened: OpenedCall): Promise<boolean> {
  if (isHers(worker, opened)) return true
  const [told] = await tx
    .select({ id: urgentTold.id })
    .from(urgentTold)
    .where(
      and(
        eq(urgentTold.callId, opened.call.id),
        eq(urgentTold.accountId, accountId),
        eq(urgentTold.staffId, worker.id),
      ),
    )
  return told !== undefined
}

/** The same for a list: calls that he was told of, or of his own division. */
function concerning({ accountId, worker }: AtDesk): SQL | undefined {
  const told = sql`exists (
    select 1 from ${urgentTold} where ${urgentTold.callId} = ${urgentCall.id}
      and ${urgentTold.accountId} = ${accountId} and ${urgentTold.staffId} = ${worker.id})`
  if (worker.role !== 'community-worker') return told
  return or(told, casesInDivision(worker))
}

/** Where she is reads whoever may still have to go; once somebody goes, he and her own worker. */
export function deskCard(tx: Tx, keyring: Keyring, worker: StaffCaller, opened: OpenedCall): Promise<UrgentCard> {
  const { call } = opened
  const his = call.answeredByStaff === worker.id
  const near = his || isHers(worker, opened)
  const may: UrgentCard['may'] =
    call.state === 'ringing' ? ['answer'] : call.state === 'answered' && near ? ['end'] : []
  const shown = call.state === 'ringing' || (call.state === 'answered' && near) || his
  return urgentCard(tx, keyring, opened, { may, shown })
}

/** The call that somebody of the staff acts in, held. @throws WireFault not-found where it is none of his business */
async function heldFor(tx: Tx, desk: AtDesk, caseId: string): Promise<OpenedCall> {
  const opened = await openedCall(tx, caseId, true)
  if (!(await concerns(tx, desk, opened))) throw new WireFault('not-found', NO_CALL)
  return opened
}

const traceOf = ({ accountId }: AtDesk, { her, row }: OpenedCall, action: string) => ({
  ...{ personId: her.id, accountId, ground: 'task' as const, action, caseId: row.id },
})

/** Calls that concern whoever asks, ringing first, then the newest. */
export async function urgentDesk(
  { keyring }: BookingParts,
  { db, caller, now }: BookingCall<'urgentDesk'>,
): Promise<BookingOutput<'urgentDesk'>> {
  const desk = atDesk(caller)
  const rows = await db
    .select({ caseId: urgentCall.caseId })
    .from(urgentCall)
    .innerJoin(careCase, eq(careCase.id, urgentCall.caseId))
    .innerJoin(person, eq(person.id, urgentCall.personId))
    .where(
      and(
        eq(careCase.city, desk.worker.city),
        isNotNull(person.wrappedKey),
        concerning(desk),
        or(
          inArray(urgentCall.state, ['ringing', 'answered']),
          gt(urgentCall.endedAt, new Date(now.getTime() - SHOWN_AFTER_MS)),
        ),
      ),
    )
    .orderBy(
      sql`case ${urgentCall.state} when 'ringing' then 0 when 'answered' then 1 else 2 end`,
      desc(urgentCall.createdAt),
    )
    .limit(MOST_SHOWN)
  const calls: UrgentCard[] = []
  for (const { caseId } of rows) {
    const opened = await openedCall(db, caseId)
    calls.push(await deskCard(db, keyring, desk.worker, opened))
    await leaveDailyTrace(db, traceOf(desk, opened, 'booking.urgentDesk'), now)
  }
  return { calls }
}

/** «我来处理» by somebody of the city, on duty or told. @throws WireFault conflict with who was faster */
export async function answerUrgent(
  { keyring }: BookingParts,
  { db, caller, now, input }: BookingCall<'answerUrgent'>,
): Promise<BookingOutput<'answerUrgent'>> {
  const desk = atDesk(caller)
  const before = await heldFor(db, desk, input.case)
  const { worker, accountId } = desk
  const [answered] = await db
    .update(urgentCall)
    .set({
      state: 'answered',
      answeredByAccount: accountId,
      answeredByStaff: worker.id,
      answeredAt: now,
      nextAt: null,
    })
    .where(and(eq(urgentCall.id, before.call.id), eq(urgentCall.state, 'ringing')))
    .returning()
  if (!answered) throw await goneOn(db, keyring, before)
  const { id: caseId, version } = before.row
  const by = { accountId, ground: 'task' as const, staffId: worker.id }
  // A word written in the thread meanwhile holds nobody up who goes: the case is taken as it stands.
  const row = await addEvent(db, keyring, { caseId, version, event: 'taken', words: '', by, holder: worker.id }, now)
  const opened = { ...before, row, call: answered }
  const who = await nameOf(db, keyring, worker)
  await tellOutcome(
    db,
    keyring,
    opened,
    {
      hers: { template: 'urgent-comes', params: { worker: who, elder: elderName(keyring, opened.her) } },
      desk: { template: 'urgent-comes-desk', params: { worker: who } },
    },
    { now, except: accountId },
  )
  await leaveTrace(db, traceOf(desk, opened, 'booking.answerUrgent'), now)
  return { urgent: await deskCard(db, keyring, worker, opened) }
}

/** It is over, with what happened and how she is. @throws WireFault forbidden for whoever did not answer it */
export async function endUrgent(
  { keyring }: BookingParts,
  { db, caller, now, input }: BookingCall<'endUrgent'>,
): Promise<BookingOutput<'endUrgent'>> {
  const desk = atDesk(caller)
  const before = await heldFor(db, desk, input.case)
  const { worker, accountId } = desk
  // Nothing ends in silence: somebody has to have gone there first.
  if (before.call.state === 'ringing')
    throw new WireFault('conflict', '还没有人应这个求助。请先点“我来处理”,去看了再来结束。')
  if (before.call.state !== 'answered') throw await goneOn(db, keyring, before)
  if (before.call.answeredByStaff !== worker.id && !isHers(worker, before))
    throw new WireFault('forbidden', '这个求助由去处理的人来结束,或由老人的社区来结束。')
  const [ended] = await db
    .update(urgentCall)
    .set({ state: 'over', endedAt: now })
    .where(eq(urgentCall.id, before.call.id))
    .returning()
  if (!ended) throw new Error('a call that was held was not there')
  const by = { accountId, ground: 'task' as const, staffId: worker.id }
  const { version, words } = input
  const row = await addEvent(db, keyring, { caseId: before.row.id, version, event: 'answered', words, by }, now)
  const opened = { ...before, row, call: ended }
  const who = await nameOf(db, keyring, worker)
  await tellOutcome(
    db,
    keyring,
    opened,
    {
      hers: { template: 'urgent-over', params: { worker: who, elder: elderName(keyring, opened.her) } },
      desk: { template: 'urgent-over-desk', params: { worker: who } },
    },
    { now, except: accountId },
  )
  await leaveTrace(db, traceOf(desk, opened, 'booking.endUrgent'), now)
  return { urgent: await deskCard(db, keyring, worker, opened) }
}

async function nameOf(tx: Tx, keyring: Keyring, { id }: StaffCaller): Promise<string> {
  const [row] = await tx.select().from(staff).where(eq(staff.id, id))
  return row ? staffWords(tx, keyring, row) : '工作人员'
}
