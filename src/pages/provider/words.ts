import type { DeskBooking } from '@/contract/booking/desk'
import type { BookingDetails, PriceCard } from '@/contract/booking/shapes'
import { clockWords } from '@/domain/booking/words'
import { PAYER_WORDS, type Payer } from '@/domain/booking/money'
import { ALLERGEN_WORDS, DIET_WORDS, MEAL_WORDS, SERVICE_RULES, type Meal } from '@/domain/booking/services'
import type { BookingState } from '@/domain/booking/states'
import { CHINA_AHEAD_MS, chinaDay } from '@/domain/person/date'
import type { Tone } from '@/ui'
import { fullDay, yuan } from '../words'

/** What clerks and care workers read: short, as a kitchen and a doorstep say it. */

export const MEAL_CHIPS = (['breakfast', 'lunch', 'dinner'] as const).map((value) => ({
  value,
  label: MEAL_WORDS[value],
}))

/** «11:30–12:30» */
export const hoursWords = ({ starts, ends }: Pick<DeskBooking, 'starts' | 'ends'>): string =>
  `${clockWords(starts)}–${clockWords(ends)}`

/** «11月25日 周三 午餐 11:30–12:30» */
export const whenWords = (booking: Pick<DeskBooking, 'day' | 'meal' | 'starts' | 'ends'>): string =>
  [fullDay(booking.day), booking.meal && MEAL_WORDS[booking.meal], hoursWords(booking)].filter(Boolean).join(' ')

/** «软食套餐 2 份»; a visit is one. */
export const whatWords = ({ service, name, units }: Pick<DeskBooking, 'service' | 'name' | 'units'>): string =>
  SERVICE_RULES[service].kind === 'meal' || units > 1
    ? `${name} ${units} ${SERVICE_RULES[service].kind === 'meal' ? '份' : '小时'}`
    : name

/** «软食、低盐;不能吃花生»; nothing where she eats as everybody does. */
export function dietWords({ diets = [], allergens = [] }: Pick<BookingDetails, 'diets' | 'allergens'>): string {
  const wants = diets.map((diet) => DIET_WORDS[diet]).join('、')
  const never = allergens.map((allergen) => ALLERGEN_WORDS[allergen]).join('、')
  return [wants, never && `不能吃${never}`].filter(Boolean).join(';')
}

const STATES: Readonly<Record<BookingState, { readonly words: string; readonly tone: Tone }>> = {
  requested: { words: '等您接单', tone: 'wait' },
  accepted: { words: '已接单', tone: 'good' },
  started: { words: '正在服务', tone: 'info' },
  served: { words: '做完了,等老人确认', tone: 'info' },
  confirmed: { words: '完成', tone: 'good' },
  cancelled: { words: '已取消', tone: 'plain' },
  declined: { words: '没有接', tone: 'plain' },
  missed: { words: '没等到人', tone: 'plain' },
  stopped: { words: '中途停了', tone: 'plain' },
  unfit: { words: '身体不合适,没做', tone: 'plain' },
}
export const stateWords = (state: BookingState): string => STATES[state].words
export const stateTone = (state: BookingState): Tone => STATES[state].tone

/** «10:05», in China. */
export const clockOfInstant = (instant: string): string =>
  new Date(Date.parse(instant) + CHINA_AHEAD_MS).toISOString().slice(11, 16)

/** «10:40 前回话», with the day where it is another one. @param today `YYYY-MM-DD` */
export function answerWords({ answerBy, late }: Pick<DeskBooking, 'answerBy' | 'late'>, today: string): string {
  if (answerBy === null) return ''
  const on = chinaDay(Date.parse(answerBy))
  const when = `${on === today ? '' : `${fullDay(on)} `}${clockOfInstant(answerBy)}`
  return late ? `说好 ${when} 前回话,已经晚了` : `${when} 前回话`
}

/** «市里出 2 元»: what others pay, a line each. */
export const shareLines = ({ shares }: Pick<PriceCard, 'shares'>): readonly string[] =>
  shares.filter(({ fen }) => fen > 0).map(({ payer, fen }) => `${PAYER_WORDS[payer]} ${yuan(fen)}`)

/** «收 6 元(原价 12 元,市里出 2 元,企业让利 4 元)» */
export function tillWords(price: PriceCard): string {
  const shares = shareLines(price)
  if (shares.length === 0) return `收 ${yuan(price.ownFen)}`
  return `收 ${yuan(price.ownFen)}(原价 ${yuan(price.listFen)},${shares.join(',')})`
}

export const payerWords = (payer: Payer): string => PAYER_WORDS[payer]

/** The meal that is eaten at this hour: breakfast to ten, lunch to half past three. @param instant milliseconds since 1970 */
export function mealAt(instant: number): Meal {
  const hour = new Date(instant + CHINA_AHEAD_MS).toISOString().slice(11, 16)
  if (hour < '10:00') return 'breakfast'
  return hour < '15:30' ? 'lunch' : 'dinner'
}
