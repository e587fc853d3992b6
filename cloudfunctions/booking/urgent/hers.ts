import { and, eq } from 'drizzle-orm'
import type { UrgentCard } from '@/contract/booking/urgent'
import { isForHer, type Ground } from '@/domain/helper/scope'
import type { Tx } from '../../database/database'
import { urgentCall } from '../../database/schema'
import { addEvent, doerWords, elderName } from '../../runtime/cases'
import type { Call } from '../../runtime/define'
import type { Keyring } from '../../runtime/keyring'
import { actorNames } from '../../runtime/names'
import { idsOf } from '../../runtime/records'
import { WireFault } from '../../runtime/wire-fault'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { deskCard } from './answering'
import { goneOn, isLiveCall, openedCall, urgentCard, type OpenedCall } from './opened'
import { tellOutcome } from './round'

/** What her side may do: herself cannot come to herself, and a worker beside her is there already. */
function mayOfHers(ground: Ground, { call }: OpenedCall): UrgentCard['may'] {
  const comes = call.state === 'ringing' && (ground === 'helper' || ground === 'guardian')
  return [...(comes ? (['come'] as const) : []), ...(isLiveCall(call) ? (['take-back'] as const) : [])]
}

export const cardForHerSide = (tx: Tx, keyring: Keyring, ground: Ground, opened: OpenedCall): Promise<UrgentCard> =>
  urgentCard(tx, keyring, opened, { may: mayOfHers(ground, opened), shown: true })

/** The account of a call on a case, and in what capacity. */
function doerOf({ caller, forCase }: Pick<Call<unknown>, 'caller' | 'forCase'>): {
  readonly accountId: string
  readonly ground: Ground
  readonly staffId: string | null
} {
  if (!forCase || !caller.account) throw new Error('an action on a case was called without one')
  const { ground } = forCase
  const staffId = isForHer(ground) ? (caller.staff?.id ?? null) : null
  return { accountId: caller.account, ground, staffId }
}

/** One call, for her side or for the worker of her street. */
export async function readUrgent(
  { keyring }: BookingParts,
  { db, caller, forCase }: BookingCall<'urgent'>,
): Promise<BookingOutput<'urgent'>> {
  if (!forCase) throw new Error('an action on a case was called without one')
  const opened = await openedCall(db, forCase.id)
  const urgent =
    forCase.ground === 'task' && caller.staff
      ? await deskCard(db, keyring, caller.staff, opened)
      : await cardForHerSide(db, keyring, forCase.ground, opened)
  return { urgent }
}

/** «我来处理» by somebody of her side. @throws WireFault conflict with who was faster */
export async function comeUrgent(
  { keyring }: BookingParts,
  call: BookingCall<'comeUrgent'>,
): Promise<BookingOutput<'comeUrgent'>> {
  const { db, now, input } = call
  const by = doerOf(call)
  if (by.ground !== 'helper' && by.ground !== 'guardian')
    throw new WireFault('forbidden', '这一步由来帮忙的人点。您已经在老人身边,请直接照看老人。')
  const before = await openedCall(db, input.case, true)
  const [answered] = await db
    .update(urgentCall)
    .set({ state: 'answered', answeredByAccount: by.accountId, answeredAt: now, nextAt: null })
    .where(and(eq(urgentCall.id, before.call.id), eq(urgentCall.state, 'ringing')))
    .returning()
  if (!answered) throw await goneOn(db, keyring, before)
  // Whoever comes is not held up by a word that was written meanwhile: the case is taken as it stands.
  const { version } = before.row
  const row = await addEvent(db, keyring, { caseId: before.row.id, version, event: 'taken', words: '', by }, now)
  const opened = { ...before, row, call: answered }
  const worker = await (await actorNames(db, keyring, await idsOf(db, opened.her.id)))(by)
  await tellOutcome(
    db,
    keyring,
    opened,
    {
      hers: { template: 'urgent-comes', params: { worker, elder: elderName(keyring, opened.her) } },
      // The staff need not know her family by name.
      desk: { template: 'urgent-comes-desk', params: { worker: '老人的家人' } },
    },
    { now, except: by.accountId },
  )
  return { urgent: await cardForHerSide(db, keyring, by.ground, opened) }
}

/** 不用了: pressed by mistake, or over. @throws WireFault conflict when it had ended already */
export async function takeBackUrgent(
  { keyring }: BookingParts,
  call: BookingCall<'takeBackUrgent'>,
): Promise<BookingOutput<'takeBackUrgent'>> {
  const { db, now, input } = call
  const by = doerOf(call)
  const before = await openedCall(db, input.case, true)
  if (!isLiveCall(before.call)) throw await goneOn(db, keyring, before)
  const state = before.call.state === 'answered' ? ('over' as const) : ('taken-back' as const)
  const [ended] = await db
    .update(urgentCall)
    .set({ state, nextAt: null, endedAt: now })
    .where(eq(urgentCall.id, before.call.id))
    .returning()
  if (!ended) throw new Error('a call that was held was not there')
  const { id: caseId, version } = before.row
  const row = await addEvent(db, keyring, { caseId, version, event: 'withdrawn', words: input.words ?? '', by }, now)
  const opened = { ...before, row, call: ended }
  const elder = elderName(keyring, opened.her)
  const who = by.ground === 'self' ? elder : await doerWords(db, keyring, opened.her, by)
  await tellOutcome(
    db,
    keyring,
    opened,
    {
      hers: { template: 'urgent-taken-back', params: { by: who, elder } },
      desk: { template: 'urgent-off', params: {} },
    },
    { now, except: by.accountId },
  )
  return { urgent: await cardForHerSide(db, keyring, by.ground, opened) }
}
