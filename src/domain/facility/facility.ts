import type { FacilityType, Need } from './types'

export type { FacilityType, Need } from './types'

/** GCJ-02 degrees, the datum of every map on screen in China. */
export interface Place {
  readonly lng: number
  readonly lat: number
}

/** Opening hours of one span, on some weekdays (1 Monday … 7 Sunday), minutes after midnight. */
export interface OpenSpan {
  readonly days: readonly number[]
  readonly from: number
  /** At most 1440: what is open over midnight is written as two spans. */
  readonly to: number
}

/**
 * What a place does on public holidays: `open` keeps its weekday hours, `closed` rests with the offices and works on make-up
 * days, `unknown` was not told.
 */
export const HOLIDAY_HABITS = ['open', 'closed', 'unknown'] as const
export type HolidayHabit = (typeof HOLIDAY_HABITS)[number]

/** Who sets a price: 政府定价, 政府指导价, 市场调节价. */
export const PRICE_TYPES = ['set', 'guided', 'market'] as const
export type PriceType = (typeof PRICE_TYPES)[number]

export interface FacilityService {
  readonly name: string
  /** What one comes for to have it. */
  readonly need?: Need
  /** Fen; absent: price posted on the spot. */
  readonly fen?: number
  /** «起» when it is the lowest of several prices. */
  readonly from?: boolean
  readonly unit?: string
  readonly priceType?: PriceType
  readonly note?: string
}

/** A grade that somebody gave: letters A … AAAAA or stars, 1 … 5 either way. */
export interface Grade {
  readonly scale: 'letter' | 'star'
  readonly level: number
  /** `YYYY-MM-DD` of the decision, where it is known. */
  readonly on?: string
}

/** Who built it and who runs it: 公建公营, 公建民营, 民办公助, 民办. */
export const OPERATING_MODES = ['public', 'public-private', 'private-aided', 'private'] as const
export type OperatingMode = (typeof OPERATING_MODES)[number]

/** Where a mobile service stops, and when. */
export interface MobileStop {
  /** «南马街道办事处门口» */
  readonly where: string
  /** «流动助浴车» */
  readonly what: string
  /** 1 Monday … 7 Sunday */
  readonly days: readonly number[]
  /** Minutes after midnight. */
  readonly from: number
  readonly to: number
}

/** What a list row needs. */
export interface FacilityCard {
  readonly id: string
  readonly name: string
  readonly type: FacilityType
  /** The city's own name of the type. */
  readonly typeName: string
  readonly county: string
  readonly address: string
  readonly place: Place
  readonly hours: readonly OpenSpan[]
  readonly holidays: HolidayHabit
  readonly phone: string
  readonly needs: readonly Need[]
  readonly grade?: Grade
  /** The price a row shows, in fen, and what for: {fen: 800, what: '老人午餐'}; 0 is free. See `shownPrice`. */
  readonly price?: { readonly fen: number; readonly what: string; readonly from: boolean }
  /** Demonstration data: shown as 演示数据 wherever it is seen. */
  readonly demo: boolean
}

/** Everything that the register knows of a place; what is absent is not known, and a page says so where it matters. */
export interface Facility extends FacilityCard {
  /** The register's own number, unique in its city. */
  readonly number?: string
  readonly services: readonly FacilityService[]
  /** Square metres. */
  readonly area?: number
  readonly beds?: number
  /** Of `beds`, those for people who need nursing. */
  readonly nursingBeds?: number
  /** The 5 or 3 of 5+X, 3+X, and the X, in the register's words. */
  readonly functions?: { readonly basic: readonly string[]; readonly extra: readonly string[] }
  /** Street or town as the division register prints it; absent for what serves the whole county. */
  readonly town?: string
  /** Who answers there, for places that have such a person: a community's contact. */
  readonly contact?: string
  /** «附近的老人», «所有居民» */
  readonly openTo: string
  /** Who pays less: «80岁以上老人». */
  readonly favours?: string
  readonly operator: string
  /** The head office of a chain, when this is a branch. */
  readonly branchOf?: string
  /** The centre that guides it: 上级指导中心. */
  readonly guidedBy?: string
  readonly mode?: OperatingMode
  readonly foodLicence?: string
  /** Filing number; absent: 未查到备案. */
  readonly filing?: string
  readonly fire?: { readonly passed: boolean; readonly on?: string }
  /** Without steps, with rails and a toilet for a wheelchair. */
  readonly accessible?: boolean
  /** Recognised by the city as up to its standard (标准化、规范化); absent: not told. */
  readonly standard?: boolean
  /** Recognised as a model (示范). */
  readonly model?: boolean
  /** A clinic or hospital next door or under contract. */
  readonly clinic?: string
  readonly mobile?: readonly MobileStop[]
  /** `YYYY-MM-DD` since when it is closed for good. */
  readonly closedOn?: string
  readonly note?: string
  /** `YYYY-MM-DD` of the last check of these facts. */
  readonly checkedOn: string
}
