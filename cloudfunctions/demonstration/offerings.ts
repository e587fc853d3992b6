import type { Concession } from '@/domain/booking/money'
import type { Diet, Meal, Service, Unit } from '@/domain/booking/services'
import type { Need } from '@/domain/facility/types'
import type { offering, offeringTime, provider } from '../database/schema'
import type { DemoFacility } from './ground'
import type { Home } from './homes'
import { demoId } from './ids'

type ProviderRow = typeof provider.$inferInsert
type OfferingRow = typeof offering.$inferInsert
type TimeRow = typeof offeringTime.$inferInsert

/** What can be booked in a demonstration. */
export interface Catalogue {
  readonly providers: readonly ProviderRow[]
  readonly offerings: readonly OfferingRow[]
  readonly times: readonly TimeRow[]
  /** Facilities of which it is told what they cook. */
  readonly cooks: readonly string[]
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const WEEKDAYS = [1, 2, 3, 4, 5]
const at = (hour: number, minute = 0): number => hour * 60 + minute

interface Time {
  readonly starts: number
  readonly ends: number
  readonly capacity: number
  readonly meal?: Meal
  readonly weekdays?: readonly number[]
}

/** One offering before it stands in a row. */
interface Plan {
  readonly service: Service
  /** Tells two of one service at one place apart. */
  readonly key?: string
  readonly name: string
  readonly about: string
  readonly fen: number
  readonly unit?: Unit
  readonly minutes: number
  readonly times: readonly Time[]
  readonly more?: Partial<OfferingRow>
}

const each = (starts: readonly number[], minutes: number, capacity: number): Time[] =>
  starts.map((from) => ({ starts: from, ends: from + minutes, capacity }))

/** Orders close, and cancelling is free, until the same minute: of the day itself, or of days before. */
const until = (days: number, minute: number): Partial<OfferingRow> => ({
  ...{ closesDays: days, closesMinute: minute, freeDays: days, freeMinute: minute },
})
const BEFORE_LUNCH = until(0, at(10))
const BEFORE_DINNER = until(0, at(15))
const DAY_BEFORE = until(1, at(16))

/** A price of the facility's own list, in fen; else what is usual. */
function priceOf({ services }: DemoFacility, need: Need, name: RegExp, usual: number): number {
  return services.find((one) => one.need === need && name.test(one.name) && one.fen !== undefined)?.fen ?? usual
}

const lunchOf = (place: DemoFacility) => priceOf(place, 'eat', /午/, 1_200)

/** What others let off a meal, as the places of a city post it. Invented: no document gives proportions. */
const CONCESSIONS: Readonly<Record<string, readonly Concession[]>> = {
  harbin: [
    { payer: 'enterprise', fen: 200 },
    { payer: 'government', fen: 200 },
    { payer: 'collective', fen: 100 },
    { payer: 'donation', fen: 100 },
  ],
  taiyuan: [{ payer: 'enterprise', fen: 200 }],
}

const LUNCH: Omit<Time, 'capacity'> = { starts: at(11, 30), ends: at(12, 30), meal: 'lunch', weekdays: EVERY_DAY }
const DINNER: Omit<Time, 'capacity'> = { starts: at(17), ends: at(18), meal: 'dinner', weekdays: EVERY_DAY }

const ALL_DIETS: readonly Diet[] = ['soft', 'low-salt', 'low-sugar']

/** Lunch on the spot: every canteen has it. */
const lunchAt = (place: DemoFacility, capacity: number, more: Partial<OfferingRow> = {}): Plan => ({
  ...{ service: 'meal-in', key: 'lunch', name: '老人午餐', about: '两荤两素一汤,可以少盐、做软一点。', minutes: 60 },
  fen: lunchOf(place),
  times: [{ ...LUNCH, capacity }],
  more: { ...BEFORE_LUNCH, latePercent: 50, diets: [...ALL_DIETS], ...more },
})

/** What a canteen near a played home has besides. */
const mealsAt = (place: DemoFacility): Plan[] => [
  lunchAt(place, 60),
  {
    ...{ service: 'meal-in', key: 'dinner', name: '老人晚餐', about: '一荤两素一粥,清淡。', minutes: 60 },
    fen: priceOf(place, 'eat', /晚/, 1_000),
    times: [{ ...DINNER, capacity: 30 }],
    more: { ...BEFORE_DINNER, latePercent: 50, diets: [...ALL_DIETS] },
  },
  {
    ...{ service: 'meal-delivery', name: '午餐送上门', about: '和堂食一样的午餐,装保温盒送到家。', minutes: 60 },
    fen: lunchOf(place) + priceOf(place, 'eat', /送餐/, 200),
    times: [{ ...LUNCH, capacity: 30 }],
    more: { ...BEFORE_LUNCH, latePercent: 50, diets: [...ALL_DIETS], reachMetres: 1_000 },
  },
]

const RISK = '先量体温、血压,身体不合适当天不洗。两个人照看。'

function bathsAt(place: DemoFacility): Plan[] {
  const fen = priceOf(place, 'bath', /助浴/, 4_000)
  const more = { ...DAY_BEFORE, latePercent: 30, stoppedPercent: 50 }
  const van = place.mobile ?? []
  return [
    {
      ...{ service: 'bath-point', name: '到点助浴', about: RISK, fen, minutes: 60, more },
      times: each([at(9), at(10), at(14, 30), at(15, 30)], 60, 2),
    },
    {
      ...{
        service: 'bath-home',
        name: '上门助浴',
        about: `带浴床到家里洗。${RISK}`,
        fen: fen + 6_000,
        minutes: 90,
        more,
      },
      times: each([at(9), at(14, 30)], 90, 1),
    },
    ...(van.length === 0
      ? []
      : [
          {
            ...{ service: 'bath-van' as const, name: '流动助浴车', about: `车开到楼下。${RISK}`, fen: fen + 3_000 },
            ...{ minutes: 60, more },
            times: each([at(9), at(10, 30)], 60, 1).map((time) => ({
              ...time,
              weekdays: [...new Set(van.flatMap(({ days }) => days))].sort((a, b) => a - b),
            })),
          },
        ]),
  ]
}

/** Two hours of cleaning at the price of the hour, and so on: a visit has one price that is known before. */
function visitsAt(place: DemoFacility): Plan[] {
  const hour = priceOf(place, 'visit', /打扫/, 3_500)
  const beside = priceOf(place, 'visit', /陪同看病/, 4_000)
  const more = { ...DAY_BEFORE, latePercent: 30, stoppedPercent: 50 }
  const plan = (service: Service, name: string, about: string, fen: number, times: readonly Time[]): Plan => ({
    ...{ service, name, about, fen, times, minutes: (times[0]?.ends ?? 0) - (times[0]?.starts ?? 0), more },
  })
  return [
    plan('cleaning', '两小时打扫', '扫地拖地、擦厨房和卫生间,不擦高处的玻璃。', hour * 2, [
      ...each([at(8, 30), at(14, 30)], 120, 2),
    ]),
    plan('escort', '陪同看病半天', '接到医院,挂号、排队、取药,送回家。车费另算。', beside * 3, [
      ...each([at(8)], 180, 1),
    ]),
    plan('mobility', '陪同出门', '推轮椅、扶上下楼,去办事或散步。', beside, [...each([at(9), at(15)], 90, 1)]),
    plan('shopping', '代买代取', '买菜、取药、取快递。东西的钱另付。', 1_000, [...each([at(9, 30), at(16)], 60, 2)]),
    plan('company', '陪伴聊天', '陪着说话、读报、下棋。', 2_500, [...each([at(15)], 60, 2)]),
    {
      ...plan('urgent', '当天上门帮忙', '水管堵了、灯坏了、人不太舒服要人看看。有生命危险先打120。', 3_000, [
        ...each([at(8), at(14), at(19)], 60, 1),
      ]),
      more: { ...until(0, at(18, 50)), latePercent: 0, answerMinutes: 30 },
    },
  ]
}

const nursingAt = (place: DemoFacility): Plan[] => [
  {
    ...{ service: 'rehabilitation', name: '上门康复训练', about: '按医嘱做关节活动和走路训练。', minutes: 60 },
    fen: priceOf(place, 'doctor', /康复/, 6_000),
    times: each([at(9), at(10, 30), at(15)], 60, 1).map((time) => ({ ...time, weekdays: WEEKDAYS })),
    // The one that is for a level here, so that a demonstration has such a service.
    more: { ...DAY_BEFORE, latePercent: 30, stoppedPercent: 50, levelFrom: 2 },
  },
]

/** Everything that can be booked of a generated register: a full set where somebody is played, lunches in every canteen. */
export function generateCatalogue(
  city: string,
  all: readonly DemoFacility[],
  homes: readonly Home[],
  now: Date,
): Catalogue {
  const offered = [...homes.flatMap((home) => offeredAt(city, home)), ...elsewhere(city, all, homes)]
  const rows = offered.map((one) => rowsOf(city, one, now))
  const own = homes.map(({ provider: { id, name, phone } }) => ({ id, name, phone }))
  const others = offered.flatMap(({ place, provider: of }) => (of ? [] : [place]))
  const providers = new Map([...own, ...others].map(({ id, name, phone }) => [id, { id, name, phone }]))
  const seats = new Map(all.flatMap((one) => (one.type === 'canteen' ? [[one.county, one.id] as const] : [])).reverse())
  const meals = offered.filter(({ plan }) => plan.service === 'meal-in')
  const nearHomes = meals.filter(({ near }) => near).map(({ place }) => place.id)
  return {
    providers: [...providers.values()].map((one) => ({ ...one, city, assesses: false, demo: true, createdAt: now })),
    offerings: rows.map(({ row }) => row),
    times: rows.flatMap(({ times }) => times),
    cooks: [...new Set([...nearHomes, ...seats.values()])],
  }
}

interface Offered {
  readonly place: DemoFacility
  readonly plan: Plan
  readonly near: boolean
  /** Whose it is; the place's own where it is absent. */
  readonly provider?: string
  /** Somebody plays its desk. */
  readonly byHand: boolean
}

function offeredAt(city: string, home: Home): Offered[] {
  const { canteen, others, mealPoint, kitchen, bath, station, nursing, provider: own, played } = home
  const ours = (place: DemoFacility | undefined, plans: (place: DemoFacility) => Plan[], byHand = played): Offered[] =>
    place ? plans(place).map((plan) => ({ place, plan, near: true, provider: own.id, byHand })) : []
  const concessions = [...(CONCESSIONS[city] ?? [])]
  const withConcessions = (plan: Plan): Plan => ({ ...plan, more: { ...plan.more, concessions } })
  const through = { throughId: canteen.id, ...(kitchen ? { kitchenId: kitchen.id } : {}) }
  return [
    // A canteen's lunches need nobody's yes; what is carried to a door is looked at first.
    ...ours(canteen, (place) => mealsAt(place).map(withConcessions), false).map((one) => ({
      ...one,
      byHand: played && one.plan.service === 'meal-delivery',
    })),
    ...ours(mealPoint, (place) => [withConcessions(lunchAt(place, 20, { ...DAY_BEFORE, ...through }))], false),
    ...ours(bath, bathsAt),
    ...ours(station, visitsAt),
    ...ours(nursing, nursingAt),
    ...others.flatMap((place) =>
      mealsAt(place).map((plan) => ({ place, plan: withConcessions(plan), near: true, byHand: false })),
    ),
  ]
}

function elsewhere(city: string, all: readonly DemoFacility[], homes: readonly Home[]): Offered[] {
  const near = new Set(homes.flatMap(({ canteen, others }) => [canteen, ...others].map(({ id }) => id)))
  const concessions = [...(CONCESSIONS[city] ?? [])]
  return all
    .filter(({ type, id }) => type === 'canteen' && !near.has(id))
    .map((place) => ({ place, plan: lunchAt(place, 40, { concessions }), near: false, byHand: false }))
}

function rowsOf(city: string, { place, plan, provider: of, byHand }: Offered, now: Date) {
  const { service, key = '', name, about, fen, unit, minutes, times, more } = plan
  const id = demoId(`offering/${place.id}/${service}/${key}`)
  const row: OfferingRow = {
    ...{ id, city, county: place.county, providerId: of ?? place.id, facilityId: place.id, service, name, about, fen },
    ...{ unit: unit ?? (service.startsWith('meal') ? 'portion' : 'visit'), minutes, concessions: [] },
    ...{ acceptance: byHand ? ('by-hand' as const) : ('at-once' as const), answerMinutes: 120, closesDays: 0 },
    ...{ closesMinute: 600, freeDays: 0, freeMinute: 600, latePercent: 0, stoppedPercent: 0, waitMinutes: 60 },
    ...{ reachMetres: null, levelFrom: null, kitchenId: null, throughId: null, diets: [], version: 1, closedAt: null },
    ...{ demo: true, createdAt: now },
    ...more,
  }
  const rows = times.map(({ starts, ends, capacity, meal, weekdays = EVERY_DAY }): TimeRow => ({
    id: demoId(`time/${id}/${starts}`),
    ...{ offeringId: id, weekdays: [...weekdays], starts, ends, capacity, meal: meal ?? null, createdAt: now },
    endedAt: null,
  }))
  return { row, times: rows }
}
