import type { FacilityService, Need, OpenSpan } from '@/domain/facility/facility'
import type { Random } from './random'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const WEEKDAYS = [1, 2, 3, 4, 5]
const at = (hour: number, minute = 0) => hour * 60 + minute
const span = (days: readonly number[], from: number, to: number): OpenSpan => ({ days, from, to })

export const HOURS = {
  meals: [span(EVERY_DAY, at(11), at(13)), span(EVERY_DAY, at(17), at(18, 30))],
  lunch: [span(EVERY_DAY, at(11, 15), at(12, 45))],
  kitchen: [span(EVERY_DAY, at(6), at(19))],
  daytime: [span(EVERY_DAY, at(8), at(18))],
  office: [span(WEEKDAYS, at(8), at(12)), span(WEEKDAYS, at(14, 30), at(18))],
  always: [span(EVERY_DAY, 0, at(24))],
  classes: [span(WEEKDAYS, at(9), at(11, 30)), span(WEEKDAYS, at(15), at(17))],
  park: [span(EVERY_DAY, at(6), at(21))],
  library: [span([2, 3, 4, 5, 6, 7], at(9), at(17))],
  shop: [span(EVERY_DAY, at(9), at(20))],
  mutual: [span(EVERY_DAY, at(8), at(11, 30)), span(EVERY_DAY, at(14, 30), at(17))],
  /** Nobody told. */
  unknown: [],
} as const satisfies Record<string, readonly OpenSpan[]>

/** A price in fen: whole yuan from `low` to `high`, so that it looks like one on a board. */
const yuan = (random: Random, low: number, high: number) => random.whole(low, high) * 100

export const meals = (random: Random): FacilityService[] => {
  const lunch = yuan(random, 8, 15)
  return [
    { name: '老人午餐', need: 'eat', fen: lunch, unit: '份', note: '两荤两素一汤,可少盐少油' },
    { name: '老人晚餐', need: 'eat', fen: Math.max(600, lunch - 200), unit: '份' },
    { name: '送餐上门', need: 'eat', fen: 200, unit: '次', note: '1公里内' },
  ]
}
export const lunchOnly = (random: Random): FacilityService[] => [
  { name: '老人午餐', need: 'eat', fen: yuan(random, 8, 13), unit: '份', note: '上午10点前报名' },
]
export const bath = (random: Random): FacilityService[] => [
  { name: '助浴', need: 'bath', fen: yuan(random, 20, 60), unit: '次', from: true, note: '有人陪着洗,先量血压' },
]
export const dayCare = (random: Random): FacilityService[] => [
  { name: '白天照看', need: 'day', fen: yuan(random, 15, 35), unit: '天', note: '含午休床位' },
]
export const visits = (random: Random): FacilityService[] => [
  { name: '上门打扫', need: 'visit', fen: yuan(random, 25, 45), unit: '小时' },
  { name: '上门理发', need: 'visit', fen: yuan(random, 10, 20), unit: '次' },
  { name: '陪同看病', need: 'visit', fen: yuan(random, 30, 50), unit: '小时', from: true },
]
export const nursing = (random: Random): FacilityService[] => [
  { name: '上门换药', need: 'visit', fen: yuan(random, 40, 80), unit: '次', from: true, note: '要有医嘱' },
  { name: '康复训练', need: 'doctor', fen: yuan(random, 50, 90), unit: '次', from: true },
]
export const beds = (random: Random, low: number, high: number): FacilityService[] => [
  {
    name: '入住(能自理)',
    need: 'live',
    fen: random.whole(low, high) * 10_000,
    unit: '月',
    from: true,
    note: '含床位和吃饭',
  },
  { name: '入住(要护理)', need: 'live', fen: random.whole(high + 2, high + 20) * 10_000, unit: '月', from: true },
]
export const aids = (random: Random): FacilityService[] => [
  { name: '轮椅出租', need: 'aid', fen: yuan(random, 60, 120), unit: '月', note: '押金500元' },
  { name: '护理床出租', need: 'aid', fen: yuan(random, 150, 300), unit: '月', from: true },
  { name: '拐杖、助行器试用', need: 'aid', fen: 0 },
]
export const goods = (random: Random): FacilityService[] => [
  { name: '助行器', need: 'aid', fen: yuan(random, 90, 260), unit: '个', from: true },
  { name: '洗澡椅', need: 'aid', fen: yuan(random, 80, 200), unit: '把', from: true },
  { name: '适老用品试用', need: 'aid', fen: 0 },
]
export const mutual = (random: Random): FacilityService[] => [
  { name: '午饭', need: 'eat', fen: yuan(random, 3, 6), unit: '份', note: '前一天报名' },
  { name: '白天照看', need: 'day', fen: 0 },
]
/** @param need undefined for what is free beside what one comes for: a pressure that is measured is no doctor's visit */
export const free = (need: Need | undefined, ...names: string[]): FacilityService[] =>
  names.map((name) => ({ name, ...(need && { need }), fen: 0 }))
