import type { JudgedBenefit, Judgement } from './judgement'

/** Money that comes every month, with a figure below which it does not fall. «At most» promises nothing. */
const isSurelyDue = ({ verdict, standing, confirm, amount }: JudgedBenefit) =>
  verdict === 'yes' &&
  standing === 'in-force' &&
  confirm.every(({ essential }) => !essential) &&
  amount.per === 'month' &&
  amount.fen !== undefined &&
  amount.kind !== 'at-most'

const NOTHING: Judgement['monthly'] = { atLeastFen: 0, counted: [] }

/**
 * Fen a month that this person surely receives at least. Of benefits that conflict (whatever the rule: the sum
 * must hold however the county decides) only the highest counts; of two equal ones, the later on the list.
 */
export function monthlyOf(benefits: readonly JudgedBenefit[]): Judgement['monthly'] {
  const due = benefits.filter(isSurelyDue)
  if (due.length === 0) return NOTHING
  const highestFirst = [...due].reverse().sort((a, b) => b.amount.fen! - a.amount.fen!)
  const counted: JudgedBenefit[] = []
  for (const benefit of highestFirst) {
    const clashes = counted.some(({ ref }) => benefit.conflicts.some((conflict) => conflict.with === ref))
    if (!clashes) counted.push(benefit)
  }
  return {
    atLeastFen: counted.reduce((sum, { amount }) => sum + amount.fen!, 0),
    counted: due.filter((benefit) => counted.includes(benefit)).map(({ ref }) => ref),
  }
}
