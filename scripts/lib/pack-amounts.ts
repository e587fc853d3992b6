import type { Benefit, DatedAmount, Source } from '../../src/domain/entitlement'
import { dayAfter } from '../../src/domain/facility/hours'
import type { BenefitFile, PatchFile } from './pack-schema'

interface Period {
  readonly from: string
  readonly to?: string
}

/** `YYYY-MM-DD` of the day after. */
export const nextDay = (day: string): string => dayAfter(day, 1)

/** An item's amounts by dates; `amount` alone is one period from its first day on, on its first source's word. */
export function valuesOf({ amount, values, sources, validFrom, validTo, checkedOn }: BenefitFile): DatedAmount[] {
  if (values) return [...values]
  return [wholeLife({ amount: amount ?? [], basis: sources[0]!, checkedOn }, { from: validFrom, to: validTo })]
}

const wholeLife = (
  stated: { amount: DatedAmount['amount']; basis: Source; checkedOn: string },
  { from, to }: Period,
): DatedAmount => ({ from, ...(to && { to }), ...stated })

/** Periods of a layer, with those of the layer below before them as far as they go. */
export function continued<T extends Period>(below: readonly T[], above: readonly T[]): T[] {
  const [first] = above
  if (!first) return [...below]
  const before = below
    .filter(({ from }) => from < first.from)
    .map((period) => (period.to && period.to < first.from ? period : { ...period, to: dayAfter(first.from, -1) }))
  return [...before, ...above]
}

/** What a county's patch makes of an item's amounts; undefined where it leaves them alone. */
export function patchedValues(benefit: Benefit, { sources, set }: PatchFile): DatedAmount[] | undefined {
  const { amount, values, checkedOn = benefit.checkedOn } = set
  if (values) return continued(benefit.values, values)
  const life = { from: benefit.validFrom, to: benefit.validTo }
  return amount && [wholeLife({ amount, basis: sources[0]!, checkedOn }, life)]
}
