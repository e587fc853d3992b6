import { weekdayOf } from '@/domain/facility/hours'
import { fullYears } from '@/domain/person/age'

/** Numbers and days as people say them. */

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** 1 «周一» … 7 «周日» */
export const weekday = (number: number): string => WEEKDAYS[number - 1] ?? ''

/** «82岁» on a day; nothing where the birth date is not known. */
export const age = (birthDate: string | null, on: string): string => (birthDate ? `${fullYears(birthDate, on)}岁` : '')

/** Fen as yuan, without idle zeros: 7000 → «70 元», 850 → «8.5 元». */
export function yuan(fen: number): string {
  return `${fen / 100} 元`
}

/** «审核通过后,预计每月至少 70 元»; nothing where no sum is sure. */
export const monthlyWords = (fen: number): string => (fen > 0 ? `审核通过后,预计每月至少 ${yuan(fen)}` : '')

/** «2027年3月5日» */
export function day(text: string): string {
  const [year, month, date] = text.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** «11月22日 周日» */
export function fullDay(text: string): string {
  const [, month, date] = text.split('-').map(Number)
  return `${month}月${date}日 ${weekday(weekdayOf(text))}`
}

/** «2023年12月16日 周六» */
export const longDay = (text: string): string => `${text.slice(0, 4)}年${fullDay(text)}`

/** A question's words for whom it is asked: «{who}» becomes 您 or 妈妈. */
export function addressed(text: string, who: string): string {
  return text.split('{who}').join(who)
}
