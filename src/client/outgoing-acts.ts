import type { ActionInput, ErrorCode } from '@/contract'
import type { CaseEventKind } from '@/domain/case/case'
import { createActStore } from './act-store'
import { hasTexts, isListOf, isRecord, isRecordOf, isText } from './shapes'
import { createStore } from './store'

/** What a person did that the cloud has not taken yet: on the phone first, an entry of its own for each. */

/** Acts that wait for a signal; everything else is done at once or not at all. */
export type QueuedAction = 'askHelp' | 'reportFacility' | 'say' | 'complain' | 'withdraw' | 'close'

/** Something that happened in the case after she last looked at it. */
export interface News {
  readonly who: string
  readonly kind: CaseEventKind
  readonly words: string
}

export type ActState =
  | { readonly kind: 'waiting' }
  /** The case has moved on since: she is asked whether it still holds. */
  | { readonly kind: 'asking'; readonly version: number; readonly seen: number; readonly news: readonly News[] }
  /** In the server's words; what she wrote stays here to be copied. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string }

export interface OutgoingAct<A extends QueuedAction = QueuedAction> {
  /** The id of the act on the wire, the same for ever: however often it is sent, it is done once. */
  readonly id: string
  /** Who did it; under no other account is it ever sent. */
  readonly account: string
  readonly function: 'care'
  readonly action: A
  readonly data: ActionInput<'care', A>
  /** Whose affair, and how her helper calls her: 妈妈, 您. */
  readonly for: { readonly id: string; readonly called: string }
  /** What it is about, in words: 请社区帮忙:高龄津贴. */
  readonly title: string
  /** The last event of the case that she had seen; null before there is a case. */
  readonly seen: number | null
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** When it was first on its way: since then the cloud may have taken it, and its answer was lost. */
  readonly triedAt?: number
  readonly state: ActState
}

const STATES: readonly unknown[] = ['waiting', 'asking', 'refused']

function isState(kept: unknown): boolean {
  if (!isRecord(kept) || !STATES.includes(kept['kind'])) return false
  if (kept['kind'] === 'asking')
    return (
      Number.isInteger(kept['version']) &&
      Number.isInteger(kept['seen']) &&
      isListOf(kept['news'], (one) => hasTexts(one, 'who', 'kind', 'words'))
    )
  return kept['kind'] === 'waiting' || hasTexts(kept, 'code', 'message')
}

const isAct = (kept: unknown): boolean =>
  isRecord(kept) &&
  hasTexts(kept, 'id', 'account', 'function', 'action', 'title') &&
  isRecord(kept['data']) &&
  hasTexts(kept['for'], 'id', 'called') &&
  Number.isFinite(kept['createdAt']) &&
  isState(kept['state'])

const acts = createActStore<OutgoingAct>('outgoing:', isAct)

/** Looks at the phone anew. @returns all acts, oldest first */
export const rereadActs = acts.reread

/** Acts of an account in a component, oldest first. */
export function useActs(account: string | undefined): readonly OutgoingAct[] {
  return acts.use().filter((act) => act.account === account)
}

/** How many acts wait here for an account that is not the one signed in. */
export const useActsOfOthers = (account: string | undefined): number =>
  acts.use().filter((act) => act.account !== account).length

export const putAct = acts.put

/** Changes an act that still stands; one that another tab has sent or dropped stays gone. */
export const changeAct: (id: string, part: Partial<Pick<OutgoingAct, 'for' | 'data' | 'triedAt' | 'state'>>) => void =
  acts.change

/** @returns the act that was taken away; undefined where another tab was first */
export const takeAct = acts.take

/** The case that each act came to, so that a confirmation finds it after a reload. The latest only. */
const arrivals = createStore<Readonly<Record<string, string>>>({}, 'arrived', (kept) => isRecordOf(kept, isText))
const MOST_ARRIVALS = 20

/** The case that an act opened or changed, once the cloud has taken it. */
export const useArrival = (actId: string): string | undefined => arrivals.use()[actId]

export const hasArrived = (actId: string): boolean => actId in arrivals.get()

export function noteArrival(actId: string, caseId: string): void {
  const before = Object.entries(arrivals.get()).filter(([id]) => id !== actId)
  arrivals.set(Object.fromEntries([...before.slice(1 - MOST_ARRIVALS), [actId, caseId]]))
}

/** Forgets what an account has not sent; whoever signs out was asked before. */
export function forgetOutgoing(account: string): void {
  for (const act of rereadActs()) if (act.account === account) takeAct(act.id)
  arrivals.clear()
}

/** Forgets what any other account has not sent from this phone. */
export function forgetOutgoingOfOthers(account: string | undefined): void {
  for (const act of rereadActs()) if (act.account !== account) takeAct(act.id)
}

/** Forgets what was not sent for one person. */
export function forgetOutgoingFor(personId: string): void {
  for (const act of rereadActs()) if (act.for.id === personId) takeAct(act.id)
}

/** The case that an act belongs to; null for one that opens a case. */
export const caseOf = ({ data }: Pick<OutgoingAct, 'data'>): string | null => ('case' in data ? data.case : null)

/** What she wrote, as it stands in the act. */
export const wordsOf = ({ data }: Pick<OutgoingAct, 'data'>): string => data.words ?? ''
