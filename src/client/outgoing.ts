import type { CaseThread } from '@/contract/care'
import type { ActionInput, ActionOutput, Answer, WireError } from '@/contract'
import { nextState } from '@/domain/case/progress'
import type { CaseEventKind } from '@/domain/case/case'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { call } from './call'
import { isBarred } from './gone'
import {
  caseOf,
  changeAct,
  hasArrived,
  noteArrival,
  putAct,
  rereadActs,
  takeAct,
  wordsOf,
  type ActState,
  type OutgoingAct,
  type QueuedAction,
} from './outgoing-acts'
import { createSender, KNOWN_AGAIN_MS } from './sending'
import { session } from './session'
import { askAgain } from './use-answer'

/**
 * The outgoing queue: an act is written to the phone before it is sent, goes out in order within its case, and leaves the
 * phone only when the cloud has taken it, when it was asked about, or when she drops it herself.
 */

type Done = ActionOutput<'care', QueuedAction>

const TOO_OLD = '这件事放得太久,不能自动发了。请先看看是不是已经办过,还要办就重新写一次。'

/** One line in which acts wait for each other: a case, or an act that opens one. */
const lineOf = (act: Pick<OutgoingAct, 'id' | 'data'>): string => caseOf(act) ?? act.id

const ownActs = (): readonly OutgoingAct[] => {
  const account = session.get()?.account.id
  return rereadActs().filter((act) => act.account === account)
}

/** Acts of the signed-in account that the cloud has not taken, refused ones too: whoever signs out loses their words. */
export const waitingActs = ownActs

const { sendWaiting, restAWhile, wake, keepSending } = createSender<OutgoingAct>({ own: ownActs, lineOf, sendOne })
export { sendWaiting, keepSending }

async function sendOne(act: OutgoingAct): Promise<void> {
  const { id, action, data, triedAt = now() } = act
  if (now() - triedAt > KNOWN_AGAIN_MS) return changeAct(id, { state: refusal({ code: 'conflict', message: TOO_OLD }) })
  // Before it leaves: the phone may be switched off while it is on its way.
  if (act.triedAt === undefined) changeAct(id, { triedAt })
  const by = { account: act.account, requestId: id, ...(caseOf(act) === null && { for: act.for.id }) }
  const answer = await (call(act.function, action, data, by) as Promise<Answer<Done>>)
  if (answer.ok) arrive(act, answer.data)
  else await settle(act, answer.error)
}

/** The last event of a case, as acts remember what was seen. */
export const lastSeq = ({ events }: Pick<CaseThread, 'events'>): number =>
  events.reduce((last, { seq }) => Math.max(last, seq), 0)

/** The cloud has it. What she did after it in the same case rests on the version that came of it. */
function arrive(act: OutgoingAct, { thread }: Done): void {
  const before = 'version' in act.data ? act.data.version : undefined
  const seen = lastSeq(thread)
  for (const later of ownActs()) {
    const isNext = later.id !== act.id && later.triedAt === undefined && caseOf(later) === thread.case.id
    if (isNext && 'version' in later.data && later.data.version === before)
      putAct({ ...later, seen, data: { ...later.data, version: thread.case.version } })
  }
  wake(lineOf(act))
  noteArrival(act.id, thread.case.id)
  takeAct(act.id)
  askAgain('care', 'cases', 'thread')
}

const refusal = ({ code, message, fields = {} }: WireError): ActState => ({
  kind: 'refused',
  code,
  message: [message, ...Object.values(fields).filter((words) => words !== message)].join(' '),
})

/** What becomes of an act that was not taken. */
async function settle(act: OutgoingAct, error: WireError): Promise<void> {
  switch (error.code) {
    case 'unavailable':
    case 'internal':
    case 'too-many':
      return restAWhile(lineOf(act), error.code === 'too-many')
    case 'unauthenticated':
      // It waits for whoever did it to sign in again; with the session gone nothing more is sent now.
      return restAWhile(lineOf(act), false)
    case 'conflict':
      return ask(act, error)
    default:
      // Her own words stay on the phone; the name of one who is none of her business any more does not.
      changeAct(act.id, { state: refusal(error), ...(isBarred(error) && { for: { ...act.for, called: '老人' } }) })
      // It may be taken back: whatever still shows the case finds out now.
      return askAgain('care', 'cases', 'thread')
  }
}

const EVENT_OF = {
  askHelp: 'opened',
  reportFacility: 'opened',
  say: 'said',
  withdraw: 'withdrawn',
  close: 'closed',
} as const

/** What an act would be in the thread. */
export const eventOf = (act: OutgoingAct): CaseEventKind =>
  act.action === 'complain' ? (act.data as ActionInput<'care', 'complain'>).kind : EVENT_OF[act.action]

/** Finds out what has happened since she looked, and leaves the question on the phone. */
async function ask(act: OutgoingAct, error: WireError): Promise<void> {
  const id = caseOf(act)
  if (id === null || !('version' in act.data)) return changeAct(act.id, { state: refusal(error) })
  const answer = await call('care', 'thread', { case: id })
  if (!answer.ok) return answer.error.code === 'conflict' ? restAWhile(lineOf(act), false) : settle(act, answer.error)
  const { case: card, events, may } = answer.data.thread
  askAgain('care', 'cases', 'thread')
  const event = eventOf(act)
  if (!may.includes(event)) {
    const words = nextState(card.state, event).refusal ?? error.message
    return changeAct(act.id, { state: refusal({ code: 'conflict', message: words }) })
  }
  // Nobody has moved the case: it is not the version that was refused.
  if (card.version === act.data.version) return changeAct(act.id, { state: refusal(error) })
  const since = events.filter(({ seq, yours }) => seq > (act.seen ?? 0) && !yours)
  const news = since.map(({ who, kind, words }) => ({ who, kind, words }))
  const state = { kind: 'asking', version: card.version, seen: lastSeq(answer.data.thread), news } as const
  // What she did herself meanwhile is nothing that she would have to be asked about.
  if (news.length === 0) putAnew(act.id, state)
  else changeAct(act.id, { state })
}

/** An act as a page hands it over. */
export type NewAct = {
  [A in QueuedAction]: Pick<OutgoingAct<A>, 'id' | 'action' | 'data' | 'for' | 'title' | 'seen'>
}[QueuedAction]

/**
 * Takes an act: on the phone first, then on its way.
 * @param act its id was kept with the draft, so that a second press is the same act
 * @returns settled once it was tried; false where nobody is signed in
 */
export async function enqueue(act: NewAct): Promise<boolean> {
  const account = session.get()?.account.id
  if (account === undefined) return false
  const before = rereadActs()
  // After all that stands, whatever the phone's clock says.
  const createdAt = before.reduce((latest, one) => Math.max(latest, one.createdAt + 1), now())
  if (!before.some(({ id }) => id === act.id) && !hasArrived(act.id))
    putAct({ ...act, account, function: 'care', createdAt, state: { kind: 'waiting' } })
  wake(lineOf(act))
  await sendWaiting()
  return true
}

/** The same words on the case as it is now: another act, since the first was refused. Only one of two tabs makes it. */
function putAnew(id: string, { version, seen }: Extract<ActState, { kind: 'asking' }>): void {
  const act = takeAct(id)
  if (!act) return
  const { triedAt: _tried, ...rest } = act
  putAct({ ...rest, id: newId(), data: { ...act.data, version }, seen, state: { kind: 'waiting' } } as OutgoingAct)
}

/** «还要发». */
export async function sendAnyway(id: string): Promise<void> {
  const found = rereadActs().find((act) => act.id === id)
  if (found?.state.kind === 'asking') putAnew(id, found.state)
  await sendWaiting()
}

/** «不发了», or back into the field to be changed. @returns what she wrote */
export function dropAct(id: string): string {
  const act = takeAct(id)
  void sendWaiting()
  return act ? wordsOf(act) : ''
}
