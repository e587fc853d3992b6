import type { Amount, Benefit, Condition, Confirm, Leaf, Source } from '../../src/domain/entitlement'
import type { BenefitFile } from './pack-schema'
import type { At } from './yaml-file'

/** Something in an item, and the path that leads to it in its file. */
export interface Found<T> {
  readonly at: At
  readonly value: T
}

type Branch = Exclude<Condition, Leaf>

export const isLeaf = (condition: Condition): condition is Leaf =>
  !('all' in condition || 'any' in condition || 'not' in condition)

const branchesOf = (condition: Branch): Found<Condition>[] => {
  if ('not' in condition) return [{ at: ['not'], value: condition.not }]
  const key = 'all' in condition ? 'all' : 'any'
  const parts = 'all' in condition ? condition.all : condition.any
  return parts.map((value, index) => ({ at: [key, index], value }))
}

/** Every leaf of a condition, in the document's order. */
export function leavesOf(condition: Condition, at: At = []): Found<Leaf>[] {
  if (isLeaf(condition)) return [{ at, value: condition }]
  return branchesOf(condition).flatMap((branch) => leavesOf(branch.value, [...at, ...branch.at]))
}

type Amounts = Pick<Benefit, 'confirm'> & Partial<Pick<BenefitFile, 'amount' | 'values' | 'when'>>

/** Every tier of an item's amounts, whichever way they are written. */
export function tiersOf({
  amount = [],
  values = [],
}: Partial<Pick<BenefitFile, 'amount' | 'values'>>): Found<Amount>[] {
  return [
    ...amount.map((value, index) => ({ at: ['amount', index], value })),
    ...values.flatMap((period, at) =>
      period.amount.map((value, index) => ({ at: ['values', at, 'amount', index], value })),
    ),
  ]
}

const CONFIRM_CONDITIONS = ['unless', 'when', 'whenSurely'] as const satisfies readonly (keyof Confirm)[]

/** Every condition of an item, or of what a patch sets of it. */
export function conditionsOf(item: Partial<Amounts>): Found<Condition>[] {
  const own: Found<Condition>[] = item.when ? [{ at: ['when'], value: item.when }] : []
  const tiers = tiersOf(item).flatMap(({ at, value }) =>
    value.when ? [{ at: [...at, 'when'], value: value.when }] : [],
  )
  const confirms = (item.confirm ?? []).flatMap((confirm, index) =>
    CONFIRM_CONDITIONS.flatMap((key) => {
      const value = confirm[key]
      return value ? [{ at: ['confirm', index, key], value }] : []
    }),
  )
  return [...own, ...tiers, ...confirms]
}

/** Every leaf of every condition of an item. */
export function allLeavesOf(item: Partial<Amounts>): Found<Leaf>[] {
  return conditionsOf(item).flatMap(({ at, value }) => leavesOf(value, at))
}

/** Every place of an item that cites a document. */
export function citationsOf(item: Partial<Amounts & Pick<BenefitFile, 'sources'>>): Found<Source>[] {
  return [
    ...(item.sources ?? []).map((value, index) => ({ at: ['sources', index], value })),
    ...(item.values ?? []).map(({ basis }, index) => ({ at: ['values', index, 'basis'], value: basis })),
    ...allLeavesOf(item).flatMap(({ at, value }) =>
      value.source ? [{ at: [...at, 'source'], value: value.source }] : [],
    ),
  ]
}

/** Keys of parameters that an item reads; a reference that it multiplies is among them too. */
export function parametersRead(benefit: Benefit): ReadonlySet<string> {
  const levels = allLeavesOf(benefit).flatMap(({ value }) =>
    'ability' in value && typeof value.ability.levelFrom === 'string' ? [value.ability.levelFrom] : [],
  )
  return new Set([...levels, ...tiersOf(benefit).flatMap(({ value }) => (value.times ? [value.times.of] : []))])
}
