import type { DayInfo } from '@/domain/facility/day'
import type { FacilityCard, FacilityService, Grade, HolidayHabit, OpenSpan } from '@/domain/facility/facility'
import {
  clockText,
  dayAfter,
  hoursOn,
  openState,
  weekdayOf,
  type Doubt,
  type OpeningHabit,
  type OpenState,
  type WallTime,
} from '@/domain/facility/hours'
import { fullDay, longDay, weekday, yuan } from './words'

const MIDNIGHT = 1440
const WEEK = [1, 2, 3, 4, 5, 6, 7]

/** A place's state in words: as long as a row has room for. */
export interface OpenWords {
  /** By the hours that are known. */
  readonly open: boolean
  /** False where one should ring before going; the words say so or are hedged. */
  readonly sure: boolean
  readonly words: string
  /** A sentence of its own, where the row's words had no room for the reason. */
  readonly note?: string
}

type Habit = OpeningHabit & {
  /** `YYYY-MM-DD` since when it is closed for good. */
  readonly closedOn?: string
}

/** What a place does, or somebody who drives around. */
type Comes = '开' | '来'
type KnownDoubt = Exclude<Doubt, 'unpublished'>

const infoOn = (days: readonly DayInfo[], date: string): DayInfo | undefined => days.find((day) => day.date === date)

/** «今天», «明天(周一)», «周三(11月25日)» */
function whenWords(today: string, inDays: number): string {
  if (inDays === 0) return '今天'
  const date = dayAfter(today, inDays)
  const name = weekday(weekdayOf(date))
  return inDays === 1 ? `明天(${name})` : `${name}(${fullDay(date).split(' ')[0] ?? ''})`
}

/** Why it is not sure of a day that the place said nothing of: «今天国庆节放假,开不开请先打电话». */
function doubtWords(doubt: KnownDoubt, when: string, name: string | undefined, comes: Comes): string {
  return `${when}${doubt === 'holiday' ? `${name ?? '节假日'}放假` : '是补班日'},${comes}不${comes}请先打电话`
}

/** A year whose days are not published is another thing than days that this phone has not got. */
const unpublishedWords = (days: readonly DayInfo[], date: string): string =>
  infoOn(days, date) ? '这一年的放假安排还没公布,节假日请先打电话' : '没有取到放假安排,节假日请先打电话'

const allDay = (hours: readonly OpenSpan[]): boolean =>
  WEEK.every((number) => hours.some(({ days, from, to }) => from === 0 && to === MIDNIGHT && days.includes(number)))

/** Until when it stays open, past midnight too. */
function untilWords({ hours }: OpeningHabit, date: string, until: number): string {
  if (until < MIDNIGHT) return `到 ${clockText(until)}`
  const tomorrow = weekdayOf(dayAfter(date, 1))
  const on = hours.find(({ days, from }) => from === 0 && days.includes(tomorrow))
  if (!on) return '到半夜 12 点'
  return allDay(hours) ? '24 小时都开' : `到明天 ${clockText(on.to)}`
}

/** Words for what comes next, with the doubt of its day. */
function nextWords(next: NonNullable<OpenState['next']>, days: readonly DayInfo[], today: string, comes: Comes) {
  const when = whenWords(today, next.inDays)
  const date = dayAfter(today, next.inDays)
  if (next.doubt === 'holiday' || next.doubt === 'make-up') {
    return { words: doubtWords(next.doubt, when, infoOn(days, date)?.name, comes), sure: false }
  }
  const at = clockText(next.at)
  if (next.doubt === null) return { words: `${when} ${at} ${comes}`, sure: true }
  return { words: `${when}平常 ${at} ${comes}`, sure: false, note: unpublishedWords(days, date) }
}

/** A holiday on which it rests with the offices: why it is closed, and when it opens again. */
function restsFor({ holidays }: OpeningHabit, day: DayInfo | undefined): string {
  return day?.kind === 'holiday' && holidays === 'closed' ? `今天${day.name ?? '节假日'}放假,` : ''
}

/**
 * Whether a place is open, until when, or when it opens next, in words. On a holiday or a make-up day that the place said
 * nothing of, the words send people to the phone instead of promising anything.
 * @param days what is known of today and the days after it, as `facility.near` and `facility.get` tell
 */
export function openWords(habit: Habit, days: readonly DayInfo[], now: WallTime): OpenWords {
  const { closedOn } = habit
  if (closedOn !== undefined && closedOn <= now.date) return { open: false, sure: true, words: '已停业' }
  const state = openState(habit, days, now)
  if (!state) return { open: false, sure: false, words: '开门时间请电话问' }
  if (state.open) return openNow(habit, days, now, state)
  const rests = restsFor(habit, infoOn(days, now.date))
  if (!state.next) return { open: false, sure: false, words: `${rests || '这几天不开,'}哪天开请先打电话` }
  const { words, ...told } = nextWords(state.next, days, now.date, '开')
  return { open: false, ...told, words: state.next.inDays > 0 ? `${rests}${words}` : words }
}

function openNow(habit: Habit, days: readonly DayInfo[], now: WallTime, state: OpenState): OpenWords {
  const { doubt, dayName, until = MIDNIGHT } = state
  if (doubt === 'holiday' || doubt === 'make-up') {
    return { open: true, sure: false, words: doubtWords(doubt, '今天', dayName, '开') }
  }
  const words = untilWords(habit, now.date, until)
  if (doubt === null) return { open: true, sure: true, words: `开着,${words}` }
  return { open: true, sure: false, words: `平常这时开着,${words}`, note: unpublishedWords(days, now.date) }
}

/** When somebody who comes on some days of the week is there again: «明天(周二) 09:00 来». */
export function comesWords(span: OpenSpan, days: readonly DayInfo[], now: WallTime): string {
  const state = openState({ hours: [span], holidays: 'unknown' }, days, now)
  if (!state?.open) return state?.next ? nextWords(state.next, days, now.date, '来').words : '什么时候来请电话问'
  if (state.doubt === null) return `现在在,到 ${clockText(span.to)}`
  if (state.doubt === 'unpublished') return `平常这时在,${unpublishedWords(days, now.date)}`
  return doubtWords(state.doubt, '今天', state.dayName, '来')
}

/** «周一到周五»; days that do not follow each other are named one by one. */
export function daysWords(days: readonly number[]): string {
  if (days.length === 7) return '每天'
  const inRow = days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1)
  const [first = 1] = days
  if (inRow && days.length > 2) return `${weekday(first)}到${weekday(days[days.length - 1] ?? first)}`
  return days.map(weekday).join('、')
}

/** «11:00–13:00» */
export const spanWords = ({ from, to }: Pick<OpenSpan, 'from' | 'to'>): string => `${clockText(from)}–${clockText(to)}`

const timesOf = (spans: readonly OpenSpan[]): string =>
  [...spans]
    .sort((a, b) => a.from - b.from)
    .map((span) => (span.from === 0 && span.to === MIDNIGHT ? '24 小时' : spanWords(span)))
    .join('、')

/** A line of a week's table. */
export interface WeekLine {
  /** «周一到周五» */
  readonly days: string
  /** «11:00–13:00、17:00–18:30», or «不开» */
  readonly times: string
}

/** A week as a table: days with the same hours share a line, and days without hours say «不开». Empty when none are known. */
export function weekTable(hours: readonly OpenSpan[]): readonly WeekLine[] {
  if (hours.length === 0) return []
  const lines = new Map<string, number[]>()
  WEEK.forEach((number) => {
    const times = timesOf(hours.filter(({ days }) => days.includes(number))) || '不开'
    lines.set(times, [...(lines.get(times) ?? []), number])
  })
  return [...lines].map(([times, days]) => ({ days: daysWords(days), times }))
}

const HOLIDAYS: Readonly<Record<HolidayHabit, string>> = {
  open: '国家放假的日子照常开',
  closed: '国家放假的日子不开,补班的周末照常上班',
  unknown: '国家放假的日子开不开没有登记,去之前请先打电话',
}

/** What it does on public holidays, for the last line of its week. */
export const holidayWords = (holidays: HolidayHabit): string => HOLIDAYS[holidays]

/** As many as openState looks at. */
const DAYS_AHEAD = 8

/**
 * What is known of today and the week after it, a day once and in order. Answers overlap, a list may have been asked for a
 * day months off, and a copy tells of days that are over.
 * @param answers days as answers told them; of one day the first answer counts
 */
export function daysTold(today: string, ...answers: readonly (readonly DayInfo[])[]): readonly DayInfo[] {
  const told = ([] as readonly DayInfo[]).concat(...answers)
  return Array.from({ length: DAYS_AHEAD }, (_, inDays) => infoOn(told, dayAfter(today, inDays))).filter(
    (day) => day !== undefined,
  )
}

/** The days ahead that are not like others, each with what the place does then: «10月1日 周四 国庆节» «不开». */
export function daysAhead(habit: OpeningHabit, days: readonly DayInfo[]): readonly WeekLine[] {
  if (habit.hours.length === 0) return []
  return days
    .filter(({ kind }) => kind === 'holiday' || kind === 'make-up')
    .map((day) => {
      const { spans, doubt } = hoursOn(habit, day)
      const name = day.kind === 'holiday' ? (day.name ?? '放假') : '补班日'
      return { days: `${fullDay(day.date)} ${name}`, times: doubt ? '请先打电话问' : timesOf(spans) || '不开' }
    })
}

/** «老人午餐 8 元起», «理发 免费» */
export function priceWords(price: FacilityCard['price']): string {
  if (price?.fen === 0) return `${price.what} 免费`
  return price ? `${price.what} ${yuan(price.fen)}${price.from ? '起' : ''}` : ''
}

/** A service's price, or that one has to ask. */
export function serviceWords({ fen, from, unit }: FacilityService): string {
  if (fen === undefined) return '价格请电话问'
  if (fen === 0) return '免费'
  return `${yuan(fen)}${unit ? `/${unit}` : ''}${from ? '起' : ''}`
}

/** By level, 1 … 5: letters or stars mean little to who has not read the standard. */
const LEVELS = ['评级达标', '评级较好', '评级较好', '评级很好', '评级很好'] as const

/** «评级较好», of a level 1 … 5. */
export const levelWords = (level: number): string => LEVELS[level - 1] ?? '已评级'

/** «评级较好(AAA)», «评级很好(4 星)»; with the day of the decision where `long`. */
export function gradeWords({ scale, level, on }: Grade, long = false): string {
  const sign = scale === 'letter' ? 'A'.repeat(level) : `${level} 星`
  return `${levelWords(level)}(${sign})${long && on ? `,${longDay(on)}评定` : ''}`
}

/** How many were content, more or less, or not; null or absent while too few have said so. */
type Ratings = { readonly good: number; readonly fair: number; readonly poor: number } | null | undefined

/** «30 人评过:满意 25,一般 4,不满意 1»; empty while too few have said so. */
export const ratingsWords = (ratings: Ratings): string =>
  ratings
    ? `${ratings.good + ratings.fair + ratings.poor} 人评过:满意 ${ratings.good},一般 ${ratings.fair},不满意 ${ratings.poor}`
    : ''
