import { NONE, UNKNOWN, type Question } from '@/domain/entitlement'
import { readBirthDate } from '@/domain/person/birth-date'
import type { DateParts } from '@/ui'

/** What stands on a question's page before 下一题 is pressed. */
export interface Draft {
  readonly chosen: readonly string[]
  readonly date: DateParts
}

const NO_DATE: DateParts = { year: '', month: '', day: '' }
const ALONE: readonly string[] = [NONE, UNKNOWN]

/** The page as it was left: with the answer given before, if there was one. */
export function draftOf(question: Question, chosen: readonly string[] = []): Draft {
  const [first] = chosen
  if (question.kind !== 'date' || !first || first === UNKNOWN) return { chosen, date: NO_DATE }
  const [year = '', month = '', day = ''] = first.split('-')
  return { chosen: [], date: { year, month: String(Number(month)), day: String(Number(day)) } }
}

/** One more answer pressed: 都没有 and 不知道 stand alone, and of a single choice the newest stands. */
export function toggled(question: Question, chosen: readonly string[], id: string): readonly string[] {
  if (chosen.includes(id))
    return question.kind === 'many' || ALONE.includes(id) ? chosen.filter((one) => one !== id) : chosen
  if (question.kind !== 'many' || ALONE.includes(id)) return [id]
  return [...chosen.filter((one) => !ALONE.includes(one)), id]
}

/** The answer as it is kept, or what is missing in the person's words. */
export function chosenOf(
  question: Question,
  draft: Draft,
  on: string,
): { readonly chosen: readonly string[]; readonly problem?: string } {
  if (draft.chosen.length > 0) return { chosen: draft.chosen }
  if (question.kind !== 'date')
    return {
      chosen: [],
      problem: question.kind === 'many' ? '请选,可以选几个;不清楚就选「不知道」' : '请选一个;不清楚就选「不知道」',
    }
  const { date, problem } = readBirthDate(draft.date, on)
  if (problem) return { chosen: [], problem }
  return date ? { chosen: [date] } : { chosen: [], problem: '请填出生日期;不清楚就选「不知道」' }
}
