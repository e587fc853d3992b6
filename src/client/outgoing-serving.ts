import type { DeskBooking } from '@/contract/booking/desk'
import type { ActionInput, ActionOutput, Answer, ErrorCode, WireError } from '@/contract'
import type { Meal } from '@/domain/booking/services'
import { BOOKING_STATES, isLive, type BookingState } from '@/domain/booking/states'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { createActStore } from './act-store'
import { call } from './call'
import { createSender, KNOWN_AGAIN_MS } from './sending'
import { session } from './session'
import { hasTexts, isRecord } from './shapes'
import { askAgain } from './use-answer'

/**
 * What was done at the counter or at a door: on the phone first, then on its way. It carries the hour at which it was done, so that
 * a meal of noon sent in the evening is a lunch. A code typed without a signal lies here until the cloud has it: without
 * it nobody would know who ate.
 */

/** Acts of serving that wait for a signal. */
export type ServingAction = 'counterServe' | 'checkIn' | 'finish' | 'stopVisit'
type Done<A extends ServingAction> = ActionOutput<'booking', A>

export type ServingState =
  /** `told`: what stands in the way, in the server’s words: the desk is closed on this device. */
  | { readonly kind: 'waiting'; readonly told?: string }
  /** The booking has gone on since: whoever did it is asked whether it still holds. */
  | { readonly kind: 'asking'; readonly version: number; readonly stands: BookingState }
  /** In the server’s words; it stays until somebody has read it. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string }

export interface ServingAct<A extends ServingAction = ServingAction> {
  /** The id of the act on the wire, the same for ever: however often it is sent, it is done once. */
  readonly id: string
  readonly account: string
  readonly action: A
  readonly data: ActionInput<'booking', A>
  /** «午餐,服务码末四位 5678»; «上门助浴,王秀英». */
  readonly title: string
  /** The day of the visit, `YYYY-MM-DD`. */
  readonly day: string
  /** Of a delivered meal: it stands on the round of that meal, and not among the visits. */
  readonly meal?: Meal
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly triedAt?: number
  readonly state: ServingState
}

const KINDS: readonly unknown[] = ['waiting', 'asking', 'refused']

function isState(kept: unknown): boolean {
  if (!isRecord(kept) || !KINDS.includes(kept['kind'])) return false
  if (kept['kind'] === 'asking')
    return Number.isInteger(kept['version']) && (BOOKING_STATES as readonly unknown[]).includes(kept['stands'])
  return kept['kind'] === 'waiting' || hasTexts(kept, 'code', 'message')
}

const isAct = (kept: unknown): boolean =>
  isRecord(kept) &&
  hasTexts(kept, 'id', 'account', 'action', 'title', 'day') &&
  isRecord(kept['data']) &&
  Number.isFinite(kept['createdAt']) &&
  isState(kept['state'])

const acts = createActStore<ServingAct>('serving:', isAct)

const ownActs = (): readonly ServingAct[] => {
  const account = session.get()?.account.id
  return acts.reread().filter((act) => act.account === account)
}

/** Acts of the signed-in account that the cloud has not taken; whoever signs out is asked about them first. */
export const waitingServing = ownActs

/** Those of an account in a component, oldest first. */
export const useServing = (account: string): readonly ServingAct[] =>
  acts.use().filter((act) => act.account === account)

/** How many wait on this device for another account. */
export const useServingOfOthers = (account: string): number =>
  acts.use().filter((act) => act.account !== account).length

/** Whether the same act sent once more could be taken: a code that leads to nobody does so every time. */
export const canGoAgain = ({ action, state }: Pick<ServingAct, 'action' | 'state'>): boolean =>
  !(action === 'counterServe' && state.kind === 'refused' && state.code === 'invalid')

/** The booking that an act is about; null at the counter, where a meal may have none. */
export const bookingOf = ({ data }: Pick<ServingAct, 'data'>): string | null =>
  'booking' in data ? data.booking : null

const lineOf = (act: Pick<ServingAct, 'id' | 'data'>): string => bookingOf(act) ?? act.id

const { sendWaiting, restAWhile, wake, keepSending } = createSender<ServingAct>({ own: ownActs, lineOf, sendOne })
export { sendWaiting as sendServing, keepSending as keepServing }

const TOO_OLD = '放得太久,不能自动发了。请先看看是不是已经记过。'

async function sendOne(act: ServingAct): Promise<void> {
  const { id, action, data, account, triedAt = now() } = act
  if (now() - triedAt > KNOWN_AGAIN_MS) return refuse(act, { code: 'conflict', message: TOO_OLD })
  // Before it leaves: the phone may be switched off while it is on its way.
  if (act.triedAt === undefined) acts.change(id, { triedAt })
  const answer = await (call('booking', action, data, { account, requestId: id }) as Promise<
    Answer<Done<ServingAction>>
  >)
  if (answer.ok) arrive(act, answer.data)
  else await settle(act, answer.error)
}

const lookAgain = (): void => askAgain('booking', 'counterToday', 'visits', 'round', 'deskBookings')

const laterOf = (act: ServingAct): readonly ServingAct[] => {
  const own = ownActs()
  const from = own.findIndex(({ id }) => id === act.id)
  return own.slice(from + 1).filter((other) => lineOf(other) === lineOf(act) && other.triedAt === undefined)
}

const UNFIT = '量的数不能洗澡。这一步没有记成“到了”,请点“不能做了”,写明原因。'

type Stand = Pick<DeskBooking, 'version' | 'state'>

/** How bookings stand by what the cloud answered last, while this app is open; of nobody more than that. */
const toldLast = new Map<string, Stand>()

/**
 * A booking of a list, as it stands: the answer to what was done comes before the list is read anew, and nobody is asked for the
 * same a second time in between.
 */
export function asToldLast<B extends Stand & Pick<DeskBooking, 'id'>>(listed: B): B {
  const told = toldLast.get(listed.id)
  return told && told.version > listed.version ? { ...listed, ...told } : listed
}

/** The cloud has it. What was done after it on the same booking rests on the version that came of it. */
function arrive(act: ServingAct, done: Done<ServingAction>): void {
  const { unfit = [] } = done as { readonly unfit?: readonly string[] }
  if (unfit.length > 0) return refuse(act, { code: 'conflict', message: UNFIT })
  if (typeof done.booking === 'object') {
    const { id, version, state } = done.booking
    toldLast.set(id, { version, state })
    for (const later of laterOf(act)) acts.put({ ...later, data: { ...later.data, version } as ServingAct['data'] })
  }
  wake(lineOf(act))
  acts.take(act.id)
  lookAgain()
}

const BEFORE_IT = '前一步没有记上,这一步也没有发。请先看看前一步。'

/** It cannot be done so; what rests on it is not done either. */
function refuse(act: ServingAct, { code, message, fields = {} }: WireError): void {
  const said = [message, ...Object.values(fields).filter((words) => words !== message)].join(' ')
  for (const later of laterOf(act)) acts.change(later.id, { state: { kind: 'refused', code, message: BEFORE_IT } })
  acts.change(act.id, { state: { kind: 'refused', code, message: said } })
  lookAgain()
}

/** What becomes of an act that was not taken. */
async function settle(act: ServingAct, error: WireError): Promise<void> {
  switch (error.code) {
    case 'unavailable':
    case 'internal':
    case 'too-many':
    case 'unauthenticated':
      return restAWhile(lineOf(act), error.code === 'too-many')
    case 'forbidden':
      // The desk closes by itself at the end of the day; opened again, it goes.
      acts.change(act.id, { state: { kind: 'waiting', told: error.message } })
      return restAWhile(lineOf(act), false)
    case 'conflict':
      return ask(act, error)
    default:
      return refuse(act, error)
  }
}

/** The day of whoever serves, as the cloud has it now: the round of a meal, or the visits. */
async function dayOf({ day, meal, account }: ServingAct): Promise<Answer<readonly DeskBooking[]>> {
  if (meal !== undefined) {
    const answer = await call('booking', 'round', { day, meal }, { account })
    return answer.ok ? { ok: true, data: answer.data.stops } : answer
  }
  const answer = await call('booking', 'visits', { day }, { account })
  return answer.ok ? { ok: true, data: answer.data.visits } : answer
}

/** Finds out how the booking stands by now, and leaves the question on the phone. */
async function ask(act: ServingAct, error: WireError): Promise<void> {
  const id = bookingOf(act)
  if (id === null || !('version' in act.data)) return refuse(act, error)
  const answer = await dayOf(act)
  if (!answer.ok) return answer.error.code === 'conflict' ? refuse(act, error) : settle(act, answer.error)
  const found = answer.data.find((booking) => booking.id === id)
  // Over, or not his any more, or the version was not what was wrong.
  if (!found || !isLive(found.state) || found.version === act.data.version) return refuse(act, error)
  acts.change(act.id, { state: { kind: 'asking', version: found.version, stands: found.state } })
  lookAgain()
}

/** An act as a page hands it over. */
export type NewServing = {
  [A in ServingAction]: Pick<ServingAct<A>, 'id' | 'action' | 'data' | 'title' | 'day' | 'meal'>
}[ServingAction]

/**
 * Takes an act: on the phone first, then on its way.
 * @param act its id stands from the first press on, so that a second press is the same act
 * @returns settled once it was tried; false where nobody is signed in
 */
export async function enqueueServing(act: NewServing): Promise<boolean> {
  const account = session.get()?.account.id
  if (account === undefined) return false
  const before = acts.reread()
  // After all that stands, whatever the phone’s clock says.
  const createdAt = before.reduce((latest, one) => Math.max(latest, one.createdAt + 1), now())
  if (!before.some(({ id }) => id === act.id)) acts.put({ ...act, account, createdAt, state: { kind: 'waiting' } })
  wake(lineOf(act))
  await sendWaiting()
  return true
}

/** Once more, as another act: the first was refused, or asked about. Only one of two tabs makes it. */
export async function sendServingAnew(id: string): Promise<void> {
  const act = acts.take(id)
  if (!act) return
  const { triedAt: _tried, ...kept } = act
  const version = act.state.kind === 'asking' ? { version: act.state.version } : {}
  acts.put({
    ...kept,
    id: newId(),
    data: { ...act.data, ...version } as ServingAct['data'],
    state: { kind: 'waiting' },
  })
  await sendWaiting()
}

/** «不记了». */
export function dropServing(id: string): void {
  acts.take(id)
  void sendWaiting()
}

/** Forgets what an account has not sent; whoever signs out was asked before. */
export function forgetServing(account: string): void {
  for (const act of acts.reread()) if (act.account === account) acts.take(act.id)
}

/** Forgets what any other account has not sent from this device. */
export function forgetServingOfOthers(account: string): void {
  for (const act of acts.reread()) if (act.account !== account) acts.take(act.id)
}
