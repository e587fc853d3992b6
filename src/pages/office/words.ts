import type { ActionInput, ActionOutput } from '@/contract'
import type { AssessmentCard, ResultCard, VisitCard } from '@/contract/assessment/shapes'
import { CLAUSE_WORDS } from '@/domain/assessment/score'
import { ASSESSMENT_STATE_WORDS, type AssessmentState } from '@/domain/assessment/states'
import type { Tone } from '@/ui'
import { clockOf } from '../desk/words'
import { fullDay, longDay } from '../words'

/** Words of the office's desk for assessments. */

export type OfficeShow = ActionInput<'assessment', 'officeDesk'>['show']
export type OfficeCounts = ActionOutput<'assessment', 'officeDesk'>['counts']

/** In the order in which an application goes on. */
export const SHOW_LABELS: Readonly<Record<OfficeShow, string>> = {
  check: '等受理',
  assign: '等安排评估员',
  appoint: '等约时间',
  visit: '等上门',
  review: '等审核',
  told: '等老人答复',
  'in-force': '有效的',
  over: '结束的',
  drawn: '抽查',
}

export const SHOW_EMPTY: Readonly<Record<OfficeShow, string>> = {
  check: '现在没有等受理的申请。',
  assign: '现在没有等安排评估员的。',
  appoint: '现在没有等约时间的。',
  visit: '现在没有等上门的。',
  review: '现在没有等审核的。',
  told: '现在没有等老人答复的。',
  'in-force': '还没有有效的评估结果。',
  over: '还没有结束的。',
  drawn: '现在没有抽到要重看的评估表。',
}

export const SHOWS = Object.keys(SHOW_LABELS) as OfficeShow[]

/** «等受理 3 件,2 件超期»: how many wait stands on the chip, and a word for what is late. */
export function showLabel(show: OfficeShow, counts: OfficeCounts | undefined): string {
  const found = counts?.find((one) => one.show === show)
  if (!found || found.n === 0) return SHOW_LABELS[show]
  return `${SHOW_LABELS[show]} ${found.n}${found.overdue > 0 ? `(超期 ${found.overdue})` : ''}`
}

/** What is late over all, in one sentence; null where nothing is. */
export function lateWords(counts: OfficeCounts): string | null {
  const late = counts.filter(({ overdue }) => overdue > 0)
  const sum = late.reduce((all, { overdue }) => all + overdue, 0)
  if (sum === 0) return null
  const where = late.map(({ show, overdue }) => `${SHOW_LABELS[show]} ${overdue} 件`).join('、')
  return `有 ${sum} 件过了答应的日子:${where}。请先办这些。`
}

const OFFICE_WORDS: Readonly<Partial<Record<AssessmentState, string>>> = {
  received: '等受理',
  returned: '退回了,等老人那边补材料',
  told: '告诉老人了,等答复',
  objected: '老人提了异议,要另派一组',
}

/** The state as the office says it. */
export const stateWords = (state: AssessmentState): string => OFFICE_WORDS[state] ?? ASSESSMENT_STATE_WORDS[state]

export const STATE_TONES: Readonly<Record<AssessmentState, Tone>> = {
  received: 'wait',
  returned: 'plain',
  checked: 'wait',
  assigned: 'wait',
  appointed: 'info',
  assessed: 'wait',
  told: 'info',
  objected: 'wait',
  'in-force': 'good',
  expired: 'plain',
  superseded: 'plain',
  refused: 'bad',
  withdrawn: 'plain',
}

/** The day that matters where it stands now. */
export function dueWords({ promisedOn, state, round, objectUntil, validTo }: AssessmentCard): string {
  if (promisedOn !== null) return `${fullDay(promisedOn)}以前`
  // She has objected once: nothing is left but that it takes force.
  if (state === 'told' && round > 1 && objectUntil !== null) return `${fullDay(objectUntil)}过后生效`
  if (state === 'told' && objectUntil !== null) return `到${fullDay(objectUntil)}(含当天)可以提异议`
  if (validTo !== null && (state === 'in-force' || state === 'expired')) return `有效到 ${longDay(validTo)}`
  return '没有期限'
}

/** «11月24日 周二 09:30–11:00» */
export const visitTime = ({ day, from, to }: VisitCard): string =>
  day === null || from === null || to === null ? '时间还没定' : `${fullDay(day)} ${clockOf(from)}–${clockOf(to)}`

/** «王芳(有医护背景)、李强» */
export const teamWords = ({ first, second }: VisitCard): string =>
  [first, second].map(({ name, medical }) => (medical ? `${name}(有医护背景)` : name)).join('、')

/** «轻度失能(1 级)» */
export const levelWords = ({ name, level }: Pick<ResultCard, 'name' | 'level'>): string => `${name}(${level} 级)`

/** How a level came about, line by line. */
export function resultLines(result: ResultCard): readonly string[] {
  const { total, best, sections, clauses, initialLevel, level } = result
  return [
    total === null ? '没有总分:处于昏迷状态' : `总分 ${total} 分(满分 ${best} 分)`,
    ...sections.map(({ name, sum, best: most }) => `${name} ${sum ?? '没有评全'}${sum === null ? '' : ` / ${most}`}`),
    ...(initialLevel !== null && initialLevel !== level ? [`按总分是 ${initialLevel} 级`] : []),
    ...clauses.map((clause) => CLAUSE_WORDS[clause]),
  ]
}

/** Minutes after midnight of «9:30», «14:05» or «9点半»; undefined for what is no time. */
export function minuteIn(typed: string): number | undefined {
  const [, hour = '', rest = ''] = /^(\d{1,2})\s*[:：点]\s*(\d{2}|半|)\s*分?$/.exec(typed.trim()) ?? []
  const minutes = rest === '半' ? 30 : Number(rest)
  return hour === '' || Number(hour) > 23 || minutes > 59 ? undefined : Number(hour) * 60 + minutes
}

const CHINA_MINUTES = 8 * 60

/** Minutes after midnight in China of an instant. */
export const minuteOf = (instant: string): number => (Math.floor(Date.parse(instant) / 60_000) + CHINA_MINUTES) % 1440

/** 570 → «09:30» */
export const clockWords = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
