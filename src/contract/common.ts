import * as z from 'zod/mini'
import { isRealDay } from '@/domain/person/date'
import { GROUNDS, SCOPES } from '@/domain/helper/scope'
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

export const scopes = z.array(z.enum(SCOPES)).check(z.minLength(1, '请至少选一样'), z.maxLength(SCOPES.length))
export const anyScopes = z.array(z.enum(SCOPES))
export const ground = z.enum(GROUNDS)
/** ISO 8601 instant in UTC. */
export const instant = z.string()
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/
/** An instant as an answer gave it: what is asked for is older. */
export const before = z.optional(
  z.string().check(z.refine((text) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)), '时间不对,请从头再看')),
)
/** The version of what the caller saw; another one by now is a conflict, and nothing is done. */
export const version = z.int().check(z.gte(1))

/** Marks that turn the order of whatever stands after them, in the same line of somebody else's page too. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Takes away what turns the order of letters: nobody types it, and it can make a sentence read as another. */
export const withoutTurning = z.overwrite<string>((text) => text.replace(TURNING, ''))

/** Words of a person, as typed: no control characters but new lines. Shown escaped, never as markup. */
export const words = (most: number) =>
  z
    .string()
    .check(
      withoutTurning,
      z.trim(),
      z.minLength(1, '请写一点内容'),
      z.maxLength(most, `最多${most}个字`),
      z.regex(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/, '里面有看不见的字符,请重新填写'),
    )

/** A phone as typed; the server reads and normalises it. */
export const phoneText = z.string().check(z.trim(), z.minLength(1, '请填手机号'), z.maxLength(20, '手机号太长了'))
/** A street, town or community as the division register prints it. */
export const placeName = z
  .string()
  .check(z.trim(), z.maxLength(40, '最多40个字'), z.regex(/^[\p{L}\p{N}()()·]*$/u, '只能写地名里的文字和数字'))

/** A signature: strokes of points, each `[x, y]` on a field of 1000 by 400. */
export const strokes = z
  .array(
    z
      .array(z.tuple([z.int().check(z.gte(0), z.lte(1000)), z.int().check(z.gte(0), z.lte(400))]))
      .check(z.minLength(1), z.maxLength(1500)),
  )
  .check(z.minLength(1, '请签名'), z.maxLength(200, '笔画太多了,请清除后再签一次'))

/** How an elder showed her will at a counter; on her own phone there is none. */
export const counterProof = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('signature'), strokes }),
  z.strictObject({ way: z.literal('witness'), witness: personName }),
  z.strictObject({ way: z.literal('read-back') }),
])
export type CounterProof = z.infer<typeof counterProof>
