import * as z from 'zod/mini'

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** True for a day that the calendar has; 31 February is a shape, not a day. */
export function isRealDate(text: string): boolean {
  if (!DATE.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

export const dateText = z.string().check(z.refine(isRealDate, '这一天日历上没有,请看看年月日'))

/** GB/T 2260, six digits. */
export const countyCode = z.string().check(z.regex(/^\d{6}$/, '地区代码是6位数字'))

/** A name as people write it: letters of any script, with · and blanks, at most 30. */
export const personName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, '请填姓名'),
    z.maxLength(30, '姓名最多30个字'),
    z.regex(/^[\p{L}\p{M}·.’' -]+$/u, '姓名里只能有文字和间隔点'),
  )

export const RELATIONS = ['本人', '妈妈', '爸爸', '奶奶', '爷爷', '姥姥', '姥爷', '老伴', '亲戚', '邻居'] as const
export const relation = z.enum(RELATIONS)
export type Relation = (typeof RELATIONS)[number]
