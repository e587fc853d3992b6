import type { CallerCandidate } from '@/contract/care/calls'
import { bareNumber } from '@/domain/person/typed'
import { createShared } from './store'

/** Who rings 12349: what was typed and who was found. In memory only, and gone with the call. */

/** How somebody is looked for, as the wire takes it. */
export interface Sought {
  readonly by: 'phone' | 'code'
  readonly text: string
}

interface Caller {
  /** As it was typed. */
  readonly text: string
  /** What was looked for last, and who was found by it; null before. */
  readonly found: { readonly sought: Sought; readonly people: readonly CallerCandidate[] } | null
  /** Who is asked now for her name. */
  readonly asked: CallerCandidate | null
  /** Her name as she says it. */
  readonly name: string
  readonly speaker: 'herself' | 'beside-her' | ''
}

const NOBODY: Caller = { text: '', found: null, asked: null, name: '', speaker: '' }

export const caller = createShared<Caller>(NOBODY)

/** The call is taken, or over: nothing of it stays. */
export const forgetCaller = (): void => caller.set(NOBODY)

/** Eight digits without a 0 in front are a code on a card; everything else is a telephone. */
export function soughtIn(typed: string): Sought {
  const text = typed.trim()
  return { by: /^[1-9]\d{7}$/.test(bareNumber(text)) ? 'code' : 'phone', text }
}
