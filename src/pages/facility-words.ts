import type { FacilityCard, FacilityService, OpenSpan } from '@/domain/facility/facility'
import { clockText, openState, type WallTime } from '@/domain/facility/hours'
import { weekday, yuan } from './words'

/** Whether a place is open now, or when it opens next. Holidays are not known, so a page adds «以门口公告为准». */
export function openWords(
  hours: readonly OpenSpan[],
  now: WallTime,
): { readonly open: boolean; readonly words: string } {
  const state = openState(hours, now)
  if (!state) return { open: false, words: '开门时间请电话问' }
  if (state.open) return { open: true, words: `开着,到 ${clockText(state.until)}` }
  const when = ['今天', '明天'][state.inDays] ?? weekday(((now.weekday - 1 + state.inDays) % 7) + 1)
  return { open: false, words: `${when} ${clockText(state.at)} 开` }
}

/** «周一到周五»; days that do not follow each other are named one by one. */
export function daysWords(days: readonly number[]): string {
  if (days.length === 7) return '每天'
  const inRow = days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1)
  const [first = 1] = days
  if (inRow && days.length > 2) return `${weekday(first)}到${weekday(days[days.length - 1] ?? first)}`
  return days.map(weekday).join('、')
}

export const spanWords = ({ from, to }: OpenSpan): string => `${clockText(from)}–${clockText(to)}`

/** «老人午餐 8 元起» */
export function priceWords(price: FacilityCard['price']): string {
  return price ? `${price.what} ${yuan(price.fen)}${price.from ? '起' : ''}` : ''
}

/** A service's price, or that one has to ask. */
export function serviceWords({ fen, from, unit }: FacilityService): string {
  if (fen === undefined) return '价格问店里'
  if (fen === 0) return '免费'
  return `${yuan(fen)}${unit ? `/${unit}` : ''}${from ? '起' : ''}`
}
