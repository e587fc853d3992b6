import type { AssessmentCard, AssessmentThread, ResultCard } from '@/contract/assessment/shapes'
import { CLAUSE_WORDS } from '@/domain/assessment/score'
import { levelWords } from '../assessment-words'
import { longDay } from '../words'

/** A result in words: the level first, the numbers after it. */

type Section = ResultCard['sections'][number]

/** From which part of a section's points on it is said so; the words are ours, the standard has none. */
const PARTS = [
  { from: 1, words: '都没问题' },
  { from: 0.75, words: '大多没问题' },
  { from: 0.5, words: '有些要帮' },
  { from: 0.001, words: '大多要帮' },
  { from: 0, words: '都要帮' },
] as const

/** 0 to 1; null where the section was not assessed, as in a coma. */
export const partOf = ({ sum, best }: Section): number | null => (sum === null || best === 0 ? null : sum / best)

/** «有些要帮 · 20 分,满分 32 分» */
export function sectionWords(section: Section): string {
  const part = partOf(section)
  if (part === null) return '没有评'
  const words = PARTS.find(({ from }) => part >= from)?.words ?? ''
  return `${words} · ${section.sum} 分,满分 ${section.best} 分`
}

/** «总分 52 分,满分 90 分(越高越好)» */
export const totalWords = ({ total, best }: Pick<ResultCard, 'total' | 'best'>): string =>
  total === null ? '处于昏迷,不打分' : `总分 ${total} 分,满分 ${best} 分,分越高越好`

/** Which rules moved the level beside the points; empty where none did. */
export function clauseWords({ clauses, initialLevel, level }: ResultCard): readonly string[] {
  if (clauses.length === 0) return []
  const moved =
    initialLevel !== null && initialLevel !== level ? [`按分数是 ${initialLevel} 级,调到 ${level} 级。`] : []
  return [...clauses.map((clause) => `${CLAUSE_WORDS[clause]}。`), ...moved]
}

/** What holds while another team is on its way: a certificate that was given stays good. */
export function untilThenWords(certificate: AssessmentThread['certificate']): string {
  if (certificate === null) return '新结果出来以前,这一次的不生效。'
  return certificate.state === 'valid'
    ? '新结果生效以前,这一次的结果和证明照样有效。'
    : '这一次的结果已经过了有效期,等新结果。'
}

/** What an earlier result of the same application still counts for, now that there is another one. */
export const earlierWords = ({ state, fromDay }: Pick<AssessmentCard, 'state' | 'fromDay'>): string =>
  state === 'told' && fromDay !== null
    ? '新结果生效以前,先按它算;生效以后由新的代替,留着备查。'
    : '已经由新的结果代替,留着备查。'

/** What is read aloud. */
export const spokenResult = (result: ResultCard, who: string): string =>
  [
    `${who}的评估结果:${levelWords(result)}。${result.plain}。`,
    `${totalWords(result)}。`,
    ...result.sections.map((section) => `${section.name},${sectionWords(section)}。`),
    ...clauseWords(result),
    `评估的日子:${longDay(result.on)}。`,
  ].join('')
