import type { PriceCard } from '@/contract/booking/shapes'
import { PAYER_WORDS, type Payer } from '@/domain/booking/money'
import { UNIT_WORDS, type Unit } from '@/domain/booking/services'
import { yuan } from '../words'

/** A price and who pays it, line by line: nothing is hidden in a sum. */
export interface PriceLine {
  readonly id: string
  readonly label: string
  /** Who of several pays how much of it. */
  readonly detail?: string
  readonly amount: string
}

/** What of a grant is left in a month. */
export interface GrantLeft {
  readonly programme: string
  readonly name: string
  readonly month: string
  readonly unit: 'fen' | 'visit'
  readonly left: number
  readonly after: number
}

/** «15 元/份» */
export const eachWords = (fen: number, unit: Unit): string => (fen === 0 ? '免费' : `${yuan(fen)}/${UNIT_WORDS[unit]}`)

/** «4 份» */
export const unitsWords = (units: number, unit: Unit): string => `${units} ${UNIT_WORDS[unit]}`

/** «8 份 × 15 元»; every day costs the same, for one offering has one price. */
export function listLabel(fen: number, unit: Unit, units: number, times: number): string {
  const all = units * times
  const each = unit === 'visit' || times === 1 ? '' : `(每天 ${unitsWords(units, unit)})`
  return `${unitsWords(all, unit)} × ${yuan(fen)}${each && units > 1 ? each : ''}`
}

const minus = (fen: number): string => `− ${yuan(fen)}`

/** Shares of one programme, or of one payer without any, are one line. */
export function shareLines({ shares }: Pick<PriceCard, 'shares'>, names: ReadonlyMap<string, string>): PriceLine[] {
  const groups = new Map<string, { readonly payer: Payer; readonly fen: number }[]>()
  for (const { payer, programme, fen } of shares) {
    if (fen === 0) continue
    const key = programme === '' ? payer : programme
    groups.set(key, [...(groups.get(key) ?? []), { payer, fen }])
  }
  return [...groups].map(([id, parts]): PriceLine => {
    const programme = shares.find((share) => share.programme === id)?.programme
    const total = parts.reduce((sum, { fen }) => sum + fen, 0)
    if (programme === undefined) return { id, label: PAYER_WORDS[id as Payer], amount: minus(total) }
    const detail = parts.map(({ payer, fen }) => `${PAYER_WORDS[payer]} ${yuan(fen)}`).join(',')
    return { id, label: `${names.get(id) ?? '补贴'}(已批准)`, detail, amount: minus(total) }
  })
}

/** Names of programmes as a quote tells them. */
export const namesOf = (grants: readonly Pick<GrantLeft, 'programme' | 'name'>[]): ReadonlyMap<string, string> =>
  new Map(grants.map(({ programme, name }) => [programme, name]))

/** «11月» of `2026-11` */
const monthWords = (month: string): string => `${Number(month.slice(5))}月`

/** «养老服务券 11月:现在还有 100 元,订完还剩 55 元» */
export function leftWords({ name, month, unit, left, after }: GrantLeft): string {
  const told = (amount: number): string => (unit === 'fen' ? yuan(amount) : `${amount} 次`)
  return `${name} ${monthWords(month)}:现在还有 ${told(left)},订完还剩 ${told(after)}`
}

/** Said where a price is not the one that was shown: both, so that she can decide. */
export const changedWords = (before: number, now: number): string =>
  `价格变了:刚才是自己付 ${yuan(before)},现在是 ${yuan(now)}。还没有订,您看看再定。`

/** «自己付 52 元», or that nothing is to be paid. */
export const ownWords = (fen: number): string => (fen === 0 ? '自己不用付钱' : `自己付 ${yuan(fen)}`)
