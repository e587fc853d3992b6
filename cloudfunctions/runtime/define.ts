import type { ActionInput, ActionName, ActionOutput, Actions, Contract, FunctionName } from '@/contract'
import { contract } from '@/contract'
import type { Tx } from '../database/database'

/** Who calls, as far as the session and the platform vouch for it; never taken from the body. */
export interface Caller {
  readonly account: string | null
  /** WeChat's id of the user, when WeChat itself delivered the call. */
  readonly openId: string | null
}

/** The person for whom a helper acts; the runtime has checked that he may. */
export interface ForPerson {
  readonly id: string
  readonly relation: string
  readonly standing: 'self' | 'confirmed' | 'unconfirmed'
}

/** All that a handler knows. It has no other database, no clock and no environment. */
export interface Call<I> {
  readonly db: Tx
  readonly caller: Caller
  readonly now: Date
  readonly input: I
  readonly forPerson: ForPerson | null
}

/** Handlers of a function that keeps nothing: it is deployed without a database. */
export type StatelessCall<I> = Omit<Call<I>, 'db' | 'forPerson'>

type Handlers<F extends FunctionName, Stateless extends boolean> = {
  readonly [A in ActionName<F>]: (
    call: Stateless extends true ? StatelessCall<ActionInput<F, A>> : Call<ActionInput<F, A>>,
  ) => Promise<ActionOutput<F, A>> | ActionOutput<F, A>
}

/** A cloud function as the runtime sees it. */
export interface CloudFunction {
  readonly name: FunctionName
  readonly actions: Actions
  readonly stateless: boolean
  /** Actions that open a session: tried by guessers, so counted. */
  readonly signIns: ReadonlySet<string>
  run(action: string, call: Call<unknown>): Promise<unknown>
}

interface Spec<F extends FunctionName, Stateless extends boolean> {
  readonly name: F
  readonly stateless: Stateless
  readonly signIns?: readonly ActionName<F>[]
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
    signIns: new Set(spec.signIns ?? []),
    run: async (action, call) => handlers[action]?.(call),
  }
}
