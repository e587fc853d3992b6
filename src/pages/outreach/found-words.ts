import type { ActionOutput } from '@/contract'
import type { FoundPerson } from '@/contract/care/found'
import {
  CONTACT_OUTCOMES,
  FOUND_STATE_WORDS,
  FOUND_STATES,
  mayFollow,
  type ContactOutcome,
  type FoundState,
} from '@/domain/found/found'
import type { Tone } from '@/ui'
import type { CsvTable } from '../register/take'
import { day } from '../words'

/** 政策找人 in words. */

export type FoundBenefit = ActionOutput<'care', 'foundBenefits'>['benefits'][number]
export type FoundStates = FoundBenefit['states']
export type ProgressRow = ActionOutput<'care', 'foundProgress'>['rows'][number]

export const OUTCOME_WORDS: Readonly<Record<ContactOutcome, string>> = {
  ...FOUND_STATE_WORDS,
  applied: '替老人交上去',
}

/** What may be written of her now; what does not follow on how she stands is not offered. */
export const outcomesFor = (from: FoundState): readonly ContactOutcome[] =>
  CONTACT_OUTCOMES.filter((outcome) => outcome !== from && mayFollow(from, outcome))

export const STATE_TONES: Readonly<Record<FoundState, Tone>> = {
  open: 'wait',
  told: 'info',
  wants: 'wait',
  declined: 'plain',
  unreached: 'wait',
  applied: 'good',
  has: 'good',
  over: 'plain',
}

/** Lists of one benefit: those who wait for somebody, those who are told, those for whom it is done, all. */
export const LISTS = {
  waiting: ['open', 'wants', 'unreached'],
  told: ['told', 'declined'],
  done: ['applied', 'has'],
  all: FOUND_STATES,
} as const satisfies Readonly<Record<string, readonly FoundState[]>>
export type FoundList = keyof typeof LISTS

export const LIST_CHIPS: readonly { readonly value: FoundList; readonly label: string }[] = [
  { value: 'waiting', label: '等着办' },
  { value: 'told', label: '说过的' },
  { value: 'done', label: '办好的' },
  { value: 'all', label: '全部' },
]

export const EMPTY_WORDS: Readonly<Record<FoundList, string>> = {
  waiting: '这一项没有等着联系的了。',
  told: '还没有告诉过谁。',
  done: '还没有办好的。',
  all: '这一项现在没有找到人。',
}

/** Of her who is named: what her card still shows may be another by now. */
export const NOT_LISTED = '这一项的名单里没有这位老人。可能老人说过不要主动联系,也可能情况变了。'

const sum = (states: FoundStates): number => Object.values(states).reduce((all, one) => all + one, 0)

/** Whom somebody has spoken with, or for whom it is done. */
export const spokenWith = ({ told, wants, declined, applied, has }: FoundStates): number =>
  told + wants + declined + applied + has

/** 0 to 1; null where nobody was found. */
export function partTold(states: FoundStates): number | null {
  const all = sum(states)
  return all === 0 ? null : spokenWith(states) / all
}

/** «找到 12 位,说过 5 位,还有 7 位» */
export function progressWords(states: FoundStates): string {
  const [all, spoken] = [sum(states), spokenWith(states)]
  return all === spoken ? `找到 ${all} 位,都说过了` : `找到 ${all} 位,说过 ${spoken} 位,还有 ${all - spoken} 位`
}

/** «现在能领 8 位 · 90天内 3 位 · 规定变了 1 位» */
export function kindsWords({ entitled, soon, changed }: FoundBenefit): string {
  const parts = [
    entitled > 0 ? `现在能领 ${entitled} 位` : '',
    soon > 0 ? `90天内 ${soon} 位` : '',
    changed > 0 ? `规定变了 ${changed} 位` : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** «现在能领», «从2026年12月3日起», with what is for others to confirm. */
export function sinceWords({ kind, from, perhaps }: Pick<FoundPerson, 'kind' | 'from' | 'perhaps'>): string {
  const since = { entitled: '现在能领', soon: `从${day(from)}起能领`, changed: `规定变了,从${day(from)}起` }[kind]
  return perhaps ? `${since},有一项要再核实` : since
}

/** «同一位老人还有 2 项等着说,一次说完:高龄津贴、助餐补贴» */
export const alsoWords = (names: readonly string[]): string =>
  `同一位老人还有 ${names.length} 项等着说,一次说完:${names.join('、')}`

/** A line for each part of the division. */
export const progressTable = (rows: readonly ProgressRow[]): CsvTable => ({
  header: ['地方', '找到的人数', '还没联系', '告诉了', '想要办', '不想要', '没联系上', '已经交上去', '已经在领'],
  rows: rows.map(({ place, found, states }) => [
    ...[place, found, states.open, states.told, states.wants],
    ...[states.declined, states.unreached, states.applied, states.has],
  ]),
})

/** By which list everybody was judged, for people: `linfen@2023.12.16+87838956` says to a program which edition it was. */
export function editionWords(pack: string): string {
  const [, year, month, day] = /@(\d{4})\.(\d{1,2})\.(\d{1,2})/.exec(pack) ?? []
  return year === undefined ? '照的是现在的清单' : `照的是${year}年${Number(month)}月${Number(day)}日的清单`
}
