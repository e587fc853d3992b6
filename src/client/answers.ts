import { keptUnder } from '@/platform/storage'
import { MYSELF } from './for-whom'
import { OLD_CITY, stoodBefore } from './old-answers'
import { createStore, type Store } from './store'
import { NO_ANSWERS, type Answers } from './told'

export { NO_ANSWERS, type Answers, type Stood } from './told'

/** The last answer in few words, for the home page. */
export interface LastAnswer {
  readonly on: string
  /** By whose list. */
  readonly city: string
  readonly yes: number
  readonly atLeastFen: number
}

/** Answers as this build reads them, whichever build kept them. */
export const mendedAnswers = (kept: Partial<Answers>): Answers => ({
  ...NO_ANSWERS,
  ...kept,
  stood: kept.stood ?? stoodBefore(kept.chosen),
})

interface Told {
  readonly answers: Store<Answers>
  readonly last: Store<LastAnswer | null>
}

/** Older builds knew one city and did not name it. */
const OLD_LAST = { city: OLD_CITY }

const ANSWERS = 'answers:'
const LAST = 'last:'

const people = new Map<string, Told>()

/** Everything that this phone was told of one person; pages that stay open underneath see every change. */
export function toldOf(personId: string): Told {
  const known = people.get(personId)
  if (known) return known
  const told: Told = {
    answers: createStore<Answers>(NO_ANSWERS, ANSWERS + personId, mendedAnswers),
    last: createStore<LastAnswer | null>(null, LAST + personId, (kept) => kept && { ...OLD_LAST, ...kept }),
  }
  people.set(personId, told)
  return told
}

/** Forgets what was told of her and what came of it. */
export function forgetAnswers(personId: string): void {
  const { answers, last } = toldOf(personId)
  answers.clear()
  last.clear()
}

/** Forgets what was told about everybody but whoever holds the phone. */
export function forgetOthersAnswers(): void {
  const kept = [ANSWERS, LAST].flatMap(keptUnder)
  for (const id of new Set([...people.keys(), ...kept])) if (id !== MYSELF.id) forgetAnswers(id)
}
