import type { Terms } from '@/client/drafts'
import { NO_DAY } from '@/client/drafts'
import type { Scope } from '@/domain/helper/scope'
import { chinaDay, isRealDay } from '@/domain/person/date'

export type TermsProblems = Readonly<Partial<Record<'scopes' | 'until', string>>>

/** As the wire takes it: no `until` is without an end. */
export interface ReadTerms {
  readonly scopes: Scope[]
  readonly until?: string
}

function readDay({ year, month, day }: Terms['date'], today: string): { date?: string; problem?: string } {
  if (!year || !month || !day) return { problem: '请填到哪一天,年、月、日都要填' }
  const date = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isRealDay(date)) return { problem: '日历上没有这一天,请看看年月日对不对' }
  return date < today ? { problem: '这一天已经过了,请往后填' } : { date }
}

/**
 * What was chosen for a helper, or what is wrong with it in the person's words.
 * @param today `YYYY-MM-DD`
 */
export function readTerms(
  terms: Terms,
  today: string,
): { readonly read?: ReadTerms; readonly problems: TermsProblems } {
  const { date, problem } = terms.until === 'day' ? readDay(terms.date, today) : {}
  const problems: TermsProblems = {
    ...(terms.scopes.length === 0 && { scopes: '请至少选一样' }),
    ...(problem && { until: problem }),
  }
  if (Object.keys(problems).length > 0) return { problems }
  return { read: { scopes: [...terms.scopes], ...(date && { until: date }) }, problems }
}

/** Terms as they stand, to be changed. */
export function termsOf({
  scopes,
  until,
}: {
  readonly scopes: readonly Scope[]
  readonly until: string | null
}): Terms {
  if (until === null) return { scopes, until: 'always', date: NO_DAY }
  const [year = '', month = '', day = ''] = chinaDay(Date.parse(until) - 1).split('-')
  return { scopes, until: 'day', date: { year, month: String(Number(month)), day: String(Number(day)) } }
}
