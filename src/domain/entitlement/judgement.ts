import type { AmountKind, ConflictRule, Mode, Standing } from './pack'
import type { FactKey } from './facts'

export type Verdict = 'yes' | 'no' | 'unknown'

/** One condition and how it came out; `holds` null means unknown. */
export interface Reason {
  readonly holds: boolean | null
  readonly fact: FactKey
  readonly text: string
  readonly source: string
}

export interface JudgedAmount {
  readonly kind: AmountKind
  /** Services up to this worth, never money in the hand. */
  readonly as?: 'services'
  /** Money in fen. */
  readonly fen?: number
  readonly per?: 'month' | 'year' | 'once' | 'day'
  readonly setBy?: string
  readonly text?: string
}

export interface JudgedBenefit {
  readonly ref: string
  readonly name: string
  readonly verdict: Verdict
  readonly standing: Standing
  readonly certainty: 'verified' | 'declared'
  readonly amount: JudgedAmount
  /** Facts that would settle it, most telling first. */
  readonly missing: readonly FactKey[]
  /** The next day on which the verdict flips by age or date alone, `YYYY-MM-DD`. */
  readonly changesOn?: string
  readonly confirm: readonly { readonly text: string; readonly essential: boolean }[]
  readonly reasons: readonly Reason[]
  readonly conflicts: readonly { readonly with: string; readonly rule: ConflictRule }[]
  readonly mode: Mode
  readonly leadDepartment: string
}

/** The answer of `judge`, exactly as outside programs receive it. */
export interface Judgement {
  readonly city: string
  readonly county: string | null
  /** The day for which it was judged, `YYYY-MM-DD`. */
  readonly on: string
  readonly pack: string
  readonly benefits: readonly JudgedBenefit[]
  readonly monthly: { readonly atLeastFen: number; readonly counted: readonly string[] }
}
