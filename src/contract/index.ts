import type * as z from 'zod/mini'
import { account } from './account'
import { assessment } from './assessment'
import { booking } from './booking'
import { care } from './care'
import { entitlement } from './entitlement'
import { facility } from './facility'
import { notify } from './notify'
import { operator } from './operator'

export * from './envelope'

/** Every cloud function and its actions: the whole wire. `docs/api.md` is generated from it. */
export const contract = { account, assessment, booking, care, entitlement, facility, notify, operator }
export type Contract = typeof contract
export type FunctionName = keyof Contract

type Inferred<T> = T extends z.ZodMiniType ? z.infer<T> : never
export type ActionName<F extends FunctionName> = keyof Contract[F] & string
/** What an action takes, by function and action name. */
export type ActionInput<F extends FunctionName, A extends ActionName<F>> = Inferred<
  Contract[F][A] extends { input: infer I } ? I : never
>
/** What an action answers, by function and action name. */
export type ActionOutput<F extends FunctionName, A extends ActionName<F>> = Inferred<
  Contract[F][A] extends { output: infer O } ? O : never
>
