/** What people come for; the map's chips. Facility types are for registers, needs are for people. */
export const NEED_KEYS = ['eat', 'bath', 'day', 'visit', 'doctor', 'live', 'learn', 'aid', 'ask'] as const
export type Need = (typeof NEED_KEYS)[number]

/** The 25 facility types that the five cities' documents name, each with what people usually come for. */
export const TYPE_NEEDS = {
  street_center: ['day', 'eat', 'visit', 'live'],
  day_care: ['day', 'eat'],
  station: ['visit', 'ask'],
  embedded: ['live', 'day'],
  canteen: ['eat'],
  meal_point: ['eat'],
  central_kitchen: [],
  bath_point: ['bath'],
  care_home: ['live'],
  nursing_center: ['live', 'visit'],
  welfare_home: ['live'],
  honor_home: ['live'],
  rural_mutual: ['day', 'eat'],
  regional_center: ['live', 'day', 'eat', 'bath', 'visit'],
  medical: ['doctor'],
  assess_org: ['ask'],
  aid_rental: ['aid'],
  elder_shop: ['aid'],
  elder_school: ['learn'],
  party_center: ['learn', 'ask'],
  rescue_station: ['ask'],
  guide_center: ['ask'],
  service_window: ['ask'],
  culture_park: ['learn'],
  wellness: ['live'],
} as const satisfies Record<string, readonly Need[]>

export type FacilityType = keyof typeof TYPE_NEEDS
export const FACILITY_TYPES = Object.keys(TYPE_NEEDS) as readonly FacilityType[]
