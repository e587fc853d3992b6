import type { ElderCard, ElderFilter, ElderRow } from '@/contract/care/elders'
import type { CaseState } from '@/domain/case/case'
import { STATE_WORDS } from '@/domain/case/progress'
import type { FactSource } from '@/domain/entitlement/facts'
import { FOUND_STATE_WORDS } from '@/domain/found/found'
import { LIFE_EVENT_WORDS } from '@/domain/life/event'
import type { Whereabouts } from '@/domain/register/entry'
import { VISIT_MODE_WORDS, VISIT_OUTCOME_WORDS } from '@/domain/visit/record'
import type { Tone } from '@/ui/tag'
import { fullDay } from '../words'

/** An elder of the register in words: short, as a worker says them. */

export const FILTERS: readonly { readonly value: ElderFilter; readonly label: string }[] = [
  { value: '80+', label: '80岁以上' },
  { value: 'alone', label: '独居' },
  { value: 'unable', label: '不能自理' },
  { value: 'low-income', label: '低收入' },
  { value: 'unvisited', label: '这个月没看过' },
  { value: 'unclaimed', label: '有能领没领的' },
]

/** The same filters in a steady order, one more or one fewer. */
export const toggled = (chosen: readonly ElderFilter[], one: ElderFilter): readonly ElderFilter[] =>
  FILTERS.map(({ value }) => value).filter((value) => chosen.includes(value) !== (value === one))

/** Where somebody is who is not at home; nothing where she is. */
const AWAY: Readonly<Record<Whereabouts, string | null>> = {
  home: null,
  hospital: '住院',
  institution: '住养老机构',
  moved: '搬走了',
  died: '去世了',
}

export interface ElderTag {
  readonly words: string
  readonly tone: Tone
}

const tag = (words: string, tone: Tone = 'plain'): ElderTag => ({ words, tone })

type Marked = Pick<ElderRow, 'alone' | 'unable' | 'lowIncome' | 'tier' | 'whereabouts'>

/** What to know of her before one rings: where she is comes first. */
export function tagsOf({ alone, unable, lowIncome, tier, whereabouts }: Marked): readonly ElderTag[] {
  const away = AWAY[whereabouts]
  return [
    ...(away === null ? [] : [tag(away, 'wait')]),
    ...(alone ? [tag('独居')] : []),
    ...(unable ? [tag('不能自理')] : []),
    ...(lowIncome ? [tag('低收入')] : []),
    ...(tier === 'often' ? [tag('要多探访', 'info')] : tier === 'monthly' ? [tag('每月探访', 'info')] : []),
  ]
}

/** «82岁», or that nobody knows. */
export const ageWords = (age: number | null): string => (age === null ? '不知道几岁' : `${age}岁`)

/** «82岁 · 解放路社区»: which of two of one name it is. */
export const whichWords = ({ age, community }: Pick<ElderRow, 'age' | 'community'>): string =>
  [ageWords(age), community].filter(Boolean).join(' · ')

/** «上次看望 10月28日 周三» */
export const lastVisitWords = (on: string | null): string => (on === null ? '还没看望过' : `上次看望 ${fullDay(on)}`)

/** The line under a name in the list: all that decides whom to see next. */
export function rowWords(row: ElderRow): string {
  const tags = tagsOf(row).map(({ words }) => words)
  return [ageWords(row.age), ...tags, lastVisitWords(row.lastVisitOn)].join(' · ')
}

export const unclaimedWords = (count: number): string | undefined => (count > 0 ? `能领 ${count} 样` : undefined)

/** «共 806 位», or how many of the register the conditions leave. */
export const totalWords = (total: number, narrowed: boolean): string =>
  narrowed ? `符合条件的 ${total} 位` : `共 ${total} 位`

const SOURCES: Readonly<Record<FactSource, string>> = {
  self: '本人或家人说的',
  worker: '社区核对过',
  document: '看过证件',
  department: '部门核实的',
}

export const factWords = (source: FactSource): string => SOURCES[source]

/** «11月24日满80岁 · 每月至少 100 元» */
export function foundWords({ why, amount, perhaps }: ElderCard['found'][number]): string {
  return [why, amount, perhaps ? '还要别人确认' : ''].filter((words) => words !== '').join(' · ')
}

/** Since when stands in the reason. */
export const foundState = ({ kind, state }: ElderCard['found'][number]): string =>
  kind === 'soon' && state === 'open' ? '快到了' : FOUND_STATE_WORDS[state]

/** «上门 · 见到、说上话了 · 李敏» */
export const visitWords = ({ mode, outcome, by }: ElderCard['visits'][number]): string =>
  [VISIT_MODE_WORDS[mode], VISIT_OUTCOME_WORDS[outcome], by].join(' · ')

export const caseWords = ({ state, promisedOn }: { readonly state: CaseState; readonly promisedOn: string | null }) =>
  promisedOn === null || (state !== 'waiting' && state !== 'taken')
    ? STATE_WORDS[state]
    : `${STATE_WORDS[state]} · ${fullDay(promisedOn)} 以前答复`

/** «住院,11月20日 周五» */
export const lifeWords = ({ kind, on, takenBack }: ElderCard['life'][number]): string =>
  `${LIFE_EVENT_WORDS[kind]},${fullDay(on)}${takenBack ? '(撤回了)' : ''}`
