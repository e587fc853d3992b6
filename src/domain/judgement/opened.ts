import type { JudgedBenefit, Judgement } from '../entitlement/judgement'

/** A benefit that somebody may have now and could not before. `perhaps`: something essential is for others to confirm (可能符合). */
export interface OpenedBenefit {
  readonly ref: string
  readonly name: string
  readonly verdict: 'yes' | 'perhaps'
}

/** A benefit that somebody could have and may not meet any more; who pays it decides. */
export interface ClosedBenefit {
  readonly ref: string
  readonly name: string
  readonly verdict: 'no'
}

/** What a new fact of somebody changes in what may be had. */
export type ChangedBenefit = OpenedBenefit | ClosedBenefit

/** 2 what may be had, 1 what may be had if others confirm it, 0 all else; only what is in force is told of. */
function weightOf(judged: JudgedBenefit | undefined): 0 | 1 | 2 {
  if (!judged || judged.verdict !== 'yes' || judged.standing !== 'in-force') return 0
  return judged.confirm.some(({ essential }) => essential) ? 1 : 2
}

/** What has opened between two judgements of one person by one list, in the order of the list. */
export function openedBetween(before: Judgement, after: Judgement): OpenedBenefit[] {
  const then = new Map(before.benefits.map((judged) => [judged.ref, judged]))
  return after.benefits.flatMap((judged) => {
    const weight = weightOf(judged)
    if (weight <= weightOf(then.get(judged.ref))) return []
    return [{ ref: judged.ref, name: judged.name, verdict: weight === 2 ? ('yes' as const) : ('perhaps' as const) }]
  })
}

/** What may be had no longer, or only if others confirm it, between two judgements of one person by one list, in its order. */
export function closedBetween(before: Judgement, after: Judgement): ClosedBenefit[] {
  const now = new Map(after.benefits.map((judged) => [judged.ref, judged]))
  return before.benefits.flatMap((judged) =>
    weightOf(judged) > weightOf(now.get(judged.ref))
      ? [{ ref: judged.ref, name: judged.name, verdict: 'no' as const }]
      : [],
  )
}
