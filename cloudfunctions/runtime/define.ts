import type { ActionInput, ActionName, ActionOutput, Actions, Contract, FunctionName } from '@/contract'
import { contract } from '@/contract'
import type { Ground, Scope } from '@/domain/helper/scope'
import type { Division, StaffRole } from '@/domain/staff/staff'
import type { Tx } from '../database/database'

/** Somebody of the city whose second factor was given on this device and still counts. */
export interface StaffCaller {
  readonly id: string
  readonly role: StaffRole
  readonly city: string
  readonly division: Division
  /** Whom a clerk or care worker serves for; null for the city's own people. */
  readonly provider: string | null
}

/** Who calls, as far as the session and the platform vouch for it; never taken from the body. */
export interface Caller {
  readonly account: string | null
  /** The session's row; null without one. */
  readonly session: string | null
  /** WeChat's id of the user, when WeChat itself delivered the call. */
  readonly openId: string | null
  /** Null where the desk is closed on this device, whoever he is. */
  readonly staff: StaffCaller | null
}

/** The person for whom something is done; the runtime has checked that the caller may. */
export interface ForPerson {
  readonly id: string
  readonly ground: Ground
  /** What the caller calls her; 本人 for herself, «老人» beside a worker. */
  readonly relation: string
  /** All for herself, her guardian and a worker beside her; none while unconfirmed. */
  readonly scopes: readonly Scope[]
  /** The helper row, or null beside a worker. */
  readonly helper: string | null
  /** The open 当面代办, or null. */
  readonly presence: string | null
  /** The register says that she has died: nothing new is begun for her. */
  readonly died?: true
}

/** The case that the input names; the runtime has checked that the caller may. */
export interface ForCase {
  readonly id: string
  readonly personId: string
  readonly ground: Ground
  /** It is read without being told whose it is: reading it is no look at her, and leaves no line. */
  readonly nameless?: boolean
  /** He brought it here once, and reads how it stands: no word that somebody else wrote, no photo, no telephone. */
  readonly stateOnly?: true
}

/** All that a handler knows. It has no other database, no clock and no environment. */
export interface Call<I> {
  readonly db: Tx
  readonly caller: Caller
  readonly now: Date
  readonly input: I
  readonly forPerson: ForPerson | null
  readonly forCase: ForCase | null
  /**
   * Puts something off to the very end of the transaction, behind the line in «谁看过» and the kept answer: an UPDATE of a row that
   * everybody wants holds nobody up for longer than the COMMIT takes. What it throws undoes all.
   */
  readonly last: (work: () => Promise<void>) => void
}

/** Handlers of a function that keeps nothing: it is deployed without a database. */
export type StatelessCall<I> = Omit<Call<I>, 'db' | 'forPerson' | 'forCase' | 'last'>

type Handlers<F extends FunctionName, Stateless extends boolean> = {
  readonly [A in ActionName<F>]: (
    call: Stateless extends true ? StatelessCall<ActionInput<F, A>> : Call<ActionInput<F, A>>,
  ) => Promise<ActionOutput<F, A>> | ActionOutput<F, A>
}

/** Some handlers of a function that keeps data, for the file that holds them. */
export type HandlersOf<F extends FunctionName, A extends ActionName<F>> = Pick<Handlers<F, false>, A>

/** How often something may be tried. Counted in the database by a keyed hash, so in all processes together. */
export interface Limit {
  /** Limits of one name are counted together, whichever action they stand at. */
  readonly name: string
  /** Of which calls it is a limit; of all without it. What is not counted by it is not stopped by it either. */
  readonly when?: (input: never) => boolean
  /** By whom it is counted: the address or openid that calls, the account, or a field of the input as the server reads it. */
  readonly by: 'sender' | 'account' | { readonly input: (input: never) => string | null }
  readonly most: number
  /** Minutes after which counting starts afresh. */
  readonly minutes: number
  /** Minutes for which nothing more is tried once `most` is passed; without it until `minutes` are over. */
  readonly lock?: number
  /**
   * `failures`: only what was refused counts, and a success forgives. `failures-kept`: a success is not counted and forgives
   * nothing, where somebody may succeed with what is his own to go on guessing at others'.
   */
  readonly counts: 'tries' | 'failures' | 'failures-kept'
  /** What the person is told, and what he can do instead: there is always a way back. */
  readonly words: string
}

/** What is known of a call before its transaction is opened. */
export interface Asked {
  readonly input: unknown
  /** WeChat's id of the caller: as WeChat delivered it, or as his account keeps it. Null for whoever never was in WeChat. */
  readonly openId: () => Promise<string | null>
}

/** A cloud function as the runtime sees it. */
export interface CloudFunction {
  readonly name: FunctionName
  readonly actions: Actions
  readonly stateless: boolean
  /** What is counted of each action before it is tried, or when it fails. */
  readonly limits: Readonly<Record<string, readonly Limit[]>>
  /** Run before each write, outside of any transaction: nothing is held in the database while a network is waited for. */
  readonly beforehand?: (asked: Asked) => Promise<void>
  run(action: string, call: Call<unknown>): Promise<unknown>
}

interface Spec<F extends FunctionName, Stateless extends boolean> {
  readonly name: F
  readonly stateless: Stateless
  readonly limits?: { readonly [A in ActionName<F>]?: readonly Limit[] }
  readonly beforehand?: CloudFunction['beforehand']
  readonly handlers: Handlers<F, Stateless>
}

/** The one way to define a cloud function: a handler for each action of its contract, and nothing else. */
export function defineFunction<F extends FunctionName, Stateless extends boolean>(
  spec: Spec<F, Stateless>,
): CloudFunction {
  const handlers = spec.handlers as unknown as Record<string, (call: Call<unknown>) => unknown>
  return {
    name: spec.name,
    actions: contract[spec.name] satisfies Contract[F],
    stateless: spec.stateless,
    limits: (spec.limits ?? {}) as CloudFunction['limits'],
    ...(spec.beforehand && { beforehand: spec.beforehand }),
    run: async (action, call) => handlers[action]?.(call),
  }
}
