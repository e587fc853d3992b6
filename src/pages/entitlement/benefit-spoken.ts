import type { Benefit, Explanation, GroupId, JudgedBenefit } from '@/domain/entitlement'
import { monthlyWords } from '../words'
import { conditionView, failureWords, linesOf, markWords, type ConditionLine } from './benefit-tree'
import {
  amountWords,
  changeWords,
  notCash,
  paperSumWords,
  standingWords,
  sumBefore,
  verdictWords,
} from './benefit-words'

/** What is read aloud: the same words as on the page, with the same care about what is promised. */

/** Words as one speech: what ends with a stop of its own gets no second one. */
export const speech = (parts: readonly (string | undefined)[]): string =>
  parts
    .map((part) => (part ?? '').trim().replace(/[。;;]+$/, ''))
    .filter(Boolean)
    .join('。')

type Judged = Pick<JudgedBenefit, 'amount' | 'verdict' | 'confirm'>

/** «审核通过后,预计 70 元/月起,不是现金»; empty where there is no sum. */
export function spokenSum({ amount, verdict }: Pick<JudgedBenefit, 'amount' | 'verdict'>): string {
  const { number, unit } = amountWords(amount)
  if (number === '') return ''
  return [`${sumBefore({ amount, verdict })} ${number}${unit}`, notCash(amount)].filter(Boolean).join(',')
}

/** What somebody must confirm before a «yes» is one. */
function spokenConfirms({ confirm }: Pick<JudgedBenefit, 'confirm'>): string {
  const texts = confirm.filter(({ essential }) => essential).map(({ text }) => text.replace(/[。;]+$/, ''))
  return texts.length > 0 ? `确认了才算数的:${texts.join(';')}` : ''
}

/** A condition as its paper has it: nobody is measured by it. */
const unmarked = ({ text, denied }: ConditionLine): string => (denied ? `没有:${text}` : text)

interface SpokenItem {
  readonly benefit: Benefit
  readonly judged: JudgedBenefit
  readonly explained?: Explanation
}

/** One item that gives nobody a right: never a mark beside its conditions, never its sum as one's own. */
function spokenNoRight({ benefit, judged, explained }: SpokenItem): string {
  const conditions = explained ? linesOf(conditionView(explained)).map(unmarked) : []
  return speech([
    benefit.name,
    verdictWords(judged),
    benefit.plain,
    standingWords(benefit.standing),
    paperSumWords(judged.amount),
    conditions.length > 0 ? `文件里写的条件:${conditions.join(';')}` : '',
    benefit.where,
  ])
}

/** One item as it came out for her. */
export function spokenItem(item: SpokenItem): string {
  const { benefit, judged, explained } = item
  if (benefit.standing !== 'in-force') return spokenNoRight(item)
  const reasons = explained ? linesOf(conditionView(explained)).map((line) => `${line.text},${markWords(line)}`) : []
  return speech([
    benefit.name,
    verdictWords(judged),
    spokenSum(judged),
    changeWords(judged),
    explained && failureWords(explained)?.words,
    spokenConfirms(judged),
    benefit.plain,
    ...reasons,
    benefit.where,
  ])
}

/** One item as anybody may hear it. */
export const spokenNeutral = ({ name, plain, standing, where }: Benefit): string =>
  speech([name, plain, standingWords(standing), where])

interface SpokenGroup {
  readonly group: GroupId
  /** «可以享受» */
  readonly title: string
  readonly entries: readonly { readonly benefit: Pick<Benefit, 'name'>; readonly judged: Judged }[]
}

/** A row of a group: the sum with what it hangs on, and what a «maybe» still waits for. */
function spokenEntry(group: GroupId, { benefit, judged }: SpokenGroup['entries'][number]): string {
  const isDue = group === 'yes' || group === 'maybe'
  const parts = isDue ? [spokenSum(judged), group === 'maybe' ? spokenConfirms(judged) : ''] : []
  return [benefit.name, ...parts].filter(Boolean).join(',')
}

/**
 * The whole answer; what is no right and what she does not qualify for are left to the eye.
 * @param heading «妈妈能领的»
 * @param atLeastFen what surely comes a month, in fen
 */
export function spokenAnswer(heading: string, atLeastFen: number, groups: readonly SpokenGroup[]): string {
  const told = groups.filter(({ group, entries }) => group !== 'info' && group !== 'no' && entries.length > 0)
  return speech([
    heading,
    monthlyWords(atLeastFen),
    ...told.map(({ group, title, entries }) => {
      return `${title} ${entries.length} 项:${entries.map((entry) => spokenEntry(group, entry)).join(';')}`
    }),
  ])
}
