import { allocation, type AllocationInput } from './allocation'
import { byArea, type ByAreaInput } from './by-area'
import { byGrade, type ByGradeInput } from './by-grade'
import type { Calculator } from './calculator'
import type { Calculation, County } from './outcome'
import { perDay, perHead, type PerDayInput, type PerHeadInput } from './per-head'

/** A rule together with what it is to be reckoned from. */
export type Sum =
  | { readonly kind: 'per-head'; readonly input: PerHeadInput }
  | { readonly kind: 'per-day'; readonly input: PerDayInput }
  | { readonly kind: 'by-grade'; readonly input: ByGradeInput }
  | { readonly kind: 'by-area'; readonly input: ByAreaInput }
  | { readonly kind: 'allocation'; readonly input: AllocationInput }

/** What a rule of one kind is reckoned from. */
export type InputFor<K extends Calculator['kind']> = Extract<Sum, { kind: K }>['input']

type Rules = {
  readonly [K in Calculator['kind']]: (
    rule: Extract<Calculator, { kind: K }>,
    input: InputFor<K>,
    counties: readonly County[],
  ) => Calculation
}

const RULES: Rules = {
  'per-head': perHead,
  'per-day': perDay,
  'by-grade': byGrade,
  'by-area': byArea,
  allocation,
}

/**
 * What a rule pays for an input: the sum in fen, who bears it, every figure explained, and what is still open. Pure.
 * It only reckons: money flows by a decision of those who hold it.
 * @param counties those of the pack that the rule comes from
 */
export function calculate<K extends Calculator['kind']>(
  rule: Extract<Calculator, { kind: K }>,
  input: InputFor<K>,
  counties: readonly County[],
): Calculation {
  return RULES[rule.kind as K](rule, input, counties)
}
