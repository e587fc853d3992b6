import * as z from 'zod/mini'
import { isRealDay } from '@/domain/person/date'
import { RELATIONS } from '@/domain/person/relation'

export const dateText = z.string().check(z.refine(isRealDay, '这一天日历上没有,请看看年月日'))

/** GB/T 2260, six digits. */
export const countyCode = z.string().check(z.regex(/^\d{6}$/, '地区代码是6位数字'))

/** A city's folder under `cities`. */
export const cityName = z.string().check(z.regex(/^[a-z]{2,20}$/, '没有这个城市'))

/** A name as people write it: letters of any script, one at least, with · and blanks, at most 30. */
export const personName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, '请填姓名'),
    z.maxLength(30, '姓名最多30个字'),
    z.regex(/^[\p{L}\p{M}·.’' -]*$/u, '姓名里只能有文字和间隔点'),
    z.regex(/\p{L}|^$/u, '姓名里要有文字'),
  )

export const relation = z.enum(RELATIONS)
