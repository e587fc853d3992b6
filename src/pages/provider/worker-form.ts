import type { DateParts } from '@/ui'

/** Somebody who serves, as typed, before the cloud reads it. */

const MOBILE_OR_LINE = /^(1\d{10}|0\d{2,3}-?\d{7,8}|\d{5,8})$/

export interface WorkerDraft {
  readonly name: string
  readonly phone: string
  readonly sex: 'male' | 'female' | ''
}

export type WorkerFaults = Readonly<Partial<Record<keyof WorkerDraft, string>>>

export function workerProblems({ name, phone, sex }: WorkerDraft): WorkerFaults {
  return {
    ...(name.trim() === '' && { name: '请填姓名' }),
    ...(!MOBILE_OR_LINE.test(phone.trim()) && { phone: '请填打得通的电话' }),
    ...(sex === '' && { sex: '请选男女' }),
  }
}

/** `2027-03-05` of what stands in three fields; undefined where that is no day. */
export function dateIn({ year, month, day }: DateParts): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(`${text}T00:00:00Z`)
  return /^20\d\d-/.test(text) && !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === text
    ? text
    : undefined
}

/** What is wrong with a certificate's two days. */
export function certificateProblem(from: string | undefined, to: string | undefined): string | undefined {
  if (!from) return '请照证书填发证日期'
  if (!to) return '请照证书填到期日期'
  return to < from ? '到期日期早于发证日期,请再看看证书' : undefined
}
