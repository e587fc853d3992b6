import type { ActionInput } from '@/contract'
import type { RecordCard } from '@/contract/account'
import type { RegisterDraft } from '@/client/register-draft'
import { readIdentityNumber } from '@/domain/person/identity-number'
import { readContactPhone } from '@/domain/person/phone'
import type { RecordKey } from '@/domain/person/record'

/** The lines of a record that a counter fills in on one page. */
export const LINES = ['name', 'phone', 'residence', 'street', 'community', 'address', 'identityNumber'] as const
export type LineKey = (typeof LINES)[number]

export type RegisterProblems = Readonly<Partial<Record<LineKey | 'from', string>>>

type Changes = ActionInput<'account', 'changeRecord'>['changes']

/** What stands in the record, as one would type it. */
export function standing(record: RecordCard, key: RecordKey): string {
  const value = record.lines.find((line) => line.key === key)?.value
  return typeof value === 'string' ? value : ''
}

/** Only what differs from what stands; emptied, the line goes. */
export function changesOf(record: RecordCard, { typed }: Pick<RegisterDraft, 'typed'>): Changes {
  return LINES.flatMap((key): Changes => {
    const written = typed[key]?.trim()
    if (written === undefined || written === standing(record, key)) return []
    return [written === '' ? { key } : { key, value: written }]
  })
}

function problemOf(key: RecordKey, written: string, on: string): string | undefined {
  if (key === 'name' && written === '') return '姓名不能空着'
  if (written === '') return undefined
  if (key === 'phone') return readContactPhone(written).problem
  if (key === 'identityNumber') return readIdentityNumber(written, on).problem
  return undefined
}

/**
 * What is wrong with the changes, in the words of the page.
 * @param on today, `YYYY-MM-DD`
 */
export function registerProblems(changes: Changes, from: RegisterDraft['from'], on: string): RegisterProblems {
  const found = changes.flatMap(({ key, value }) => {
    const problem = problemOf(key, typeof value === 'string' ? value : '', on)
    return problem ? [[key, problem]] : []
  })
  return { ...Object.fromEntries(found), ...(from === '' && { from: '请选这些是怎么知道的' }) }
}
