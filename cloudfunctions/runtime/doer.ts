import type { Doer } from './cases'
import type { Call, Caller, StaffCaller } from './define'
import { WireFault } from './wire-fault'

/** Who does something for a person or in a case. */
export function doerFor({ caller, forPerson, forCase }: Pick<Call<unknown>, 'caller' | 'forPerson' | 'forCase'>): Doer {
  const ground = forPerson?.ground ?? forCase?.ground
  if (!caller.account || !ground) throw new Error('an act of a person was called by nobody')
  const asStaff = ground === 'presence' || ground === 'call' || ground === 'task'
  return { accountId: caller.account, ground, staffId: asStaff ? (caller.staff?.id ?? null) : null }
}

const CLOSED = '请先用动态码打开工作台,再接着办。'

/** Somebody of the staff with his account; the runtime has asked his role already. @throws WireFault forbidden */
export function staffOfCall({ account, staff }: Caller): StaffCaller & { readonly account: string } {
  if (!staff || !account) throw new WireFault('forbidden', CLOSED)
  return { ...staff, account }
}

/** In what capacity somebody of the staff acts. */
export const doerOf = ({ id, account }: { readonly id: string; readonly account: string }): Doer => ({
  accountId: account,
  ground: 'task',
  staffId: id,
})
