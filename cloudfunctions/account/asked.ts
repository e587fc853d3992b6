import type { ActionInput, ActionName } from '@/contract'
import type { Call } from '../runtime/define'

/** The call of one action of this function, as its handler gets it. */
export type Asked<A extends ActionName<'account'>> = Call<ActionInput<'account', A>>
