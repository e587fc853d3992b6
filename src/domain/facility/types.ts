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

/** What people say for a type where its own name is another: a 助老餐厅 is looked for as 食堂. For search alone. */
export const TYPE_WORDS: Readonly<Partial<Record<FacilityType, readonly string[]>>> = {
  street_center: ['养老中心', '照护中心'],
  day_care: ['日托', '日间照料', '托老'],
  station: ['驿站', '服务站'],
  embedded: ['养老院', '托老'],
  canteen: ['食堂', '餐厅', '饭堂'],
  meal_point: ['食堂', '助餐点', '饭堂'],
  bath_point: ['洗澡', '助浴', '澡堂'],
  care_home: ['养老院', '敬老院'],
  nursing_center: ['护理', '托养'],
  welfare_home: ['敬老院', '养老院'],
  rural_mutual: ['幸福院', '互助点'],
  regional_center: ['养老中心', '养老院'],
  medical: ['医院', '卫生站', '看病'],
  assess_org: ['评估'],
  aid_rental: ['轮椅', '辅具', '租借'],
  elder_shop: ['老年用品', '商店'],
  elder_school: ['老年大学', '学堂'],
  service_window: ['办事', '窗口'],
}
