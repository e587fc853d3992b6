import { ELSEWHERE, isListFact, NONE, unwrap, type FactKey, type Option, type Question } from '@/domain/entitlement'

/** What stands in a record, as the answers of a question's page. */

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

interface ReadList {
  readonly has: readonly string[]
  /** `rest`: whatever is not in `has` does not hold. */
  readonly not: readonly string[] | 'rest'
}

function readList(value: unknown): ReadList {
  if (!isObject(value)) return { has: Array.isArray(value) ? (value as string[]) : [], not: 'rest' }
  const { has = [], not = [] } = value as { has?: string[]; not?: string[] }
  return { has, not }
}

/** The values of a list that an option says hold. */
function saidBy({ tells }: Option, key: FactKey): readonly string[] {
  const told = tells[key]
  if (told === undefined) return []
  return readList(told).has
}

function fromList(question: Question, key: FactKey, value: unknown): readonly string[] {
  const { has, not } = readList(value)
  const options = question.options.filter((option) => saidBy(option, key).length > 0)
  const chosen = options.filter((option) => saidBy(option, key).every((one) => has.includes(one)))
  if (chosen.length > 0) return chosen.map(({ id }) => id)
  const isDenied = (one: string): boolean => not === 'rest' || not.includes(one)
  if (question.kind !== 'many') {
    const denying = question.options.filter((option) => {
      const { tells } = option
      if (saidBy(option, key).length > 0) return false
      const denied = tells[key] === undefined ? [] : readList(tells[key]).not
      return denied !== 'rest' && denied.length > 0 && denied.every(isDenied)
    })
    return denying.slice(0, 1).map(({ id }) => id)
  }
  return options.length > 0 && options.every((option) => saidBy(option, key).every(isDenied)) ? [NONE] : []
}

/** Every part that an option tells stands in the value: the grade of a certificate, or one of its kinds. */
function isPartOf(told: Record<string, unknown>, value: Record<string, unknown>): boolean {
  return Object.entries(told).every(([part, said]) => {
    const stands = value[part]
    if (!Array.isArray(said)) return stands === said
    const all = [stands].flat()
    return said.every((one) => all.includes(one))
  })
}

function fromValue({ kind, options }: Question, key: FactKey, value: unknown): readonly string[] {
  const found = options.filter(({ tells }) => {
    if (!(key in tells)) return false
    const told = tells[key]
    if (isObject(told) && isObject(value)) return Object.keys(told).length > 0 && isPartOf(told, value)
    return told === value
  })
  // A certificate of which nothing more is known has a line that says just that.
  const bare = options.filter(({ tells }) => isObject(tells[key]) && Object.keys(tells[key]).length === 0)
  const all = found.length > 0 || !isObject(value) || 'grade' in value ? found : bare
  return (kind === 'many' ? all : all.slice(0, 1)).map(({ id }) => id)
}

/**
 * The answers on a question's page that say what a record says; empty where the page has no line for it.
 * @param value as `judge` takes it
 */
export function recordedAnswer(question: Question, key: FactKey, value: unknown): readonly string[] {
  const bare = unwrap(value).value
  if (isListFact(key)) return fromList(question, key, bare)
  if (question.kind === 'date' || question.kind === 'county') {
    if (typeof bare !== 'string') return []
    return question.kind === 'county' && bare === ELSEWHERE ? ['elsewhere'] : [bare]
  }
  return fromValue(question, key, bare)
}
