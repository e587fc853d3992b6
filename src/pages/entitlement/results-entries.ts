import {
  failedParts,
  GROUP_ORDER,
  groupOf,
  type Benefit,
  type ConflictRule,
  type GroupId,
  type JudgedBenefit,
} from '@/domain/entitlement'
import { explanationFor } from './benefit-tree'
import type { Judged } from './judged'

export interface Entry {
  readonly benefit: Benefit
  readonly judged: JudgedBenefit
}

type Conflict = JudgedBenefit['conflicts'][number]

export type Groups = ReadonlyMap<GroupId, readonly Entry[]>

/** Known sums first, of services too, then money whose sum is set locally; of all else the list's own order stands. */
function weightOf({ benefit, judged }: Entry): number {
  if (judged.amount.fen !== undefined) return 3
  if (benefit.kind !== 'money') return 0
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

/** How many there are, where those that may be one and the same payment count as one. */
export function countedOnce(entries: readonly Entry[]): number {
  const left = new Map(entries.map((entry) => [entry.benefit.ref, entry]))
  const take = (entry: Entry | undefined): void => {
    if (!entry || !left.delete(entry.benefit.ref)) return
    for (const { with: other, rule } of entry.judged.conflicts) if (rule === 'same-payment') take(left.get(other))
  }
  return entries.filter((entry) => {
    const isNew = left.has(entry.benefit.ref)
    take(entry)
    return isNew
  }).length
}

/** What a row says first of several conflicts: that one of the two cannot be had at all. */
const MOST_FORBIDDING: readonly ConflictRule[] = ['exclusive', 'choose-higher', 'same-payment', 'ask']

/** Her conflicts with what she may have as well, the most forbidding first. */
export function conflictsOf({ judged: { conflicts } }: Entry, due: readonly JudgedBenefit[]): readonly Conflict[] {
  const isDue = (ref: string): boolean => due.some((one) => one.ref === ref && one.verdict === 'yes')
  const rank = ({ rule }: Conflict): number => MOST_FORBIDDING.indexOf(rule)
  return conflicts.filter((conflict) => isDue(conflict.with)).sort((a, b) => rank(a) - rank(b))
}

/** Fen a month that surely come, and how many of them come as services and never as money. */
export function monthlyParts({ monthly, benefits }: Judged['judgement']): { all: number; services: number } {
  const counted = benefits.filter(({ ref }) => monthly.counted.includes(ref))
  const services = counted.filter(({ amount }) => amount.as === 'services')
  return { all: monthly.atLeastFen, services: services.reduce((sum, { amount }) => sum + (amount.fen ?? 0), 0) }
}

/** Of what she does not qualify for, what fails on the fewest things first: a near miss is worth knowing. */
export function nearestFirst(entries: readonly Entry[], judged: Judged): readonly Entry[] {
  const failures = new Map(
    entries.map(({ benefit: { ref } }) => {
      const explained = explanationFor(judged, ref)
      return [ref, explained ? failedParts(explained).length : 0]
    }),
  )
  return [...entries].sort((a, b) => failures.get(a.benefit.ref)! - failures.get(b.benefit.ref)!)
}
