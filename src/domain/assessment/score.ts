import { GBT_42195 } from './gbt-42195'
import { itemsOf, levelOfTotal, rangeOf, type Instrument, type ItemKey, type Level } from './instrument'

/**
 * From answers to a level: annex C of GB/T 42195-2022. Pure. Nothing is guessed: while one item is missing there is no level, but
 * for a coma, which is level 4 by itself (C.4).
 */

/** What moves a level beside the total: C.4. */
export const CLAUSES = ['coma', 'dementia', 'mental-disorder', 'risk-events'] as const
export type Clause = (typeof CLAUSES)[number]

export const CLAUSE_WORDS: Readonly<Record<Clause, string>> = {
  coma: '处于昏迷状态,直接评为完全失能',
  dementia: '专科医生诊断有认知症(痴呆),加重一级',
  'mental-disorder': '专科医生诊断有精神和行为障碍,加重一级',
  'risk-events': '近30天发生过两次以上跌倒、噎食、走失、自伤这类意外,加重一级',
}

/** Care-risk events in 30 days from which on the level is one worse. */
export const RISK_EVENTS_FROM = 2

export interface ScoreInput {
  readonly scores: Readonly<Record<ItemKey, number>>
  readonly coma: boolean
  readonly dementia: boolean
  readonly mentalDisorder: boolean
  /** How often in the last 30 days, over all kinds. */
  readonly riskEvents30d: number
}

/** What the standard leaves open and a city decides. */
export interface ScoreTerms {
  /**
   * Whether a diagnosis and risk events add up to two levels. Copies of C.4 read both ways; «any of them» is one, and that holds until
   * a city says otherwise.
   */
  readonly stackClauses: boolean
}

export const DEFAULT_TERMS: ScoreTerms = { stackClauses: false }

export interface Scored {
  readonly complete: true
  readonly instrument: string
  /** Sum by section; a section with a missing item (in a coma) is null. */
  readonly sections: Readonly<Record<string, number | null>>
  readonly total: number | null
  readonly initialLevel: Level | null
  readonly clauses: readonly Clause[]
  readonly level: Level
  readonly name: string
}

export type Outcome = Scored | { readonly complete: false; readonly missing: readonly ItemKey[] }

/** An answer that the scale does not have. */
export class ScoreFault extends Error {
  override readonly name = 'ScoreFault'
  constructor(
    readonly item: ItemKey,
    message: string,
  ) {
    super(message)
  }
}

/** @throws ScoreFault that names the item */
export function score(
  input: ScoreInput,
  { stackClauses }: ScoreTerms = DEFAULT_TERMS,
  instrument: Instrument = GBT_42195,
): Outcome {
  refuseStrangers(instrument, input.scores)
  const missing = itemsOf(instrument).flatMap(({ key }) => (input.scores[key] === undefined ? [key] : []))
  if (missing.length > 0 && !input.coma) return { complete: false, missing }
  const sections = Object.fromEntries(
    instrument.sections.map(({ key, items }) => [key, sumOf(items.map((item) => input.scores[item.key]))]),
  )
  const total = sumOf(Object.values(sections).map((sum) => sum ?? undefined))
  const initialLevel = total === null ? null : levelOfTotal(instrument, total).level
  const clauses = clausesOf(input)
  const level = input.coma ? 4 : worse(initialLevel!, stepsOf(clauses, stackClauses))
  const { name } = rangeOf(instrument, level)
  return { complete: true, instrument: instrument.id, sections, total, initialLevel, clauses, level, name }
}

const sumOf = (scores: readonly (number | undefined)[]): number | null =>
  scores.reduce<number | null>((sum, one) => (sum === null || one === undefined ? null : sum + one), 0)

function clausesOf({ coma, dementia, mentalDisorder, riskEvents30d }: ScoreInput): Clause[] {
  const fired: Readonly<Record<Clause, boolean>> = {
    coma,
    dementia,
    'mental-disorder': mentalDisorder,
    'risk-events': riskEvents30d >= RISK_EVENTS_FROM,
  }
  return CLAUSES.filter((clause) => fired[clause])
}

/** A diagnosis is one reason, however many there are; risk events are the other. */
function stepsOf(clauses: readonly Clause[], stack: boolean): number {
  const ill = clauses.includes('dementia') || clauses.includes('mental-disorder') ? 1 : 0
  const risky = clauses.includes('risk-events') ? 1 : 0
  return stack ? ill + risky : Math.min(1, ill + risky)
}

const worse = (level: Level, steps: number): Level => Math.min(4, level + steps) as Level

function refuseStrangers(instrument: Instrument, scores: Readonly<Record<ItemKey, number>>): void {
  const items = new Map(itemsOf(instrument).map((item) => [item.key, item]))
  for (const [key, value] of Object.entries(scores)) {
    const item = items.get(key)
    if (!item) throw new ScoreFault(key, `${key} 不是这份量表里的项目`)
    if (!item.options.some((option) => option.score === value)) {
      const allowed = item.options.map((option) => option.score).join('、')
      throw new ScoreFault(key, `${key} ${item.name}只能填 ${allowed},填的是 ${String(value)}`)
    }
  }
}
