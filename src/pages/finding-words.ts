import { isNarrowed, type Filters } from '@/client/finding-filters'
import type { Found } from '@/client/finding'
import type { DayInfo } from '@/domain/facility/day'
import { dayAfter, hoursOn, weekdayOf, type OpeningHabit } from '@/domain/facility/hours'
import type { Pace } from '@/domain/facility/walk'
import { levelWords, spanWords, type OpenWords } from './facility-words'
import { fullDay, weekday, yuan } from './words'

/** The finding of places in words: conditions, what came of them, and how far «far» is. */

export const PACE_WORDS: Readonly<Record<Pace, string>> = { slow: '慢', usual: '平常', fast: '快' }

/** Grades that one may ask for, by the least level: «评级较好». */
export const GRADE_CHOICES = [2, 4] as const
export const gradeChoice = (level: number): string => (level < 4 ? `${levelWords(level)}或更好` : levelWords(level))

/** A day of the next ones: «今天», «明天», «周三 11月25日 国庆节». */
export function dayChoice(today: string, inDays: number, info: DayInfo | undefined): string {
  const date = dayAfter(today, inDays)
  const [on = '', name = ''] = fullDay(date).split(' ')
  const when = inDays < 2 ? `${inDays === 0 ? '今天' : '明天'} ${name}` : `${name} ${on}`
  return [when, dayName(info)].filter(Boolean).join(' ')
}

/** «国庆节», «补班日»; nothing of an ordinary day. */
export function dayName(info: DayInfo | undefined): string {
  if (info?.kind === 'holiday') return info.name ?? '放假'
  return info?.kind === 'make-up' ? '补班日' : ''
}

/** One condition in words, with what is left when it is taken away. */
export interface Condition {
  readonly words: string
  readonly without: Partial<Filters>
}

/** Each condition that narrows the list. */
export function conditions({ open, within, grade, mostFen, town }: Filters): readonly Condition[] {
  return [
    open && { words: open === 'now' ? '现在开着' : `${fullDay(open.on)}开着`, without: { open: null } },
    within !== null && { words: `走 ${within} 分钟以内`, without: { within: null } },
    grade !== null && { words: gradeChoice(grade), without: { grade: null } },
    mostFen !== null && { words: mostFen === 0 ? '免费' : `不超过 ${yuan(mostFen)}`, without: { mostFen: null } },
    town && { words: town.name, without: { town: null } },
  ].filter((one) => one !== null && one !== false)
}

/** What a list was asked for, as far as its words need it. */
export interface Looked {
  /** «吃饭的地方» */
  readonly what: string
  readonly words: string
  readonly filters: Filters
}

const ALIKE = '的读音或写法相近'

/** Before the first place that is only like what was typed; empty where what stands above it says so already, or none follows. */
export const missesWords = ({ asTyped, total }: Pick<Found, 'asTyped' | 'total'>): string =>
  asTyped > 0 && asTyped < total ? `下面这些${ALIKE}` : ''

/** How many there are, for everybody who reads or hears it after each change. */
export function countWords(
  { total, asTyped, walkable, circle, loose }: Found,
  { what, words, filters }: Looked,
): string {
  const near = `走 ${circle.minutes} 分钟以内`
  if (total === 0) return words === '' ? `没有找到${what}` : `没有找到“${words}”`
  if (words !== '' && loose) return `没有找到“${words}”,下面 ${total} 家${ALIKE}`
  if (words !== '' && asTyped < total) return `找到“${words}” ${asTyped} 家,后面 ${total - asTyped} 家${ALIKE}`
  if (words !== '') return `找到“${words}” ${total} 家,${near}有 ${walkable} 家`
  const fitting = isNarrowed(filters) ? `符合条件的${what}` : what
  if (filters.within !== null) return `走 ${filters.within} 分钟以内,${fitting}有 ${total} 家`
  const all = total === walkable ? '' : `;一共 ${total} 家,近的在前`
  return `${near},${fitting}有 ${walkable} 家${all}`
}

/** What to change where nothing was found. */
export function emptyWords({ what, words, filters }: Looked): string {
  if (words !== '') return '换个短一点的词,打拼音,或者按“在全部里找”试试。也可以打 12349 问。'
  if (isNarrowed(filters)) return '可以去掉一个条件,或者换个地方看看。也可以打 12349 问。'
  return `这一带没有登记的${what}。可以换个地方看看,或者打 12349 问。`
}

/** How minutes were reckoned, in a line. */
export function reckonedWords({ circle: { pace, detour, by } }: Pick<Found, 'circle'>): string {
  return by === 'routed' ? `按步行的路、每分钟走 ${pace} 米算` : `按每分钟走 ${pace} 米、路弯算 ${detour} 倍估算`
}

/** The same for those who want to know. */
export function reckonedAtLength({
  circle: { minutes, metres, detour, by },
}: Pick<Found, 'circle'>): readonly string[] {
  const rounded = Math.round(metres / 10) * 10
  return [
    ...(by === 'routed'
      ? ['每个地方的分钟数按步行的路算。“多少分钟以内有几家”和地图上的圈按直线估算,两样有时对不上。']
      : [`先量直线,再乘 ${detour}:街道总要拐弯。走 ${minutes} 分钟,直线大约 ${rounded} 米,就是地图上的圈。`]),
    '等红灯、过天桥、上下坡没有算,实际可能要多走几分钟。',
    '走得慢些或快些,可以在“选条件”里改。',
  ]
}

const HOUR = 60
const KM = 1000

/** How far a place is: «走 8 分钟»; what nobody walks to, «约 12 公里,要坐车». */
export const wayWords = (minutes: number, metres: number): string =>
  minutes > HOUR ? `约 ${Math.max(1, Math.round(metres / KM))} 公里,要坐车` : `走 ${minutes} 分钟`

/** The same on a place's own page, which is told the minutes only. */
export const walkedWords = (minutes: number): string =>
  minutes > HOUR ? '离出发的地方远,要坐车' : `从出发的地方走 ${minutes} 分钟(估算)`

const WEEK = 7

/** What a place does on one asked day: «周一 11:00–13:00 开»; from a week on with its date, «11月23日 周一 …». */
export function openOnDay(habit: OpeningHabit, day: DayInfo, today: string): OpenWords {
  if (habit.hours.length === 0) return { open: false, sure: false, words: '开门时间请电话问' }
  const { spans, doubt } = hoursOn(habit, day)
  const name = dayName(day)
  const far = day.date >= dayAfter(today, WEEK)
  const when = name !== '' ? name : far ? fullDay(day.date) : weekday(weekdayOf(day.date))
  if (doubt === 'holiday' || doubt === 'make-up') return { open: true, sure: false, words: `${when}开不开请先打电话` }
  if (spans.length === 0) return { open: false, sure: doubt === null, words: `${when}不开` }
  const times = spans.map(spanWords).join('、')
  return { open: true, sure: doubt === null, words: `${when}${doubt === null ? '' : '平常'} ${times} 开` }
}
