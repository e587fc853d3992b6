import { findQuestion, NONE, UNKNOWN } from '@/domain/entitlement'
import { keptUnder } from '@/platform/storage'
import { MYSELF } from './for-whom'
import { OLD_CITY, stoodBefore } from './old-answers'
import { hasTexts, isListOf, isRecord, isRecordOf, isText } from './shapes'
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

const isTexts = (value: unknown): boolean => isListOf(value, isText)

const isStood = (value: unknown): boolean =>
  isRecord(value) &&
  isTexts(value['lines']) &&
  isTexts(value['cities']) &&
  (value['unsure'] === undefined || isTexts(value['unsure']))

function isAnswers(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { chosen, stood } = value
  return (chosen === undefined || isRecordOf(chosen, isTexts)) && (stood === undefined || isRecordOf(stood, isStood))
}

const isLast = (value: unknown): boolean =>
  value === null ||
  (hasTexts(value, 'on') && isRecord(value) && Number.isFinite(value['yes']) && Number.isFinite(value['atLeastFen']))

/** Whether a page still knows every line of an answer; a line may be gone since. */
function isReadable(id: string, chosen: readonly string[]): boolean {
  const question = findQuestion(id)
  if (!question) return true
  const known = [NONE, UNKNOWN, ...question.options.map((option) => option.id)]
  const code = question.kind === 'county' ? /^\d{6}$/ : question.kind === 'date' ? /^\d{4}-\d{2}-\d{2}$/ : undefined
  return chosen.length > 0 && chosen.every((one) => known.includes(one) || code?.test(one))
}

/** The entries of those pages. */
const only = <T>(of: Readonly<Record<string, T>>, ids: readonly string[]): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(of).filter(([id]) => ids.includes(id)))

/**
 * Answers as this build reads them, whichever build kept them. A page with an answer that is no longer on it is asked
 * again: left in, it would read as 都没有.
 */
export function mendedAnswers(kept: Partial<Answers>): Answers {
  const { chosen = {} } = kept
  const ids = Object.keys(chosen).filter((id) => isReadable(id, chosen[id]!))
  const stood = kept.stood ?? stoodBefore(chosen)
  const isWhole = ids.length === Object.keys(chosen).length
  return {
    chosen: only(chosen, ids),
    stood: only(stood, ids),
    checked: isWhole && (kept.checked ?? NO_ANSWERS.checked),
  }
}

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
    answers: createStore<Answers>(NO_ANSWERS, ANSWERS + personId, isAnswers, mendedAnswers),
    last: createStore<LastAnswer | null>(null, LAST + personId, isLast, (kept) => kept && { ...OLD_LAST, ...kept }),
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
