import type { ActionInput } from '@/contract'
import type { RecordLineCard } from '@/contract/account'
import { NO_LINE, type LineDraft } from '@/client/drafts'
import { recordedAnswer } from '@/client/recorded'
import { answerFacts, mergeFacts, NONE, UNKNOWN, type FactKey, type Question } from '@/domain/entitlement'
import { readBirthDate } from '@/domain/person/birth-date'
import { isRealDay } from '@/domain/person/date'
import { readIdentityNumber } from '@/domain/person/identity-number'
import { readContactPhone } from '@/domain/person/phone'
import type { RecordKey } from '@/domain/person/record'
import type { LineInput } from './lines'

type Change = ActionInput<'account', 'changeRecord'>['changes'][number]

export type ReadLine =
  { readonly change: Change; readonly problem?: undefined } | { readonly problem: string; readonly change?: undefined }

/** The page as it opens: what stands in the record already. */
export function draftOfLine(
  person: string,
  key: string,
  input: LineInput,
  line: RecordLineCard | undefined,
): LineDraft {
  const fresh = { ...NO_LINE, person, key }
  if (!line) return fresh
  const { value } = line
  if (input.kind === 'question') return { ...fresh, chosen: recordedAnswer(input.question, line.key as FactKey, value) }
  if (typeof value !== 'string') return fresh
  if (input.kind !== 'date') return { ...fresh, text: value }
  const [year = '', month = '', day = ''] = value.split('-')
  return { ...fresh, date: { year, month: String(Number(month)), day: String(Number(day)) } }
}

/** One more answer pressed: 都没有 and 不知道 stand alone, and of a single choice the newest stands. */
export function toggled({ kind }: Question, chosen: readonly string[], id: string): readonly string[] {
  const alone = id === NONE || id === UNKNOWN
  if (kind !== 'many') return [id]
  if (chosen.includes(id)) return chosen.filter((one) => one !== id)
  return alone ? [id] : [...chosen.filter((one) => one !== NONE && one !== UNKNOWN), id]
}

function readQuestion(key: RecordKey, question: Question, chosen: readonly string[], standing: unknown): ReadLine {
  if (chosen.length === 0) return { problem: '请选一个;不清楚就选“不知道”' }
  if (chosen.includes(UNKNOWN)) return { change: { key } }
  const told = answerFacts(question, chosen)[key as FactKey]
  const before = standing === undefined ? {} : { [key]: standing }
  // What has no line on this page stays as it stands.
  const merged = told === undefined ? before : mergeFacts(before, { [key]: told })
  const value = (merged as Readonly<Record<string, unknown>>)[key]
  return { change: value === undefined ? { key } : { key, value } }
}

function readDay(key: RecordKey, date: LineDraft['date'], today: string): ReadLine {
  if (!date.year && !date.month && !date.day) return { change: { key } }
  if (key === 'birthDate') {
    const { date: value, problem } = readBirthDate(date, today)
    return problem ? { problem } : { change: { key, value } }
  }
  const value = `${date.year.padStart(4, '0')}-${date.month.padStart(2, '0')}-${date.day.padStart(2, '0')}`
  if (!isRealDay(value)) return { problem: '日历上没有这一天,请看看年月日对不对' }
  return value > today ? { problem: '这一天还没到,请看看年份对不对' } : { change: { key, value } }
}

function readText(key: RecordKey, input: Extract<LineInput, { most: number }>, text: string, today: string): ReadLine {
  const value = text.trim()
  if (value === '') return key === 'name' ? { problem: '姓名不能空着' } : { change: { key } }
  const problem =
    input.kind === 'phone'
      ? readContactPhone(value).problem
      : input.kind === 'identity'
        ? readIdentityNumber(value, today).problem
        : undefined
  if (problem !== undefined) return { problem }
  return value.length > input.most ? { problem: `最多${input.most}个字` } : { change: { key, value } }
}

/**
 * The change that a page's answer makes, or what is wrong with it in the person's words. An empty line is taken away.
 * @param standing the value in the record, undefined where there is none
 * @param today `YYYY-MM-DD`
 */
export function readLine(
  key: RecordKey,
  input: LineInput,
  draft: LineDraft,
  { standing, today }: { readonly standing: unknown; readonly today: string },
): ReadLine {
  switch (input.kind) {
    case 'question':
      return readQuestion(key, input.question, draft.chosen, standing)
    case 'date':
      return readDay(key, draft.date, today)
    case 'street':
      return { change: draft.text === '' ? { key } : { key, value: draft.text } }
    default:
      return readText(key, input, draft.text, today)
  }
}
