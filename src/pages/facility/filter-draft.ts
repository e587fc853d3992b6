import { MOST_FEN } from '@/client/finding-filters'
import { dayAfter } from '@/domain/facility/hours'
import { isRealDay } from '@/domain/person/date'
import { halfWidth } from '@/domain/person/typed'
import type { DateParts } from '@/ui'

/** What was typed on the page of conditions, read. */

/** Days ahead that somebody may ask for; nobody knows opening hours further on. */
const FURTHEST_DAYS = 366

/** A day as typed: nothing at all is no day and no problem. */
export function readDay(
  { year, month, day }: DateParts,
  today: string,
): { readonly on?: string; readonly problem?: string } {
  if (!year && !month && !day) return {}
  if (!year || !month || !day) return { problem: '年、月、日都要填,还有没填的' }
  if (year.length !== 4) return { problem: `年份要写4位数,例如 ${today.slice(0, 4)}` }
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isRealDay(on)) return { problem: '日历上没有这一天,请看看年月日对不对' }
  if (on < today) return { problem: '这一天已经过去了,请填今天或以后的日子' }
  if (on > dayAfter(today, FURTHEST_DAYS)) return { problem: '太远了,请填一年以内的日子' }
  return { on }
}

const FEN = 100

/** Yuan as typed, in fen; nothing at all is no limit and no problem. */
export function readPrice(typed: string): { readonly fen: number | null; readonly problem?: string } {
  const text = halfWidth(typed).trim()
  if (text === '') return { fen: null }
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text)) return { fen: null, problem: '请写数字,例如 10 或 12.5' }
  const fen = Math.round(Number(text) * FEN)
  return fen > MOST_FEN ? { fen: null, problem: '这个价格太大了,请写小一点' } : { fen }
}

/** `1944-03-05` as three numbers without idle zeros. */
export function partsOf(on: string): DateParts {
  const [year = '', month = '', day = ''] = on.split('-').map((part) => String(Number(part)))
  return { year, month, day }
}
