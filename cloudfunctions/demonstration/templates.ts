import type { FacilityService, FacilityType, Need, OpenSpan } from '@/domain/facility/facility'
import type { Random } from './random'
import * as offer from './services'

/** What names are made of: a county, one of its towns, and a word over the door. */
export interface Where {
  readonly county: string
  readonly town: string
  readonly word: string
}

export interface Template {
  readonly type: FacilityType
  readonly typeName: string
  readonly needs: readonly Need[]
  readonly name: (where: Where) => string
  readonly hours: readonly OpenSpan[]
  readonly services: (random: Random) => FacilityService[]
  /** Serves the whole county, not one town. */
  readonly countyWide?: boolean
  /** Square metres, lowest and highest. */
  readonly area?: readonly [number, number]
  readonly beds?: readonly [number, number]
  readonly cooks?: boolean
  readonly openTo: string
  /** One in how many counties has one; every county without it. */
  readonly oneIn?: number
}

const ALL = '附近的老人,子女也可以陪同'
const HOUSED = '需要长期照护的老人'
const { HOURS } = offer
const isStreet = (town: string) => town.endsWith('街道')

/** What every county has, in the order of its register. The types are those that Linfen's document names. */
export const TEMPLATES: readonly Template[] = [
  {
    type: 'service_window',
    typeName: '养老服务窗口',
    needs: ['ask'],
    name: ({ county }) => `${county}养老服务窗口`,
    hours: HOURS.office,
    services: () => offer.free('问政策', '办申请', '约评估'),
    countyWide: true,
    openTo: '所有人',
  },
  {
    type: 'central_kitchen',
    typeName: '中央厨房',
    needs: [],
    name: ({ county }) => `${county}养老助餐中央厨房`,
    hours: HOURS.kitchen,
    services: () => [],
    countyWide: true,
    area: [300, 900],
    cooks: true,
    openTo: '只给助餐点配餐,不对外',
  },
  {
    type: 'regional_center',
    typeName: '区域养老服务中心',
    needs: ['live', 'day', 'bath', 'eat', 'visit'],
    name: ({ county }) => `${county}区域养老服务中心`,
    hours: HOURS.always,
    countyWide: true,
    area: [2000, 6000],
    services: (r) => [
      ...offer.dayCare(r),
      ...offer.lunchOnly(r),
      ...offer.bath(r),
      ...offer.visits(r),
      ...offer.beds(r, 12, 18),
    ],
    beds: [60, 160],
    cooks: true,
    openTo: '全县(市、区)的老人',
  },
  {
    type: 'rescue_station',
    typeName: '救助管理机构',
    needs: ['ask'],
    name: ({ county }) => `${county}救助管理站`,
    hours: HOURS.always,
    services: () => offer.free('临时住处', '联系家人', '送回家'),
    countyWide: true,
    openTo: '生活没有着落的人',
  },
  {
    type: 'elder_school',
    typeName: '老年学校',
    needs: ['learn'],
    name: ({ county }) => `${county}老年学校`,
    hours: HOURS.classes,
    services: () => offer.free('学手机', '书法', '合唱'),
    countyWide: true,
    area: [200, 800],
    openTo: '退休和年满60岁的人',
  },
  {
    type: 'honor_home',
    typeName: '光荣院',
    needs: ['live'],
    name: ({ county }) => `${county}光荣院`,
    hours: HOURS.always,
    services: (r) => offer.beds(r, 10, 14),
    countyWide: true,
    beds: [30, 80],
    cooks: true,
    openTo: '优抚对象优先',
    oneIn: 2,
  },
  {
    type: 'culture_park',
    typeName: '公共图书馆',
    needs: ['learn'],
    name: ({ county }) => `${county}图书馆`,
    hours: HOURS.library,
    services: () => offer.free('看书', '听书', '大字阅读'),
    countyWide: true,
    openTo: '所有人',
  },
  {
    type: 'welfare_home',
    typeName: '特困供养服务机构',
    needs: ['live'],
    name: ({ town }) => `${town}敬老院`,
    hours: HOURS.always,
    services: (r) => offer.beds(r, 8, 12),
    beds: [30, 90],
    cooks: true,
    openTo: '特困老人优先',
  },
]

/** What stands in the towns; a bigger seat has more of each. */
export const TOWN_TEMPLATES: readonly Template[] = [
  {
    type: 'canteen',
    typeName: '社区老年食堂',
    needs: ['eat'],
    name: ({ word }) => `${word}老年食堂`,
    hours: HOURS.meals,
    services: offer.meals,
    area: [120, 300],
    cooks: true,
    openTo: ALL,
  },
  {
    type: 'street_center',
    typeName: '乡镇(街道)区域养老服务中心',
    needs: ['day', 'eat', 'bath', 'visit', 'ask'],
    name: ({ town }) => `${town}养老服务中心`,
    hours: HOURS.daytime,
    area: [500, 1500],
    cooks: true,
    openTo: ALL,
    services: (r) => [...offer.dayCare(r), ...offer.lunchOnly(r), ...offer.bath(r), ...offer.visits(r)],
  },
  {
    type: 'service_window',
    typeName: '便民服务窗口',
    needs: ['ask'],
    name: ({ town }) => `${town}便民服务中心养老窗口`,
    hours: HOURS.office,
    services: () => offer.free('问政策', '帮办申请'),
    openTo: '所有人',
  },
  {
    type: 'medical',
    typeName: '基层医疗机构',
    needs: ['doctor'],
    name: ({ town }) => (isStreet(town) ? `${town}社区卫生服务中心` : `${town}卫生院`),
    hours: HOURS.daytime,
    services: () => offer.free('65岁以上每年一次健康管理', '量血压'),
    area: [400, 2000],
    openTo: '所有人',
  },
  {
    type: 'station',
    typeName: '社区居家养老服务站',
    needs: ['visit', 'bath'],
    name: ({ word }) => `${word}居家养老服务站`,
    hours: HOURS.daytime,
    services: (r) => [...offer.visits(r), ...offer.bath(r)],
    area: [80, 200],
    openTo: ALL,
  },
  {
    type: 'meal_point',
    typeName: '助餐点',
    needs: ['eat'],
    name: ({ word }) => `${word}助餐点`,
    hours: HOURS.lunch,
    services: offer.lunchOnly,
    area: [30, 80],
    openTo: ALL,
  },
  {
    type: 'day_care',
    typeName: '日间照料中心',
    needs: ['day', 'eat'],
    name: ({ word }) => `${word}日间照料中心`,
    hours: HOURS.daytime,
    services: (r) => [...offer.dayCare(r), ...offer.lunchOnly(r)],
    area: [300, 700],
    beds: [10, 25],
    cooks: true,
    openTo: ALL,
  },
  {
    type: 'care_home',
    typeName: '养老机构',
    needs: ['live'],
    name: ({ word }) => `${word}养老院`,
    hours: HOURS.always,
    services: (r) => offer.beds(r, 14, 26),
    area: [1000, 4000],
    beds: [40, 150],
    cooks: true,
    openTo: HOUSED,
  },
  {
    type: 'nursing_center',
    typeName: '护理站',
    needs: ['visit', 'doctor'],
    name: ({ word }) => `${word}护理站`,
    hours: HOURS.daytime,
    services: offer.nursing,
    area: [80, 300],
    openTo: HOUSED,
  },
  {
    type: 'embedded',
    typeName: '嵌入式社区养老机构',
    needs: ['live', 'day', 'bath'],
    name: ({ word }) => `${word}小型养老院`,
    hours: HOURS.always,
    services: (r) => [...offer.beds(r, 14, 22), ...offer.dayCare(r), ...offer.bath(r)],
    area: [300, 900],
    beds: [10, 30],
    cooks: true,
    openTo: HOUSED,
  },
  {
    type: 'culture_park',
    typeName: '公园',
    needs: ['learn'],
    name: ({ word }) => `${word}公园`,
    hours: HOURS.park,
    services: () => offer.free('散步', '下棋'),
    openTo: '所有人',
  },
]
