import type { LeapBirthday } from '../person/age'
import type { EditionBenefit } from './edition'
import type { FactKey } from './facts'
import type { JudgedAmount, JudgedBenefit, Verdict } from './judgement'
import type { Truth } from './leaf'
import type { LeafTable } from './leaf-table'
import type { Pack } from './pack'
import type { Tree } from './tree'

/** One tier of an amount; what does not depend on the person is made once and shared by all judgements. */
export interface CompiledAmount {
  readonly amount: JudgedAmount
  readonly when: Tree | null
  /** Set where the figure is a multiple of another benefit's. */
  readonly times: { readonly of: CompiledBenefit; readonly by: number } | null
}

export interface CompiledConfirm {
  readonly shown: JudgedBenefit['confirm'][number]
  readonly unless: Tree | null
  readonly when: Tree | null
  readonly whenSurely: Tree | null
}

export interface CompiledConflict {
  readonly other: CompiledBenefit
  readonly shown: JudgedBenefit['conflicts'][number]
}

export interface CompiledBenefit {
  readonly benefit: EditionBenefit
  /** Its place among the benefits of its edition. */
  readonly place: number
  readonly when: Tree
  readonly amounts: readonly CompiledAmount[]
  readonly confirms: readonly CompiledConfirm[]
  readonly conflicts: readonly CompiledConflict[]
  readonly memory: Memory
}

/** A pack for one county on one day, with its conditions turned into closures. */
export interface CompiledPack {
  readonly pack: Pack
  readonly table: LeafTable
  readonly benefits: readonly CompiledBenefit[]
  readonly byRef: ReadonlyMap<string, CompiledBenefit>
  readonly leapBirthday: LeapBirthday
}

/** All of a benefit's answer that hangs on its conditions alone, and not on the day or on other benefits. */
export interface Settled {
  readonly outcome: Truth
  readonly verdict: Verdict
  readonly missing: readonly FactKey[]
  readonly reasons: JudgedBenefit['reasons']
  readonly confirm: JudgedBenefit['confirm']
  readonly amount: JudgedBenefit['amount']
  /** What was made of it, by the conflicts that stand (bits, in the benefit's order) and whether it is verified. */
  readonly told: JudgedBenefit[]
}

/**
 * A benefit's answer is a function of what its few conditions came to, so each pattern of findings is worked out once
 * and remembered. Without this, nine tenths of the time go into making the same lists of reasons again and again.
 */
export interface Memory {
  readonly reads: readonly number[]
  /** By pattern, where there can be only so many patterns: most items. */
  readonly listed: (Settled | undefined)[] | null
  /** By pattern, where there can be more; null where patterns are too many to be written as one number. */
  readonly known: Map<number, Settled> | null
}
