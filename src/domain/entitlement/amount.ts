import type { CompiledAmount, CompiledBenefit } from './compiled'
import type { Truth } from './leaf'
import type { Findings } from './leaf-table'
import type { JudgedAmount } from './judgement'

/** Fen of a multiple, rounded to whole fen. */
export const multiplied = (fen: number, by: number): number => Math.round(fen * by)

const NOTHING: JudgedAmount = { kind: 'none' }

/** Working space: what the nodes of an amount's condition came to is of no interest afterwards. */
const scratch: Truth[] = []

/** The first tier that surely holds; a tier that only may hold promises nothing. */
function tierFor(amounts: readonly CompiledAmount[], findings: Findings): CompiledAmount | undefined {
  return amounts.find(({ when }) => when === null || when.root.evaluate(findings, scratch) === true)
}

/** What this person would receive, in fen where the document or a county gives a figure. */
export function amountFor({ amounts }: Pick<CompiledBenefit, 'amounts'>, findings: Findings): JudgedAmount {
  const tier = tierFor(amounts, findings)
  if (!tier) return NOTHING
  if (!tier.times) return tier.amount
  const base = amountFor(tier.times.of, findings).fen
  return base === undefined ? tier.amount : { ...tier.amount, fen: multiplied(base, tier.times.by) }
}
