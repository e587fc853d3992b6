import { divide } from '../operator/divide'
import type { AccountUnit, Concession, PayerShare, Price } from './money'
import { fundingIn, type Programme } from './programme'
import { SERVICE_RULES, type Service } from './services'

/** A grant in force, as far as it can pay in the month of the service's day. */
export interface UsableGrant {
  readonly grantId: string
  readonly programme: Programme
  /** Whose money: the county in which it was granted. */
  readonly county: string
  readonly unit: AccountUnit
  /** What the month still has, in `unit`. */
  readonly left: number
  /** Fen of a day at the most; null without such a bound. */
  readonly daily: number | null
  /** Its one use of this day is gone. */
  readonly usedToday: boolean
  /** Fen of one visit at the most, where the unit is a visit; null pays it whole. */
  readonly visitFen: number | null
}

/** What is priced. */
export interface Priced {
  readonly service: Service
  /** Fen of one unit. */
  readonly fen: number
  readonly units: number
  readonly concessions: readonly Concession[]
}

/** What one grant pays of a booking: `amount` in its unit, `fen` what that is worth. */
export interface GrantUse {
  readonly grantId: string
  readonly programme: string
  readonly amount: number
  readonly fen: number
  /** It takes the grant's one use of the day. */
  readonly takesDay: boolean
}

export interface Quote extends Price {
  readonly uses: readonly GrantUse[]
}

/**
 * Who pays for it: what the place and others let off, then the grants in their order, then she herself. Nothing is paid twice:
 * each takes of what is left, and a programme that excludes another is not used beside it. Of several portions of a meal grants pay
 * for one: she eats one, and those of her guests are theirs.
 */
export function priceOf({ service, fen, units, concessions }: Priced, grants: readonly UsableGrant[]): Quote {
  const listFen = fen * units
  const shares: PayerShare[] = []
  let left = listFen
  for (const { payer, fen: each } of concessions) {
    const paid = Math.min(left, each * units)
    if (paid > 0) add(shares, { payer, programme: '', fen: paid })
    left -= paid
  }
  // What is let off is let off of each unit: what is left of the whole divides evenly.
  let grantable = SERVICE_RULES[service].kind === 'meal' ? left / units : left
  const uses: GrantUse[] = []
  const paying = new Set<string>()
  for (const grant of [...grants].sort((a, b) => a.programme.order - b.programme.order)) {
    const { programme, county } = grant
    if (!programme.services.includes(service) || programme.excludes.some((other) => paying.has(other))) continue
    const use = takenFrom(grant, grantable)
    if (!use) continue
    paying.add(programme.key)
    uses.push(use)
    left -= use.fen
    grantable -= use.fen
    const parts = fundingIn(programme, county)
    const fens = divide(
      use.fen,
      parts.map(({ part }) => part),
    )
    parts.forEach(({ payer }, index) => {
      if (fens[index]! > 0) add(shares, { payer, programme: programme.key, fen: fens[index]! })
    })
  }
  return { listFen, shares, ownFen: left, uses }
}

/** Two lines of one payer for one programme are one. */
function add(shares: PayerShare[], share: PayerShare): void {
  const at = shares.findIndex(({ payer, programme }) => payer === share.payer && programme === share.programme)
  if (at < 0) shares.push(share)
  else shares[at] = { ...share, fen: shares[at]!.fen + share.fen }
}

function takenFrom(grant: UsableGrant, owing: number): GrantUse | null {
  const { grantId, programme, unit, left, daily, usedToday, visitFen } = grant
  const worth = (amount: number, fen: number, takesDay: boolean): GrantUse | null =>
    amount > 0 && fen > 0 ? { grantId, programme: programme.key, amount, fen, takesDay } : null
  if (unit === 'visit') return left > 0 ? worth(1, Math.min(owing, visitFen ?? owing), false) : null
  if (daily !== null && usedToday) return null
  const paid = Math.min(owing, left, daily ?? owing)
  return worth(paid, paid, daily !== null)
}

/**
 * What cancelling late or not being there costs: `percent` of her own share, and nothing of anybody else's. Public money pays for
 * what was served, never for what was not.
 */
export const lateFeeOf = ({ ownFen }: Price, percent: number): Price =>
  feeOf({ listFen: ownFen, shares: [], ownFen }, percent)

/**
 * What a fee of `percent` of the whole price costs each payer: in the proportion in which they would have paid. Fees of a booking
 * that was had are its price.
 */
export function feeOf({ listFen, shares, ownFen }: Price, percent: number): Price {
  const whole = Math.floor((listFen * percent) / 100)
  if (whole === 0) return { listFen: 0, shares: [], ownFen: 0 }
  const fens = divide(whole, [ownFen, ...shares.map(({ fen }) => fen)])
  return {
    listFen: whole,
    ownFen: fens[0]!,
    shares: shares.map((share, index) => ({ ...share, fen: fens[index + 1]! })).filter(({ fen }) => fen > 0),
  }
}
