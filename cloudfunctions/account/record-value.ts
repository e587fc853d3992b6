import type * as z from 'zod/mini'
import { personName, placeName, words } from '@/contract/common'
import { parseFacts } from '@/contract/facts'
import { chinaDay } from '@/domain/person/date'
import { readIdentityNumber } from '@/domain/person/identity-number'
import { readContactPhone } from '@/domain/person/phone'
import type { RecordKey } from '@/domain/person/record'
import type { Places } from '../runtime/places'

/** A value as it may stand in a record, or what is wrong with it. */
export type ReadValue = { readonly value: unknown; readonly problem?: undefined } | { readonly problem: string }

/** The longest address that anybody writes, in characters. */
const LONGEST_ADDRESS = 100

function byText(schema: z.ZodMiniType<string>, value: unknown): ReadValue {
  const read = schema.safeParse(value, { error: () => '请填写文字' })
  if (!read.success) return { problem: read.error.issues[0]?.message ?? '请看看再填' }
  return read.data === '' ? { problem: '请写一点内容' } : { value: read.data }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A fact as `judge` takes it. Its source is never the caller's to say, so that no wrapper comes in. */
function byFact(key: RecordKey, value: unknown, today: string): ReadValue {
  if (isObject(value) && 'value' in value) return { problem: '这一项的格式不对,请重新填写' }
  const parsed = parseFacts({ [key]: value }, today)
  return parsed.ok ? { value } : { problem: Object.values(parsed.fields).join(';') }
}

/** Checks a value by the line for which it is meant. */
export function readValue(key: RecordKey, value: unknown, { places, now }: { places: Places; now: Date }): ReadValue {
  const today = chinaDay(now.getTime())
  switch (key) {
    case 'name':
      return byText(personName, value)
    case 'street':
    case 'community':
      return byText(placeName, value)
    case 'address':
      return byText(words(LONGEST_ADDRESS), value)
    case 'phone': {
      const read = typeof value === 'string' ? readContactPhone(value) : { problem: '请填写电话号码' }
      return read.problem === undefined ? { value: read.phone } : { problem: read.problem }
    }
    case 'identityNumber': {
      const read = typeof value === 'string' ? readIdentityNumber(value, today) : { problem: '请填写身份证号' }
      return read.problem === undefined ? { value: read.number } : { problem: read.problem }
    }
    case 'residence':
      if (typeof value === 'string' && places.has(value)) return { value }
      return { problem: '这个地方的清单还没有收进来,请从列出的县(市、区)里选' }
    default:
      return byFact(key, value, today)
  }
}
