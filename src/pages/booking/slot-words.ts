import type { MenuCard, OfferingCard, SlotCard } from '@/contract/booking/shapes'
import { cancelPercent, minuteOf } from '@/domain/booking/clock'
import {
  ALLERGEN_WORDS,
  DIET_WORDS,
  MEAL_WORDS,
  SERVICE_RULES,
  UNIT_WORDS,
  type Allergen,
  type Meal,
  type ServiceKind,
} from '@/domain/booking/services'
import { chinaDay } from '@/domain/person/date'
import { clockText, dayAfter, weekdayOf } from '@/domain/facility/hours'
import { fullDay, weekday } from '../words'

/** Days, hours and places of what can be booked, in words. */

type When = Pick<SlotCard, 'day' | 'starts' | 'ends' | 'meal'>

/** «11:00–12:30» */
export const hoursWords = ({ starts, ends }: Pick<When, 'starts' | 'ends'>): string =>
  `${clockText(starts)}–${clockText(ends)}`

/** «午餐» where it is one, else its hours. */
const mealOrHours = (when: When): string => (when.meal ? MEAL_WORDS[when.meal] : hoursWords(when))

/** «11月23日 周一 午餐» */
export const whenWords = (when: When): string => `${fullDay(when.day)} ${mealOrHours(when)}`

/** «11月23日 周一 午餐 11:00–12:30» */
export const whenLong = (when: When): string => (when.meal ? `${whenWords(when)} ${hoursWords(when)}` : whenWords(when))

/** «今天 周日», «明天 周一», «11月25日 周三» */
export function dayNear(day: string, today: string): string {
  const [date = '', name = ''] = fullDay(day).split(' ')
  if (day === today) return `今天 ${name}`
  return day === dayAfter(today, 1) ? `明天 ${name}` : `${date} ${name}`
}

/** «11月22日 周日 15:50» of an instant, in China. */
export const hourOf = (instant: string): string => {
  const at = Date.parse(instant)
  return `${fullDay(chinaDay(at))} ${clockText(minuteOf(new Date(at)))}`
}

/** «今天 15:50», «明天 09:00», else with its day. */
export function soonWords(instant: string, today: string): string {
  const at = Date.parse(instant)
  const hour = clockText(minuteOf(new Date(at)))
  return chinaDay(at) === today ? hour : `${fullDay(chinaDay(at))} ${hour}`
}

/** How a slot stands, and why where it cannot be booked. */
export function placesWords({ state, left, waiting, closesAt }: SlotCard): string {
  switch (state) {
    case 'open':
      return `还有 ${left} 个位子,${hourOf(closesAt)} 前可以订`
    case 'full':
      return waiting > 0 ? `满了,${waiting} 人在排队` : '满了,可以排队等'
    case 'closed':
      return '这天不开'
    case 'over':
      return `${hourOf(closesAt)} 截止,已经过了`
  }
}

/** As few that one should not wait. */
const FEW_LEFT = 5

/** What speaks for booking at once: that few are left, or that it closes today; empty where nothing does. */
export function hurryWords({ left, closesAt }: Pick<SlotCard, 'left' | 'closesAt'>, today: string): string {
  const closes = chinaDay(Date.parse(closesAt)) === today ? `今天 ${soonWords(closesAt, today)} 前要订好` : ''
  return [left <= FEW_LEFT ? `只剩 ${left} 个位子` : '', closes].filter(Boolean).join(',')
}

/** «红烧茄子、米饭» */
export const dishNames = ({ dishes }: Pick<MenuCard, 'dishes'>): string => dishes.map(({ name }) => name).join('、')

/** «里面有她过敏的:鸡蛋»; empty where nothing of it is cooked. */
export function clashWords({ dishes }: Pick<MenuCard, 'dishes'>, cannotEat: readonly Allergen[]): string {
  const clashing = cannotEat.filter((one) => dishes.some(({ allergens }) => allergens.includes(one)))
  return clashing.length > 0 ? `有过敏的:${clashing.map((one) => ALLERGEN_WORDS[one]).join('、')}` : ''
}

/** «红烧茄子(软食)、米饭» */
export function dishesWords({ dishes }: Pick<MenuCard, 'dishes'>): string {
  return dishes
    .map(({ name, diets }) => {
      const marks = diets.map((diet) => DIET_WORDS[diet]).join(' ')
      return marks ? `${name}(${marks})` : name
    })
    .join('、')
}

/** «有:鸡蛋、大豆» of all dishes; empty where none is marked. */
export function allergensWords({ dishes }: Pick<MenuCard, 'dishes'>): string {
  const found = new Set(dishes.flatMap(({ allergens }) => allergens))
  return found.size > 0 ? `会过敏的请留意:${[...found].map((one) => ALLERGEN_WORDS[one]).join('、')}` : ''
}

export const menuOf = (menus: readonly MenuCard[], { day, meal }: Pick<When, 'day' | 'meal'>): MenuCard | undefined =>
  menus.find((menu) => menu.day === day && menu.meal === meal)

/** Meals that there are among slots, in the order of the day. */
export const mealsAmong = (slots: readonly SlotCard[]): readonly Meal[] =>
  (Object.keys(MEAL_WORDS) as Meal[]).filter((meal) => slots.some((slot) => slot.meal === meal))

/** Days of the week on which chosen slots fall, Monday first. */
export const weekdaysOf = (slots: readonly Pick<SlotCard, 'day'>[]): readonly number[] =>
  [...new Set(slots.map(({ day }) => weekdayOf(day)))].sort((a, b) => a - b)

/** «每周一、二、四» */
export const everyWeekWords = (weekdays: readonly number[]): string =>
  `每${weekdays.map((day, at) => (at === 0 ? weekday(day) : weekday(day).replace('周', ''))).join('、')}`

/** Distance as people say it: «400 米», «2.3 公里». */
export function metresWords(metres: number | null): string {
  if (metres === null) return ''
  return metres < 1000 ? `${Math.max(10, Math.round(metres / 10) * 10)} 米` : `${(metres / 1000).toFixed(1)} 公里`
}

/** What cancelling costs and until when it does not; said before anything is booked. */
export function cancelRule(slots: readonly Pick<SlotCard, 'freeUntil'>[], latePercent: number): string {
  const undo = '订好后 10 分钟内可以随便撤回'
  if (latePercent === 0) return `${undo};之后、服务开始前取消,也不收钱。`
  const [first] = [...slots].sort((a, b) => (a.freeUntil < b.freeUntil ? -1 : 1))
  if (!first) return `${undo}。`
  const each = slots.length > 1 ? '每一天都是各算各的,最早的一天' : ''
  return `${undo};之后,${each}${hourOf(first.freeUntil)} 前取消不收钱,过了收价钱的 ${latePercent}%。`
}

/** Whether cancelling costs nothing at this moment. */
export const isFreeNow = (
  { undoUntil, freeUntil }: { readonly undoUntil: string; readonly freeUntil: string },
  now: number,
): boolean =>
  cancelPercent(new Date(now), { undoUntil: new Date(undoUntil), freeUntil: new Date(freeUntil), latePercent: 100 }) ===
  0

const DOING_WORDS: Readonly<Record<ServiceKind, string>> = { meal: '订饭', bath: '订洗澡', home: '订上门服务' }

/** What is being done, after whose affair it is: «替 妈妈 订饭». */
export const doingWords = (service: OfferingCard['service'], act: 'book' | 'wait'): string =>
  act === 'wait' ? '排队等位' : DOING_WORDS[SERVICE_RULES[service].kind]

/** What the button says: «订 4 份午餐», «订 2 次上门助浴», «订助洁 2 小时». */
export function actWords(
  { service, unit }: Pick<OfferingCard, 'service' | 'unit'>,
  slots: readonly Pick<SlotCard, 'meal'>[],
  units: number,
): string {
  const meals = [...new Set(slots.map(({ meal }) => meal))]
  const [meal] = meals
  const all = units * slots.length
  if (SERVICE_RULES[service].kind === 'meal')
    return `订 ${all} 份${meals.length === 1 && meal ? MEAL_WORDS[meal] : '饭'}`
  const name = SERVICE_RULES[service].name
  if (unit === 'hour')
    return slots.length > 1 ? `订 ${slots.length} 次${name}` : `订 ${units} ${UNIT_WORDS.hour}${name}`
  return slots.length > 1 ? `订 ${slots.length} 次${name}` : `订${name}`
}
