import { forget, forgetAll, keep, readKept } from '@/platform/storage'
import { MYSELF } from './for-whom'

/**
 * What was told about one person, on this device only: nothing about her leaves it until she saves or asks for help.
 * `chosen` keeps the answers as given, so that a page shows them again; the facts follow from them.
 */
export interface Answers {
  /** By question id, in the order in which they were asked. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
  /** The person said «that is right» to all of them. */
  readonly checked: boolean
}

/** The last answer in two numbers, for the home page. */
export interface LastAnswer {
  readonly on: string
  readonly yes: number
  readonly atLeastFen: number
}

export const NO_ANSWERS: Answers = { chosen: {}, checked: false }

const answersKey = (personId: string): string => `answers:${personId}`
const lastKey = (personId: string): string => `last:${personId}`

export const readAnswers = (personId: string): Answers => readKept<Answers>(answersKey(personId)) ?? NO_ANSWERS

export function keepAnswers(personId: string, answers: Answers): void {
  keep(answersKey(personId), answers)
}

/** Forgets what was told and what came of it. */
export function forgetAnswers(personId: string): void {
  forget(answersKey(personId))
  forget(lastKey(personId))
}

/** Forgets what was told about everybody but whoever holds the phone. */
export function forgetOthersAnswers(): void {
  const own = readAnswers(MYSELF.id)
  const last = lastAnswer(MYSELF.id)
  forgetAll(answersKey(''))
  forgetAll(lastKey(''))
  if (own !== NO_ANSWERS) keepAnswers(MYSELF.id, own)
  if (last) keepLastAnswer(MYSELF.id, last)
}

export const lastAnswer = (personId: string): LastAnswer | undefined => readKept<LastAnswer>(lastKey(personId))

export function keepLastAnswer(personId: string, answer: LastAnswer): void {
  keep(lastKey(personId), answer)
}
