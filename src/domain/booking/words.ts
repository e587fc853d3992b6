import { weekdayOf } from '../facility/hours'
import { yuan } from '../operator/words'
import type { Price } from './money'
import { MEAL_WORDS, SERVICE_RULES, UNIT_WORDS, type Meal, type Service, type Unit } from './services'

/** A booking in words, as notices, desks and refusals say it. */

const WEEKDAYS = '一二三四五六日'

/** «11月25日(周三)». @param day `YYYY-MM-DD` */
export const dayWords = (day: string): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日(周${WEEKDAYS.charAt(weekdayOf(day) - 1)})`

/** «9:05». @param minute after midnight, 0 … 1440 */
export const clockWords = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** What a booking is of, for `bookingWords`. */
export interface BookedThing {
  readonly service: Service
  /** «软食套餐» */
  readonly name: string
  /** «春晖食堂» */
  readonly place: string
  readonly day: string
  /** Minutes after midnight. */
  readonly starts: number
  readonly meal: Meal | null
  readonly units: number
  readonly unit: Unit
}

/** «11月25日(周三)午餐 11:30 软食套餐2份(春晖食堂)», the meal where it is one. Names nobody: it stands in notices to those who serve. */
export function bookingWords({ day, starts, meal, name, units, unit, place }: BookedThing): string {
  const many = units > 1 ? `${units}${UNIT_WORDS[unit]}` : ''
  return `${dayWords(day)}${meal ? MEAL_WORDS[meal] : ''} ${clockWords(starts)} ${name}${many}(${place})`
}

/** The title of an order's case: «订午餐:春晖食堂», «上门助浴:康乐洗浴». */
export const orderTitle = (service: Service, place: string, meal: Meal | null): string =>
  `${meal ? `订${MEAL_WORDS[meal]}` : SERVICE_RULES[service].name}:${place}`

/** «一共 15 元,自己付 13 元» */
export const priceWords = ({ listFen, ownFen }: Pick<Price, 'listFen' | 'ownFen'>): string =>
  listFen === ownFen ? `自己付 ${yuan(ownFen)}` : `一共 ${yuan(listFen)},自己付 ${yuan(ownFen)}`

/** The days by name when there are few, else the first and how many. @param days `YYYY-MM-DD`, earliest first */
export const daysWords = (days: readonly string[]): string =>
  days.length <= 3 ? days.map(dayWords).join('、') : `${dayWords(days[0]!)}等${days.length}天`
