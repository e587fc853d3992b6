import type { ActionInput, ActionOutput, Answer, ErrorCode, WireError } from '@/contract'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { createActStore } from './act-store'
import { call } from './call'
import { createSender, KNOWN_AGAIN_MS } from './sending'
import { session } from './session'
import { hasTexts, isListOf, isRecord } from './shapes'
import { createStore } from './store'
import { askAgain } from './use-answer'

/**
 * What a community worker did on a doorstep or at an elder's table: on the phone first, then on its way. It carries the hour at which it
 * was done. It outlives a closed desk: what was seen in a home must not be lost because an evening came before a signal did.
 */

/** Acts of the desk that wait for a signal. */
export type DeskAction = 'recordVisit' | 'sitting'
type Done<A extends DeskAction> = ActionOutput<'care', A>

export type DeskActState =
  /** `told`: what stands in the way, in the server’s words: the desk is closed on this device. */
  | { readonly kind: 'waiting'; readonly told?: string }
  /** In the server’s words; it stays until somebody has read it. `paths` are the fields that it is about. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string; readonly paths?: readonly string[] }

export interface DeskAct<A extends DeskAction = DeskAction> {
  /** The id of the act on the wire, the same for ever: however often it is sent, it is done once. */
  readonly id: string
  readonly account: string
  readonly action: A
  readonly data: ActionInput<'care', A>
  /** «上门探访,王秀英». Only the account that did it is shown this. */
  readonly title: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly triedAt?: number
  readonly state: DeskActState
}

const isState = (kept: unknown): boolean =>
  isRecord(kept) && (kept['kind'] === 'waiting' || (kept['kind'] === 'refused' && hasTexts(kept, 'code', 'message')))

const isAct = (kept: unknown): boolean =>
  isRecord(kept) &&
  hasTexts(kept, 'id', 'account', 'action', 'title') &&
  isRecord(kept['data']) &&
  hasTexts(kept['data'], 'person') &&
  Number.isFinite(kept['createdAt']) &&
  isState(kept['state'])

const acts = createActStore<DeskAct>('outgoing-desk:', isAct)

const ownActs = (): readonly DeskAct[] => {
  const account = session.get()?.account.id
  return acts.reread().filter((act) => act.account === account)
}

/** Acts of the signed-in account that the cloud has not taken; whoever signs out is asked about them first. */
export const waitingDesk = ownActs

/** Those of an account in a component, oldest first. */
export const useDeskActs = (account: string | undefined): readonly DeskAct[] =>
  acts.use().filter((act) => act.account === account)

/** How many wait on this device for another account. */
export const useDeskActsOfOthers = (account: string | undefined): number =>
  acts.use().filter((act) => act.account !== account).length

/** What came of an act: numbers that may be read out, and nobody's name. */
export interface DeskArrival {
  readonly act: string
  readonly account: string
  readonly cases: readonly { readonly id: string; readonly number: string }[]
}

const MOST_ARRIVALS = 20

const isArrival = (kept: unknown): boolean =>
  hasTexts(kept, 'act', 'account') && isRecord(kept) && isListOf(kept['cases'], (one) => hasTexts(one, 'id', 'number'))

/** The latest only, so that a page that was left still says what came of it. */
const arrivals = createStore<readonly DeskArrival[]>([], 'desk-arrived', (kept) => isListOf(kept, isArrival))

/** What came of one act of this account; undefined until the cloud has taken it. */
export const useDeskArrival = (account: string, act: string | undefined): DeskArrival | undefined =>
  arrivals.use().find((one) => one.act === act && one.account === account)

/** Whether the same act sent once more could be taken: a wrong code, an impossible day or a moment that has its visit is wrong every time. */
export const canGoAgain = ({ state }: Pick<DeskAct, 'state'>): boolean =>
  !(state.kind === 'refused' && (state.code === 'invalid' || (state.paths ?? []).includes('at')))

const lineOf = ({ data }: Pick<DeskAct, 'data'>): string => data.person

const { sendWaiting, restAWhile, wake, keepSending } = createSender<DeskAct>({ own: ownActs, lineOf, sendOne })
export { sendWaiting as sendDesk, keepSending as keepDesk }

const TOO_OLD = '放得太久,不能自动发了。请先看看老人的记录里是不是已经有了。'

async function sendOne(act: DeskAct): Promise<void> {
  const { id, action, data, account, triedAt = now() } = act
  if (now() - triedAt > KNOWN_AGAIN_MS) return refuse(act, { code: 'conflict', message: TOO_OLD })
  // Before it leaves: the phone may be switched off while it is on its way.
  if (act.triedAt === undefined) acts.change(id, { triedAt })
  const answer = await (call('care', action, data, { account, requestId: id }) as Promise<Answer<Done<DeskAction>>>)
  if (answer.ok) arrive(act, answer.data)
  else await settle(act, answer.error)
}

const lookAgain = (): void => askAgain('care', 'visitPlan', 'today', 'elders', 'elder', 'foundBenefits', 'foundPeople')

function arrive(act: DeskAct, { cases }: Done<DeskAction>): void {
  const others = arrivals.get().filter((one) => one.act !== act.id)
  arrivals.set([...others.slice(1 - MOST_ARRIVALS), { act: act.id, account: act.account, cases }])
  wake(lineOf(act))
  acts.take(act.id)
  lookAgain()
}

/** It cannot be done so; the words stay here, where they can be copied. */
function refuse({ id }: DeskAct, { code, message, fields = {} }: WireError): void {
  const said = [message, ...Object.values(fields).filter((words) => words !== message)].join(' ')
  acts.change(id, { state: { kind: 'refused', code, message: said, paths: Object.keys(fields) } })
  lookAgain()
}

/** The desk closes by itself at the end of the day. Open, a refusal means the act itself: she lives elsewhere now. */
async function isDeskClosed(account: string): Promise<boolean> {
  const me = await call('account', 'me', {}, { account })
  return !me.ok || me.data.staff?.deskOpen !== true
}

/** What becomes of an act that was not taken. */
async function settle(act: DeskAct, error: WireError): Promise<void> {
  switch (error.code) {
    case 'unavailable':
    case 'internal':
    case 'too-many':
    case 'unauthenticated':
      return restAWhile(lineOf(act), error.code === 'too-many')
    case 'forbidden':
      if (!(await isDeskClosed(act.account))) return refuse(act, error)
      acts.change(act.id, { state: { kind: 'waiting', told: error.message } })
      return restAWhile(lineOf(act), false)
    default:
      return refuse(act, error)
  }
}

/** An act as a page hands it over. */
export type NewDeskAct = { [A in DeskAction]: Pick<DeskAct<A>, 'id' | 'action' | 'data' | 'title'> }[DeskAction]

/**
 * Takes an act: on the phone first, then on its way.
 * @param act its id stands from the first press on, so that a second press is the same act
 * @returns settled once it was tried; false where nobody is signed in
 */
export async function enqueueDesk(act: NewDeskAct): Promise<boolean> {
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

/** Once more, as another act and perhaps other data: the first was refused. Only one of two tabs makes it. */
export async function sendDeskAnew(
  id: string,
  mended: (data: DeskAct['data']) => DeskAct['data'] = (data) => data,
): Promise<void> {
  const act = acts.take(id)
  if (!act) return
  const { triedAt: _tried, ...kept } = act
  acts.put({ ...kept, id: newId(), data: mended(act.data), state: { kind: 'waiting' } })
  wake(lineOf(act))
  await sendWaiting()
}

/** The answers of a sitting that were refused, by reference: a colleague was first, or the register says otherwise by now. */
export function refusedRefs({ data, state }: Pick<DeskAct, 'data' | 'state'>): readonly string[] {
  if (state.kind !== 'refused' || !('contacts' in data)) return []
  const { contacts } = data
  return (state.paths ?? []).flatMap((path) => {
    const at = /^contacts\.(\d+)\./.exec(path)?.[1]
    return at === undefined ? [] : (contacts[Number(at)]?.ref ?? [])
  })
}

/** A sitting without what was refused of it: she has gone home, and all the rest was agreed with her. */
export const sendDeskWithout = (id: string, refs: readonly string[]): Promise<void> => {
  const stays = ({ ref }: { readonly ref?: string }): boolean => ref === undefined || !refs.includes(ref)
  return sendDeskAnew(id, (data) =>
    'contacts' in data
      ? { ...data, contacts: data.contacts.filter(stays), requests: data.requests.filter(stays) }
      : data,
  )
}

/** Whether what was wrong is the code on her card as it was read. */
export const isCodeRefused = ({ state }: Pick<DeskAct, 'state'>): boolean =>
  state.kind === 'refused' && (state.paths ?? []).includes('by.code')

/** A sitting with the code of her card as it was read once more. */
export const sendDeskByCode = (id: string, code: string): Promise<void> =>
  sendDeskAnew(id, (data) => ('requests' in data ? { ...data, by: { proof: 'service-code' as const, code } } : data))

/** Whether it is the photos alone that were not taken: they lay too long, or she agrees to none any longer. */
export const isPhotoRefused = ({ state }: Pick<DeskAct, 'state'>): boolean =>
  state.kind === 'refused' &&
  (state.paths ?? []).length > 0 &&
  (state.paths ?? []).every((path) => /^files\b/.test(path))

/** A visit as it was, without its photos: what was found is not lost for them. */
export async function sendDeskWithoutPhotos(id: string): Promise<void> {
  const act = acts.take(id)
  if (!act) return
  const { triedAt: _tried, ...kept } = act
  acts.put({ ...kept, id: newId(), data: withoutPhotos(act.data), state: { kind: 'waiting' } })
  wake(lineOf(act))
  await sendWaiting()
}

function withoutPhotos(data: DeskAct['data']): DeskAct['data'] {
  if ('requests' in data) return data
  const { files: _files, ...words } = data
  return words
}

/** The desk has just been opened, or somebody asks for it: nothing rests any longer. */
export async function sendDeskNow(): Promise<void> {
  for (const act of ownActs()) wake(lineOf(act))
  await sendWaiting()
}

/** «知道了,删掉». */
export function dropDesk(id: string): void {
  acts.take(id)
  void sendWaiting()
}

/** Forgets what an account has not sent; whoever signs out was asked before. */
export function forgetDesk(account: string): void {
  for (const act of acts.reread()) if (act.account === account) acts.take(act.id)
  arrivals.clear()
}

/** Forgets what any other account has not sent from this device. */
export function forgetDeskOfOthers(account: string | undefined): void {
  for (const act of acts.reread()) if (act.account !== account) acts.take(act.id)
}
