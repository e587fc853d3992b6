import {
  factLabel,
  type Condition,
  type ConflictRule,
  type JudgedAmount,
  type JudgedBenefit,
  type Standing,
  type Verdict,
} from '@/domain/entitlement'
import { amountWords } from '@/domain/entitlement/words'
import { day } from '../words'

export { amountWords, modeWords } from '@/domain/entitlement/words'

/** True where the county or the city sets the sum: one then has to ask there. */
export const isSetByCounty = ({ kind, setBy }: JudgedAmount): boolean =>
  kind === 'set-locally' && (setBy === undefined || setBy.startsWith('县'))

/** Said beside an amount of services, which one might take for money. */
export const notCash = ({ as }: JudgedAmount): string => (as === 'services' ? '不是现金' : '')

/** Never a bare sum: what comes before it says what it still hangs on. */
const BEFORE: Readonly<Record<Verdict, string>> = {
  yes: '审核通过后,预计',
  unknown: '如果符合,审核通过后,预计',
  no: '符合的人,审核通过后,预计',
}

/** What is said before a sum; where no figure is stated there is nothing to expect. */
export const sumBefore = ({ amount, verdict }: Pick<JudgedBenefit, 'amount' | 'verdict'>): string =>
  amount.fen === undefined ? '金额' : BEFORE[verdict]

/** The sum in a paper that gives nobody a right; empty where it states none. */
export function paperSumWords(amount: JudgedAmount): string {
  if (amount.text) return `文件里写的:${amount.text}`
  const { number, unit } = amountWords(amount)
  return amount.fen === undefined ? '' : `文件里写的是 ${number}${unit},不等于现在能领到。`
}

/** Who sets the sum, or by what; the list does not always name a body. */
export function setByWords({ setBy = '当地' }: JudgedAmount): string {
  return setBy.endsWith('规定') ? `多少钱按${setBy}来,以当地规定为准。` : `多少钱由${setBy}定,以当地规定为准。`
}

/** What a standing means to whoever hopes for it; nothing where it is in force. */
const STANDINGS: Readonly<Record<Standing, string>> = {
  'in-force': '',
  draft: '这写在草案里,还没有定下来,现在不能照它领。',
  pilot: '这是试点,只在一部分地方办。本地有没有,先打电话问。',
  exploratory: '文件只说要探索,还没有办法可以领。',
  historic: '这是以前的规定或做过的事,现在不一定还有。',
}

export const standingWords = (standing: Standing): string => STANDINGS[standing]

export const CONFLICT_WORDS: Readonly<Record<ConflictRule, string>> = {
  'choose-higher': '只领高的一样',
  exclusive: '只能选一样',
  ask: '能不能一起领,要问社区',
  'same-payment': '可能是同一项,不重复算',
}

/** «和百岁补贴只领高的一样» */
export const conflictShort = (name: string, rule: ConflictRule): string => `和${name}${CONFLICT_WORDS[rule]}`

/** «还要知道:…», in the words of the questions. */
export function missingWords({ missing }: JudgedBenefit): string {
  return missing.length > 0 ? `还要知道:${missing.map(factLabel).join('、')}` : '要社区看情况定'
}

/** What changes it, and when; a bare «no» helps nobody. */
export function changeWords({ verdict, changesOn }: JudgedBenefit): string {
  if (!changesOn) return ''
  return verdict === 'no' ? `${day(changesOn)}起可能符合` : `${day(changesOn)}起会变,到时再查一次`
}

/** The verdict in a sentence, always by what was told. What is not in force is nobody's, whatever its conditions say. */
export function verdictWords({ verdict, confirm, certainty, standing }: JudgedBenefit): string {
  if (standing !== 'in-force') return '仅供了解'
  if (verdict === 'unknown') return '还差一点信息,现在说不准'
  if (verdict === 'no') return '按您说的情况,现在还不符合'
  if (confirm.some(({ essential }) => essential)) return '按您说的情况,可能符合'
  return certainty === 'verified' ? '符合,部门数据核对过' : '按您说的情况,应该符合'
}

/** A condition as one would say it: for whom a tier of an amount is. */
export function conditionWords(condition: Condition): string {
  if ('all' in condition) return condition.all.map(conditionWords).join(',')
  if ('any' in condition) return condition.any.map(conditionWords).join('或者')
  return 'not' in condition ? `没有“${conditionWords(condition.not)}”这种情况` : condition.say
}
