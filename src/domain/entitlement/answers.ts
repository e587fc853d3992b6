import type { FactKey, FactSource } from './facts'
import { isListFact } from './facts'
import { unwrap, type FactsJson, type OpenListJson } from './facts-json'
import type { Option, Question } from './question'

/** 都没有: none of what stands on the page. */
export const NONE = 'none'
/** 不知道: tells nothing. */
export const UNKNOWN = 'unknown'

type Patch = Record<string, unknown>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])]
const without = <T>(a: readonly T[], b: readonly T[]): T[] => a.filter((item) => !b.includes(item))

/** Two parts of one object answer: kinds of disability ticked one by one are one list. */
function joinObjects(a: unknown, b: unknown): unknown {
  if (!isObject(a) || !isObject(b)) return b
  const joined: Patch = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const before = joined[key]
    joined[key] = Array.isArray(before) && Array.isArray(value) ? union(before, value) : value
  }
  return joined
}

function tell(option: Option): FactsJson {
  const told: Patch = {}
  for (const [key, value] of Object.entries(option.tells)) told[key] = Array.isArray(value) ? { has: value } : value
  return told
}

/** What it tells that an answer was left out where several may be given. */
function leaveOut(option: Option): FactsJson {
  if (option.silent) return {}
  const lists = Object.entries(option.tells).filter(([, value]) => Array.isArray(value))
  return mergeFacts(Object.fromEntries(lists.map(([key, value]) => [key, { not: value }])), option.otherwise ?? {})
}

/** Each kind of disability stands on a line of its own; none ticked is a list without entries. */
function objectsOf(question: Question, chosen: readonly Option[]): FactsJson {
  const told: Patch = {}
  for (const option of question.options) {
    for (const [key, value] of Object.entries(option.tells)) {
      if (!isObject(value) || isListFact(key)) continue
      const blank = Object.fromEntries(Object.keys(value).map((part) => [part, []]))
      told[key] = joinObjects(told[key] ?? blank, chosen.includes(option) ? value : blank)
    }
  }
  return told
}

function severalFacts(question: Question, ids: readonly string[]): FactsJson {
  const chosen = question.options.filter(({ id }) => ids.includes(id))
  const left = question.options.filter((option) => !chosen.includes(option))
  // What was ticked is merged last: two lines may share a value (退伍军人 and 复员军人 are both veterans).
  const told = [...left.map(leaveOut), ...chosen.map(tell)].reduce(mergeFacts, {})
  return { ...told, ...objectsOf(question, chosen) }
}

/**
 * The facts that an answer tells, in JSON form. `chosen`: ids of options; `'none'` closes what stood on the page,
 * `'unknown'` tells nothing; a `date` question takes the day, a `county` question a six-digit code.
 */
export function answerFacts(question: Question, chosen: string | readonly string[]): FactsJson {
  const ids = typeof chosen === 'string' ? [chosen] : chosen
  const [first] = ids
  if (first === undefined || ids.includes(UNKNOWN)) return {}
  if (question.kind === 'many') return severalFacts(question, ids.includes(NONE) ? [] : ids)
  const option = question.options.find(({ id }) => id === first)
  if (option) return tell(option)
  const [fact] = question.facts
  return fact && (question.kind === 'date' || question.kind === 'county') ? { [fact]: first } : {}
}

const RANK: readonly FactSource[] = ['self', 'worker', 'document', 'department']

/** Joined facts are as sure as the less sure of the two. */
function wrap(value: unknown, a: FactSource, b: FactSource): unknown {
  const source = RANK[Math.min(RANK.indexOf(a), RANK.indexOf(b))] ?? 'self'
  return source === 'self' ? value : { value, source }
}

function mergeLists(a: unknown, b: OpenListJson): unknown {
  const { has = [], not = [] } = b
  if (!isObject(a)) return union(without(Array.isArray(a) ? (a as string[]) : [], not), has)
  const before = a as OpenListJson
  return {
    has: union(without(before.has ?? [], not), has),
    not: union(without(before.not ?? [], has), not),
  }
}

/** Two answers about the same fact: of lists and objects the parts, of all else the later one. */
function mergeFact(key: string, before: unknown, after: unknown): unknown {
  if (before === undefined) return after
  const a = unwrap(before)
  const b = unwrap(after)
  if (!isObject(b.value) || key === 'ability' || a.value === undefined) return after
  if (isListFact(key)) return wrap(mergeLists(a.value, b.value as OpenListJson), a.source, b.source)
  return isObject(a.value) ? wrap({ ...a.value, ...b.value }, a.source, b.source) : after
}

/** Facts told one after the other, as one. Of two that contradict each other the later holds. */
export function mergeFacts(a: FactsJson, b: FactsJson): FactsJson {
  const merged: Patch = { ...a }
  for (const [key, value] of Object.entries(b)) merged[key] = mergeFact(key, a[key as FactKey], value)
  return merged
}
