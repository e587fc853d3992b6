/** Facility types of the five documents that Linfen's names; more join with their cities. */
export type FacilityType =
  | 'street_center'
  | 'day_care'
  | 'station'
  | 'embedded'
  | 'canteen'
  | 'meal_point'
  | 'central_kitchen'
  | 'bath_point'
  | 'care_home'
  | 'nursing_center'
  | 'welfare_home'
  | 'honor_home'
  | 'rural_mutual'
  | 'regional_center'
  | 'medical'
  | 'elder_school'
  | 'rescue_station'
  | 'service_window'
  | 'culture_park'

/** What people come for; the map's chips. Facility types are for registers, needs are for people. */
export type Need = 'eat' | 'bath' | 'day' | 'visit' | 'doctor' | 'learn' | 'live' | 'ask'

/** GCJ-02 degrees, the datum of every map on screen in China. */
export interface Place {
  readonly lng: number
  readonly lat: number
}

/** Opening hours of one span, on some weekdays (1 Monday … 7 Sunday), minutes after midnight. */
export interface OpenSpan {
  readonly days: readonly number[]
  readonly from: number
  readonly to: number
}

export interface FacilityService {
  readonly name: string
  /** What one comes for to have it. */
  readonly need?: Need
  /** Fen; absent: price posted on the spot. */
  readonly fen?: number
  /** «起» when it is the lowest of several prices. */
  readonly from?: boolean
  readonly unit?: string
  readonly note?: string
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
  readonly phone: string
  readonly needs: readonly Need[]
  /** The price a row shows, in fen, and what for: {fen: 800, what: '老人午餐'} */
  readonly price?: { readonly fen: number; readonly what: string; readonly from: boolean }
  /** Demonstration data: shown as 演示数据 wherever it is seen. */
  readonly demo: boolean
}

export interface Facility extends FacilityCard {
  readonly services: readonly FacilityService[]
  /** Square metres. */
  readonly area?: number
  readonly beds?: number
  /** Street or town as the division register prints it; absent for what serves the whole county. */
  readonly town?: string
  /** Who answers there, for places that have such a person: a community's contact. */
  readonly contact?: string
  readonly openTo: string
  readonly operator: string
  readonly foodLicence?: string
  /** Filing number; absent: 未查到备案. */
  readonly filing?: string
  readonly note?: string
  /** `YYYY-MM-DD` of the last check of these facts. */
  readonly checkedOn: string
}
