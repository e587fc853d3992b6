import { account } from './account'
import { entitlement } from './entitlement'
import { facility } from './facility'

export * from './envelope'

/** Every cloud function and its actions: the whole wire. `docs/api.md` is generated from it. */
export const contract = { account, entitlement, facility }
export type Contract = typeof contract
export type FunctionName = keyof Contract
