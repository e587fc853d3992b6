import * as z from 'zod/mini'
import { requestSchema, type Action, type Request } from '@/contract'
import { fieldsOf, wordsFor } from '@/contract/words'
import { WireFault } from './wire-fault'

/** Every key of the envelope is known: a typing error in `requestId` must not become a second effect. */
const envelope = z.strictObject(requestSchema.shape)

/** @throws WireFault invalid, naming each field that is wrong. */
export function readEnvelope(body: unknown): Request {
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
