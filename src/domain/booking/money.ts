/** Who pays for a service. All money is whole fen. */

/** 个人 · 市级财政 · 县级财政 · 企业让利 · 政府补助 · 集体 · 社会捐赠. */
export const PAYERS = ['person', 'city', 'county', 'enterprise', 'government', 'collective', 'donation'] as const
export type Payer = (typeof PAYERS)[number]
export const PAYER_WORDS: Readonly<Record<Payer, string>> = {
  person: '自己付',
  city: '市里出',
  county: '县(市、区)出',
  enterprise: '企业让利',
  government: '政府补',
  collective: '集体添',
  donation: '社会捐',
}

/** What one payer pays of one booking. `programme` is empty where no grant is behind it. */
export interface PayerShare {
  readonly payer: Payer
  readonly programme: string
  readonly fen: number
}

/** A price and who pays it: the shares add up to `listFen`; `ownFen` is the person's. */
export interface Price {
  readonly listFen: number
  readonly shares: readonly PayerShare[]
  readonly ownFen: number
}

/** What somebody other than she lets off a unit's price, as the place posts it; no grant is needed. */
export interface Concession {
  readonly payer: Exclude<Payer, 'person' | 'city' | 'county'>
  /** Of each unit. */
  readonly fen: number
}

/**
 * How a programme pays. `credit`: so many fen of services a month. `per-day`: so many fen on a day on which she eats, however
 * often. `visits`: so many visits a month, whole. `historic`: grants nothing any more. `voucher`: settled elsewhere (民政通).
 */
export const PROGRAMME_KINDS = ['credit', 'per-day', 'visits', 'historic', 'voucher'] as const
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number]
/** Kinds for which somebody can apply here. */
export const GRANTABLE_KINDS = ['credit', 'per-day', 'visits'] as const satisfies readonly ProgrammeKind[]
export const isGrantableKind = (kind: ProgrammeKind): boolean =>
  (GRANTABLE_KINDS as readonly ProgrammeKind[]).includes(kind)

/** What an account of a grant is counted in. */
export const ACCOUNT_UNITS = ['fen', 'visit'] as const
export type AccountUnit = (typeof ACCOUNT_UNITS)[number]

/**
 * `allot` at the beginning of a month, or when the grant begins in it. `hold` when it is booked, `settle` when it was had,
 * `release` when it was not. What is left when a month is closed is carried on (`carry-out`, `carry-in`) or lapses.
 */
export const ENTRY_KINDS = ['allot', 'hold', 'settle', 'release', 'carry-in', 'carry-out', 'lapse'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** The month of a day: `2026-11`. A subsidy belongs to the month of the service's date. */
export const monthOf = (day: string): string => day.slice(0, 7)
