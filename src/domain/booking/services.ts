/** What can be booked. A service is one word in the code for each thing that the documents name (docs/glossary.md). */

export const SERVICE_KINDS = ['meal', 'bath', 'home'] as const
export type ServiceKind = (typeof SERVICE_KINDS)[number]

/** 助餐 (堂食, 送餐) · 助浴 (到点, 上门, 流动车) · 助洁 助医 助行 助急 助购 康复护理 陪伴. */
export const SERVICES = [
  'meal-in',
  'meal-delivery',
  'bath-point',
  'bath-home',
  'bath-van',
  'cleaning',
  'escort',
  'mobility',
  'urgent',
  'shopping',
  'rehabilitation',
  'company',
] as const
export type Service = (typeof SERVICES)[number]

/** What somebody must have a valid certificate of before he is sent. */
export const SKILLS = ['household', 'care', 'bath', 'rehabilitation', 'escort', 'delivery'] as const
export type Skill = (typeof SKILLS)[number]

/** Where she herself has to be: at the provider's place, at home, out with whoever goes with her; null: anywhere. */
export type Whereabouts = 'facility' | 'home' | 'out' | null

export interface ServiceRule {
  readonly kind: ServiceKind
  /** «上门助浴» */
  readonly name: string
  readonly where: Whereabouts
  /** Whether somebody comes to her address, so that it must be known and within reach. */
  readonly toHer: boolean
  readonly skill: Skill | null
  /** How many people come at once. Two for a bath: one never lifts alone. */
  readonly workers: number
  /** Whether the health questions are asked before it is booked. */
  readonly asksHealth: boolean
}

const home = (name: string, skill: Skill, where: Whereabouts = 'home'): ServiceRule => ({
  kind: 'home',
  name,
  where,
  toHer: true,
  skill,
  workers: 1,
  asksHealth: false,
})
const bath = (name: string, where: Whereabouts, toHer: boolean): ServiceRule => ({
  kind: 'bath',
  name,
  where,
  toHer,
  skill: 'bath',
  workers: 2,
  asksHealth: true,
})
const meal = (name: string, where: Whereabouts, toHer: boolean): ServiceRule => ({
  kind: 'meal',
  name,
  where,
  toHer,
  skill: null,
  workers: 0,
  asksHealth: false,
})

export const SERVICE_RULES: Readonly<Record<Service, ServiceRule>> = {
  'meal-in': meal('在食堂吃', 'facility', false),
  'meal-delivery': meal('送餐上门', null, true),
  'bath-point': bath('到助浴点洗澡', 'facility', false),
  'bath-home': bath('上门助浴', 'home', true),
  'bath-van': bath('流动助浴车', 'home', true),
  cleaning: home('助洁', 'household'),
  escort: home('助医(陪诊)', 'escort', 'out'),
  mobility: home('助行', 'escort', 'out'),
  urgent: home('助急', 'care'),
  shopping: home('助购', 'household', null),
  rehabilitation: home('康复护理', 'rehabilitation'),
  company: home('陪伴', 'care'),
}

/** How a price is counted: a portion, a visit, an hour. */
export const UNITS = ['portion', 'visit', 'hour'] as const
export type Unit = (typeof UNITS)[number]
export const UNIT_WORDS: Readonly<Record<Unit, string>> = { portion: '份', visit: '次', hour: '小时' }

export const MEALS = ['breakfast', 'lunch', 'dinner'] as const
export type Meal = (typeof MEALS)[number]
export const MEAL_WORDS: Readonly<Record<Meal, string>> = { breakfast: '早餐', lunch: '午餐', dinner: '晚餐' }

/** 软食 · 低盐 · 低糖 · 清真. */
export const DIETS = ['soft', 'low-salt', 'low-sugar', 'halal'] as const
export type Diet = (typeof DIETS)[number]
export const DIET_WORDS: Readonly<Record<Diet, string>> = {
  soft: '软食',
  'low-salt': '低盐',
  'low-sugar': '低糖',
  halal: '清真',
}

/** The eight groups of allergens that GB 7718 names. */
export const ALLERGENS = ['gluten', 'crustacean', 'fish', 'egg', 'peanut', 'soy', 'milk', 'nut'] as const
export type Allergen = (typeof ALLERGENS)[number]
export const ALLERGEN_WORDS: Readonly<Record<Allergen, string>> = {
  gluten: '麸质(小麦等)',
  crustacean: '虾蟹',
  fish: '鱼',
  egg: '鸡蛋',
  peanut: '花生',
  soy: '大豆',
  milk: '牛奶',
  nut: '坚果',
}

export const SKILL_WORDS: Readonly<Record<Skill, string>> = {
  household: '家政服务',
  care: '养老护理',
  bath: '助浴',
  rehabilitation: '康复护理',
  escort: '陪诊陪同',
  delivery: '送餐(健康证)',
}

/** Portions, or hours, of one booking at the most. */
export const MOST_UNITS = 6
