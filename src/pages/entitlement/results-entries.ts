import { GROUP_ORDER, groupOf, type Benefit, type GroupId, type JudgedBenefit } from '@/domain/entitlement'
import type { Judged } from './judged'

export interface Entry {
  readonly benefit: Benefit
  readonly judged: JudgedBenefit
}

export type Groups = ReadonlyMap<GroupId, readonly Entry[]>

/** Money first, known sums before unknown ones; of all else the list's own order stands. */
function weightOf({ benefit, judged }: Entry): number {
  if (benefit.kind !== 'money') return 0
  if (judged.amount.fen !== undefined) return 3
  return judged.amount.kind === 'set-locally' || judged.amount.kind === 'formula' ? 2 : 1
}

/** The judged list laid out in groups, in the order in which they are read. */
export function grouped({ benefits, judgement }: Pick<Judged, 'benefits' | 'judgement'>): Groups {
  const groups = new Map<GroupId, Entry[]>(GROUP_ORDER.map((group) => [group, []]))
  const byRef = new Map(benefits.map((benefit) => [benefit.ref, benefit]))
  for (const judged of judgement.benefits) {
    const benefit = byRef.get(judged.ref)
    if (benefit) groups.get(groupOf(benefit, judged, judgement.on))?.push({ benefit, judged })
  }
  for (const entries of groups.values()) entries.sort((a, b) => weightOf(b) - weightOf(a))
  return groups
}

/** Fen a month that surely come, and how many of them come as services and never as money. */
export function monthlyParts({ monthly, benefits }: Judged['judgement']): { all: number; services: number } {
  const counted = benefits.filter(({ ref }) => monthly.counted.includes(ref))
  const services = counted.filter(({ amount }) => amount.as === 'services')
  return { all: monthly.atLeastFen, services: services.reduce((sum, { amount }) => sum + (amount.fen ?? 0), 0) }
}
