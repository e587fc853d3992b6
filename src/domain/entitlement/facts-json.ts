import type { Disability, FactKey, FactSource, Facts, Known, KnownList } from './facts'
import { isListFact, NOTHING_TOLD } from './facts'

/** Facts as they travel and are stored: see `parseFacts` in the contract for what each key may hold. */
export type FactsJson = Readonly<Partial<Record<FactKey, unknown>>>

/** A list that is not closed: what stands in neither part is unknown. */
export interface OpenListJson {
  readonly has?: readonly string[]
  readonly not?: readonly string[]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Takes off the wrapper `{value, source}`; a bare value is the person's own word. */
export function unwrap(raw: unknown): { value: unknown; source: FactSource } {
  if (isObject(raw) && 'value' in raw) {
    return { value: raw['value'], source: (raw['source'] as FactSource | undefined) ?? 'self' }
  }
  return { value: raw, source: 'self' }
}

/** `null`, `false` and `[]` all say a known «none». */
export function isNone(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0)
}

function readList(value: unknown, source: FactSource): KnownList<string> {
  if (!isObject(value)) return { has: Array.isArray(value) ? (value as string[]) : [], not: 'rest', source }
  const { has = [], not = [] } = value as OpenListJson
  return { has, not, source }
}

function readDisability(value: unknown): Disability | null {
  if (!isObject(value)) return null
  const { grade, kind } = value as { grade?: Disability['grade']; kind?: string | string[] }
  const kinds = (kind === undefined ? undefined : [kind].flat()) as Disability['kinds']
  return { ...(grade !== undefined && { grade }), ...(kinds && { kinds }) }
}

function readCarer(value: unknown): unknown {
  return isObject(value) && isNone(value['training']) ? { ...value, training: null } : value
}

function readSingle(key: string, told: unknown, source: FactSource): Known<unknown> | undefined {
  const value = isNone(told) ? null : told
  switch (key) {
    case 'ability':
      // Nobody has assessed her: that says nothing about her level.
      return value === null ? undefined : { value, source }
    case 'disability':
      return { value: readDisability(value), source }
    case 'carer':
      return { value: readCarer(value), source }
    case 'familyPlanningSpecial':
    case 'pensionAge':
    case 'careNeed':
      return { value: value === true, source }
    case 'supporters':
      return { value: value ?? 'none', source }
    default:
      return { value, source }
  }
}

/**
 * Facts as the rules read them. A missing key stays unknown; `[]`, `false` and `null` are a known «none»,
 * except `ability: null`, which is «not assessed». Expects JSON that `parseFacts` let through.
 */
export function readFacts(json: FactsJson): Facts {
  const facts: Record<string, unknown> = { ...NOTHING_TOLD }
  for (const [key, raw] of Object.entries(json)) {
    if (raw === undefined) continue
    const { value, source } = unwrap(raw)
    const known = isListFact(key) ? readList(value, source) : readSingle(key, value, source)
    if (known) facts[key] = known
  }
  return facts as Facts
}
