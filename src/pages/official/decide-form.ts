import type { ActionInput } from '@/contract'
import type { GrantCard } from '@/contract/booking/grants'
import { isRealDay } from '@/domain/person/date'
import type { DateParts } from '@/ui'

/** What an official writes when he decides, before it is what the wire takes. */
export interface Decision {
  readonly approve: 'yes' | 'no' | ''
  readonly clause: string
  readonly from: DateParts
  readonly until: DateParts
  /** Yuan, or visits, a month; only where the programme sets none. */
  readonly monthly: string
  /** Yuan of one visit at the most. */
  readonly visit: string
  readonly words: string
}

export type DecisionProblems = Readonly<Partial<Record<keyof Decision, string>>>

export const partsOf = (day: string): DateParts => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month: String(Number(month)), day: String(Number(date)) }
}
export const NO_PARTS: DateParts = { year: '', month: '', day: '' }

const isEmpty = ({ year, month, day }: DateParts): boolean => year === '' && month === '' && day === ''

/** `YYYY-MM-DD`; undefined for what is no day. */
export function dayOf({ year, month, day }: DateParts): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDay(text) ? text : undefined
}

/** Fen of yuan as typed, two decimals at the most; undefined for anything else. */
export function fenOf(typed: string): number | undefined {
  const text = typed.trim()
  return /^\d{1,5}(\.\d{1,2})?$/.test(text) && Number(text) > 0 ? Math.round(Number(text) * 100) : undefined
}

const countOf = (typed: string): number | undefined =>
  /^\d{1,3}$/.test(typed.trim()) && Number(typed) > 0 ? Number(typed) : undefined

/** What the programme leaves to whoever approves. */
export const isOpenAmount = ({ programme: { kind, monthly } }: Pick<GrantCard, 'programme'>): boolean =>
  monthly === null && kind !== 'per-day'
export const isVisits = ({ programme }: Pick<GrantCard, 'programme'>): boolean => programme.kind === 'visits'

export const MOST_WORDS = 500

/** A day that may be wanting and, where it is written, is one. */
const dayProblem = (parts: DateParts, needed: boolean, words: string): string | undefined =>
  isEmpty(parts) ? (needed ? words : undefined) : dayOf(parts) === undefined ? '这一天不对,请写年、月、日' : undefined

export function decisionProblems(grant: GrantCard, decision: Decision): DecisionProblems {
  const { approve, clause, from, until, monthly, visit, words } = decision
  if (approve === '') return { approve: '请选批准还是不批准' }
  const wordsProblem =
    words.trim() === ''
      ? '请写几句:看了什么、为什么'
      : words.trim().length > MOST_WORDS
        ? `最多写${MOST_WORDS}个字,请删短一些`
        : undefined
  if (approve === 'no') return wordsProblem === undefined ? {} : { words: wordsProblem }
  const [first, last] = [dayOf(from), dayOf(until)]
  const problems: Record<keyof Decision, string | undefined> = {
    approve: undefined,
    clause: clause.trim() === '' ? '请写按哪一条批的' : clause.trim().length > 60 ? '条款最多60个字' : undefined,
    from: dayProblem(from, true, '请写从哪天起'),
    until:
      dayProblem(until, false, '') ??
      (first !== undefined && last !== undefined && last < first ? '结束的那天要在开始以后' : undefined),
    monthly: !isOpenAmount(grant)
      ? undefined
      : (isVisits(grant) ? countOf(monthly) : fenOf(monthly)) === undefined
        ? isVisits(grant)
          ? '请写每月几次'
          : '请写每月多少元,例如 300'
        : undefined,
    visit: isVisits(grant) && fenOf(visit) === undefined ? '请写每次最多多少元' : undefined,
    words: wordsProblem,
  }
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined))
}

/** The decision as it is sent; only after `decisionProblems` found nothing. */
export function decisionToSend(grant: GrantCard, decision: Decision): ActionInput<'booking', 'decideGrant'> {
  const { approve, clause, from, until, monthly, visit, words } = decision
  const seen = { case: grant.case, version: grant.version, words: words.trim() }
  if (approve !== 'yes') return { ...seen, approve: false }
  const last = dayOf(until)
  const amount = isVisits(grant) ? countOf(monthly) : fenOf(monthly)
  const cap = isVisits(grant) ? fenOf(visit) : undefined
  return {
    ...seen,
    approve: true,
    clause: clause.trim(),
    from: dayOf(from) ?? '',
    ...(last !== undefined && { until: last }),
    ...(isOpenAmount(grant) && amount !== undefined && { monthly: amount }),
    ...(cap !== undefined && { visitFen: cap }),
  }
}
