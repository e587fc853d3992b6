import * as z from 'zod/mini'
import { requestSchema, type Action, type Request } from '@/contract'
import { fieldsOf, wordsFor } from '@/contract/words'
import { WireFault } from './wire-fault'

/** Every key of the envelope is known: a typing error in `requestId` must not become a second effect. */
const envelope = z.strictObject(requestSchema.shape)

/** Deeper than any input of the contract; what nests for ever would end the stack of whoever walks it. */
const DEEPEST = 12

/** @throws WireFault invalid, naming each field that is wrong. */
export function readEnvelope(body: unknown): Request {
  const fault = strangeIn(body)
  if (fault) throw new WireFault('invalid', `请求有不对的地方:${fault}。`)
  return read(envelope, body, '请求')
}

/** @throws WireFault invalid, naming each field that is wrong. */
export function readInput(action: Action, data: unknown): unknown {
  return read(action.input, data ?? {}, '填写的内容')
}

function read<T extends z.ZodMiniType>(schema: T, value: unknown, what: string): z.infer<T> {
  const result = schema.safeParse(value, { error: wordsFor })
  if (result.success) return result.data
  const { '': whole, ...fields } = fieldsOf(result.error.issues)
  const message = whole ?? Object.values(fields)[0] ?? '请看看再填'
  throw new WireFault('invalid', `${what}有不对的地方:${message}。`, fields)
}

/**
 * What no schema of ours says and no input may hold: a NUL, which PostgreSQL cannot keep; a key `__proto__`, which
 * schemas pass over in silence; endless depth. Null when there is nothing of the kind.
 */
function strangeIn(body: unknown): string | null {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: body, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value === 'string' && value.includes('\0')) return '里面有看不见的字符,请重新填写'
    if (typeof value !== 'object' || value === null) continue
    if (depth === DEEPEST) return '内容套得太深了,请更新后再试'
    for (const [key, part] of Object.entries(value)) {
      if (key === '__proto__') return '多出了不认识的内容,请更新后再试'
      waiting.push({ value: key, depth }, { value: part, depth: depth + 1 })
    }
  }
  return null
}
