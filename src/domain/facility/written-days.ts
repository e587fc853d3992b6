import { DASHES, halfWidth } from '../person/typed'
import type { MobileStop, OpenSpan } from './facility'
import { clockText } from './hours'

/** What a cell says, or one sentence with what is wrong and what to write. */
export type Written<T> = { readonly value: T; readonly fault?: undefined } | { readonly fault: string }

const MIDNIGHT = 1440
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
const LETTERS = '一二三四五六日'
const SEPARATOR = ';'

/** Everything of one width, one kind of dash: «8:00-12:00» and «8:00—12:00» are the same. */
const plain = (cell: string): string =>
  halfWidth(cell)
    .replace(DASHES, '-')
    .replace(/[~\u301c]/g, '-')
    .trim()

const parts = (cell: string): string[] =>
  plain(cell)
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** 1 … 7 of «一» … «日»; 0 for anything else. */
const weekdayNumber = (letter: string): number => LETTERS.indexOf(letter === '天' ? '日' : letter) + 1

/** Weekdays of «每天», «工作日», «周末», «周一至周五», «周一、周三»; null where it is none of these. */
function readDays(text: string): number[] | null {
  if (text === '每天' || text === '每日') return [...WEEK]
  // What a place does on holidays and make-up days is a column of its own.
  if (text === '工作日') return WEEK.slice(0, 5)
  if (text === '周末' || text === '双休日') return WEEK.slice(5)
  const days = new Set<number>()
  for (const item of text.replace(/星期|礼拜/g, '周').split('、')) {
    const [, first = '', last = first] = /^周([一二三四五六日天])(?:[至到-]周?([一二三四五六日天]))?$/.exec(item) ?? []
    const [from, to] = [weekdayNumber(first), weekdayNumber(last)]
    if (first === '' || to < from) return null
    for (let day = from; day <= to; day += 1) days.add(day)
  }
  return WEEK.filter((day) => days.has(day))
}

const SPAN = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/

/** Minutes after midnight of one «08:00-12:00». */
function readSpan(text: string): Written<{ readonly from: number; readonly to: number }> {
  if (text === '24小时') return { value: { from: 0, to: MIDNIGHT } }
  const found = SPAN.exec(text)
  if (!found) return { fault: `「${text}」不是时间,请写成08:00-12:00` }
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = found.slice(1).map(Number)
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute]
  if (fromMinute > 59 || toMinute > 59 || from >= MIDNIGHT || to > MIDNIGHT)
    return { fault: `「${text}」里有不存在的时间,一天是00:00到24:00` }
  if (to <= from)
    return { fault: `「${text}」关门不能早于开门;过夜的请写成两段,例如:周一 22:00-24:00;周二 00:00-06:00` }
  return { value: { from, to } }
}

/** «周六、周日 休息»: clerks say when nobody is there, too. */
const RESTS = /^(\D+?) *(休息|不开放|关门)$/

const readRest = (part: string): number[] | null => {
  const words = RESTS.exec(part)?.[1]
  return words === undefined ? null : readDays(words.replace(/\s/g, ''))
}

const ONLY_RESTS = '只写了哪天休息,没有写开门时间。不知道开门时间就空着;每天都休息的请填停业日期'

const DAYS_FIRST = '先写星期,再写时间,例如:周一至周五 08:00-12:00,14:00-18:00;周六 09:00-11:30'

function readPart(part: string): Written<OpenSpan[]> {
  if (part === '24小时') return { value: [{ days: [...WEEK], from: 0, to: MIDNIGHT }] }
  const [, dayWords = '', spanWords = ''] = /^(\D+?) *(\d.*)$/.exec(part) ?? []
  const days = readDays(dayWords.replace(/\s/g, ''))
  if (days === null || days.length === 0) return { fault: `看不懂「${part}」。${DAYS_FIRST}` }
  const spans: OpenSpan[] = []
  for (const word of spanWords.replace(/\s/g, '').split(',')) {
    const span = readSpan(word)
    if (span.fault !== undefined) return span
    spans.push({ days, ...span.value })
  }
  return { value: spans }
}

function overlapIn(spans: readonly OpenSpan[]): string | null {
  for (const day of WEEK) {
    const today = spans.filter(({ days }) => days.includes(day)).sort((a, b) => a.from - b.from)
    const second = today.find(({ from }, index) => index > 0 && from < (today[index - 1]?.to ?? 0))
    if (second) return `周${LETTERS[day - 1]}的时间重叠了:${clockText(second.from)}这时已经开门`
  }
  return null
}

/**
 * Opening hours as a clerk writes them: «周一至周五 08:00-12:00,14:00-18:00;周六 09:00-11:30», «每天 09:00-17:00», «24小时».
 * Empty is not known.
 */
export function readHours(cell: string): Written<OpenSpan[]> {
  const spans: OpenSpan[] = []
  const rests = new Set<number>()
  for (const part of parts(cell)) {
    const rest = readRest(part)
    rest?.forEach((day) => rests.add(day))
    if (rest) continue
    const read = readPart(part)
    if (read.fault !== undefined) return read
    spans.push(...read.value)
  }
  if (rests.size > 0 && spans.length === 0) return { fault: ONLY_RESTS }
  const both = spans.flatMap(({ days }) => days).find((day) => rests.has(day))
  if (both !== undefined) return { fault: `周${LETTERS[both - 1]}写了休息,又写了开门时间,请核对` }
  const overlap = overlapIn(spans)
  return overlap === null ? { value: spans } : { fault: overlap }
}

/** «每天», «周一至周五», «周一、周三»: what `readHours` reads. */
export function daysText(days: readonly number[]): string {
  if (days.length === WEEK.length) return '每天'
  const name = (day: number) => `周${LETTERS[day - 1] ?? ''}`
  const runs: number[][] = []
  for (const day of days) {
    const run = runs[runs.length - 1]
    if (run && run[run.length - 1] === day - 1) run.push(day)
    else runs.push([day])
  }
  const runText = (run: readonly number[]) =>
    run.length > 2 ? `${name(run[0] ?? 0)}至${name(run[run.length - 1] ?? 0)}` : run.map(name).join('、')
  return runs.map(runText).join('、')
}

const spanText = (from: number, to: number): string =>
  from === 0 && to === MIDNIGHT ? '24小时' : `${clockText(from)}-${clockText(to)}`

/** Hours as `readHours` reads them; spans of the same days stand together. */
export function hoursText(hours: readonly OpenSpan[]): string {
  const byDays: { readonly days: string; readonly spans: string[] }[] = []
  for (const { days, from, to } of hours) {
    const words = daysText(days)
    const last = byDays[byDays.length - 1]
    if (last?.days === words) last.spans.push(spanText(from, to))
    else byDays.push({ days: words, spans: [spanText(from, to)] })
  }
  return byDays.map(({ days, spans }) => `${days} ${spans.join(',')}`).join(SEPARATOR)
}

const STOP_FORM = '请依次写星期、时间、地点、内容,中间空一格,例如:周三 09:00-11:00 南马街道办事处门口 流动助浴车'

function readStop(part: string): Written<MobileStop[]> {
  const [dayWords = '', spanWords = '', ...rest] = part.split(/\s+/)
  const what = rest.pop()
  if (what === undefined || rest.length === 0) return { fault: `看不懂「${part}」。${STOP_FORM}` }
  const spans = readPart(`${dayWords} ${spanWords}`)
  if (spans.fault !== undefined) return spans
  return { value: spans.value.map((span) => ({ where: rest.join(' '), what, ...span })) }
}

/** Where a mobile service stops: «周三 09:00-11:00 南马街道办事处门口 流动助浴车», several with «;» between them. */
export function readStops(cell: string): Written<MobileStop[]> {
  const stops: MobileStop[] = []
  for (const part of parts(cell)) {
    const read = readStop(part)
    if (read.fault !== undefined) return read
    stops.push(...read.value)
  }
  return { value: stops }
}

/** Stops as `readStops` reads them. */
export const stopsText = (stops: readonly MobileStop[]): string =>
  stops
    .map(({ where, what, days, from, to }) => `${daysText(days)} ${spanText(from, to)} ${where} ${what}`)
    .join(SEPARATOR)
