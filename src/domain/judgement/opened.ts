import type { JudgedBenefit, Judgement } from '../entitlement/judgement'

/** A benefit that somebody may have now and could not before. `perhaps`: something essential is for others to confirm (可能符合). */
export interface OpenedBenefit {
  readonly ref: string
  readonly name: string
  readonly verdict: 'yes' | 'perhaps'
}

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
