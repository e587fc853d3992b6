import { daysBefore } from '@/domain/booking/clock'
import type { FactKey, JudgedBenefit, Reason } from '@/domain/entitlement'
import type { FoundKind } from '@/domain/found/found'
import { fullYears } from '@/domain/person/age'
import { NEEDS_CONSENT, type RecordKey } from '@/domain/person/record'

/** When and for whom a finding is put in words. */
export interface WhyOf {
  /** Null where it is not known. */
  readonly birthDate: string | null
  /** Today, `YYYY-MM-DD`. */
  readonly on: string
  readonly kind: FoundKind
  /** First day on which it is so. */
  readonly from: string
  /** Where the benefit itself stands in its document; without it, where its conditions do. */
  readonly clause?: string | undefined
}

/** A row has room for so many conditions; the page of the benefit has them all. */
const MOST_CONDITIONS = 2

/** What may stand on a list of names: never what needs a consent for her health or her assessment. */
const isSaid = (fact: FactKey): boolean => {
  const consent = NEEDS_CONSENT[fact as RecordKey]
  return consent !== 'health' && consent !== 'assessment'
}

/**
 * Why somebody may have a benefit, in a line: «11月24日满80岁。附件第11项», «住在临汾市,有低保证。附件第13项».
 * @param judged as it stands on the day from which she may have it
 */
export function whyOf(judged: JudgedBenefit, { birthDate, on, kind, from, clause }: WhyOf): string {
  const holding = judged.reasons.filter(({ holds }) => holds === true)
  const turned = turnedOn(birthDate, from)
  const said = holding.filter(({ fact }) => isSaid(fact) && !(turned && fact === 'birthDate')).map(({ text }) => text)
  const conditions = [...new Set(said)].slice(0, MOST_CONDITIONS).join(',')
  const unsaid = holding.some(({ fact }) => !isSaid(fact)) ? '条件对得上' : ''
  const parts = [
    kind === 'changed' ? '清单改了' : turned,
    kind === 'soon' && !turned ? `${dayWords(from, on)}起可以` : '',
    conditions,
    unsaid,
    clause ?? clauseOf(holding) ?? clauseOf(judged.reasons) ?? '',
  ]
  return parts.filter((part) => part !== '').join('。')
}

/** «11月24日满80岁» where that day is her birthday. */
function turnedOn(birthDate: string | null, from: string): string {
  if (birthDate === null) return ''
  const years = fullYears(birthDate, from)
  return years > fullYears(birthDate, daysBefore(from, 1)) ? `${dayWords(from, from)}满${years}岁` : ''
}

const dayWords = (day: string, on: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${day.slice(0, 4) === on.slice(0, 4) ? '' : `${year}年`}${month}月${date}日`
}

/** «附件第11项» of «临政办发〔2023〕43号 附件第11项». */
const clauseOf = ([first]: readonly Reason[]): string | null => first?.source.split(' ').slice(1).join(' ') || null
