import { monthOf, type Payer, type Price } from '@/domain/booking/money'
import { priceOf, type Quote, type UsableGrant } from '@/domain/booking/price'
import type { OfferingRow } from '../bookings'

/** Who could pay on a day, as `usableGrants` answers it. */
type GrantsOn = (day: string) => readonly UsableGrant[]

/** What is left of a grant in a month, before an order and after it. */
export interface GrantLeft {
  readonly programme: string
  readonly name: string
  readonly month: string
  readonly unit: UsableGrant['unit']
  readonly left: number
  readonly after: number
}

/** Prices of the days of one order, and what they leave. */
export interface Priced {
  /** In the order of the days that were asked for. */
  readonly quotes: readonly Quote[]
  readonly grants: readonly GrantLeft[]
}

/**
 * Prices the days of one order one after the other: what the first takes of a month is not there for the second, and a day's one
 * use is taken once. @param days `YYYY-MM-DD`, earliest first
 */
export function priceDays(offering: OfferingRow, units: number, days: readonly string[], grantsOn: GrantsOn): Priced {
  const { service, fen, concessions } = offering
  const taken = new Map<string, number>()
  const usedDays = new Set<string>()
  const seen = new Map<string, UsableGrant & { readonly month: string }>()
  const quotes = days.map((day) => {
    const month = monthOf(day)
    const grants = grantsOn(day).map((grant) => {
      const key = `${grant.grantId} ${month}`
      if (!seen.has(key)) seen.set(key, { ...grant, month })
      const usedToday = grant.usedToday || usedDays.has(`${grant.grantId} ${day}`)
      return { ...grant, left: grant.left - (taken.get(key) ?? 0), usedToday }
    })
    const quote = priceOf({ service, fen, units, concessions }, grants)
    for (const { grantId, amount, takesDay } of quote.uses) {
      const key = `${grantId} ${month}`
      taken.set(key, (taken.get(key) ?? 0) + amount)
      if (takesDay) usedDays.add(`${grantId} ${day}`)
    }
    return quote
  })
  const grants = [...seen]
    .filter(([, { programme }]) => programme.services.includes(service))
    .map(([key, { programme, month, unit, left }]) => ({
      ...{ programme: programme.key, name: programme.name, month, unit, left },
      after: left - (taken.get(key) ?? 0),
    }))
  return { quotes, grants }
}

/** Several prices as one. */
export function totalOf(prices: readonly Price[]): Price {
  const shares: Price['shares'][number][] = []
  for (const share of prices.flatMap((price) => price.shares)) {
    const at = shares.findIndex(({ payer, programme }) => payer === share.payer && programme === share.programme)
    if (at < 0) shares.push(share)
    else shares[at] = { ...share, fen: shares[at]!.fen + share.fen }
  }
  const sum = (of: (price: Price) => number) => prices.reduce((all, price) => all + of(price), 0)
  return { listFen: sum(({ listFen }) => listFen), shares, ownFen: sum(({ ownFen }) => ownFen) }
}

const PUBLIC: readonly Payer[] = ['city', 'county', 'government']

export const isPublic = (payer: Payer): boolean => PUBLIC.includes(payer)

/** Public money has a share in it: it is not confirmed by time alone. */
export const isSubsidised = ({ shares }: Price): boolean =>
  shares.some(({ payer, programme }) => programme !== '' || isPublic(payer))
