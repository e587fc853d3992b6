import type { PriceCard } from '@/contract/booking/shapes'
import type { ErrorCode } from '@/contract'
import type { Meal } from '@/domain/booking/services'
import { newId } from '@/platform/identifier'
import type { NewServing } from './outgoing-serving'
import { hasTexts } from './shapes'
import { createStore } from './store'

/** 吃饭核销: at which place this device stands, and what is typed there. */

export interface CounterPlace {
  readonly id: string
  readonly name: string
}

/** The place whose counter this device is; kept, so that it can serve without a signal. */
export const counterPlace = createStore<CounterPlace | null>(
  null,
  'counter-place',
  (kept) => kept === null || hasTexts(kept, 'id', 'name'),
)

export const CODE_LENGTH = 8
export const TAIL_LENGTH = 4

/** What stands on a card or comes from a scanner, as digits: the code itself, or a text with nothing but the code in it. */
export function codeIn(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{8}$/.test(digits) ? digits : undefined
}

/** Whom to look for by what was typed; undefined while it is neither a code nor its end. */
export function lookFor(digits: string) {
  if (digits.length === CODE_LENGTH) return { way: 'code', code: digits } as const
  if (digits.length === TAIL_LENGTH) return { way: 'tail', digits } as const
  return undefined
}

/**
 * What helps where the cloud did not answer: a whole code can be written down, of its end nobody would know later whose it was.
 * @param failure of what was asked of the cloud last
 */
export function withoutSignal(failure: ErrorCode | undefined, digits: string): 'write-down' | 'ask-whole' | undefined {
  if (failure !== 'unavailable') return undefined
  return digits.length === CODE_LENGTH ? 'write-down' : 'ask-whole'
}

/** So much of a code may stand on a screen that others see. */
export const tailOf = (code: string): string => code.slice(-TAIL_LENGTH)

interface Eating {
  readonly place: string
  readonly meal: Meal
  readonly mealWords: string
  readonly code: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** `YYYY-MM-DD` */
  readonly day: string
}

/** The act of serving by a whole code, as it waits for a signal: with its hour, without a name or a price. */
export const servedLater = ({ place, meal, mealWords, code, at, day }: Eating): NewServing => ({
  id: newId(),
  action: 'counterServe',
  data: { facility: place, meal, by: { way: 'code', code }, at: new Date(at).toISOString() },
  title: `${mealWords},服务码末四位 ${tailOf(code)}`,
  day,
})

/** What was just served, to be read at the till. */
export interface JustServed {
  readonly name: string
  readonly price: PriceCard
}
