import type { ActionInput, ErrorCode } from '@/contract'
import { createActStore } from './act-store'
import { hasTexts, isRecord, isRecordOf } from './shapes'
import { createStore } from './store'

/** What ends a visit, as it waits on the phone for a network: the names under a form, or why it did not come to it. */

export type AssessingAction = 'sign' | 'notAssessed'

export type AssessingState =
  | { readonly kind: 'waiting' }
  /** In the server's words; `fields` names what is to be mended. It stays until somebody has read it. */
  | {
      readonly kind: 'asking'
      readonly code: ErrorCode
      readonly message: string
      readonly fields: Readonly<Record<string, string>>
    }

export interface AssessingAct<A extends AssessingAction = AssessingAction> {
  /** The id of the act on the wire, the same for ever: however often it is sent, it is done once. */
  readonly id: string
  readonly account: string
  readonly visit: string
  readonly action: A
  readonly data: ActionInput<'assessment', A>
  /** «签名:王秀英» */
  readonly title: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** When it was first on its way. */
  readonly triedAt?: number
  readonly state: AssessingState
}

const isState = (kept: unknown): boolean =>
  isRecord(kept) && (kept['kind'] === 'waiting' || (kept['kind'] === 'asking' && hasTexts(kept, 'code', 'message')))

const isAct = (kept: unknown): boolean =>
  isRecord(kept) &&
  hasTexts(kept, 'id', 'account', 'visit', 'action', 'title') &&
  isRecord(kept['data']) &&
  Number.isFinite(kept['createdAt']) &&
  isState(kept['state'])

export const assessingActs = createActStore<AssessingAct>('assessing:', isAct)

/** What keeps the taps of a form from being sent. `told`: they wait for it; without it somebody has to say what becomes of them. */
export interface Hold {
  readonly account: string
  readonly message: string
  readonly told: boolean
}

/** Visits that did not come to it, and the one for which the same team fixes another day; by the visit that is over. */
type Ended = Readonly<Record<string, { readonly account: string; readonly next: string }>>
export const endedVisits = createStore<Ended>({}, 'assessor:ended', (kept) =>
  isRecordOf(kept, (one) => hasTexts(one, 'account', 'next')),
)
/** Of older ones nobody has a page open any more. */
const MOST_ENDED = 20

export function noteEnded(visit: string, account: string, next: string): void {
  const before = Object.entries(endedVisits.get()).filter(([id]) => id !== visit)
  endedVisits.set(Object.fromEntries([...before.slice(1 - MOST_ENDED), [visit, { account, next }]]))
}

export function forgetEnded(account: string): void {
  endedVisits.set(Object.fromEntries(Object.entries(endedVisits.get()).filter(([, one]) => one.account !== account)))
}

/** By visit. */
export const holds = createStore<Readonly<Record<string, Hold>>>({}, 'assessor:holds', (kept) =>
  isRecordOf(kept, (one) => hasTexts(one, 'account', 'message')),
)

export function holdTaps(visit: string, hold: Hold): void {
  holds.set({ ...holds.get(), [visit]: hold })
}

export function releaseTaps(visit: string): void {
  if (visit in holds.get())
    holds.set(Object.fromEntries(Object.entries(holds.get()).filter(([other]) => other !== visit)))
}
