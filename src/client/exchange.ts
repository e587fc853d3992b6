import type { Answer } from '@/contract'
import { newId } from '@/platform/identifier'
import { send } from '@/platform/transport'

/** One request as it goes out. */
export interface Outgoing {
  readonly action: string
  readonly data: unknown
  readonly for?: string
  /** The id of the act; without one the request stands alone. */
  readonly requestId?: string
}

/** Nothing came back: whether it was done is not known. */
export const OFFLINE: Answer<never> = {
  ok: false,
  error: { code: 'unavailable', message: '现在连不上网。请看看网络,过一会儿再试;也可以打 12349。' },
}

function isAnswer(value: unknown): value is Answer<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean'
}

/** Sends one request under one token and reads the envelope of its answer; it never throws. */
export async function exchange(name: string, request: Outgoing, token: string | undefined): Promise<Answer<unknown>> {
  const { action, data, requestId = newId() } = request
  const sent = await send(name, { action, data, for: request.for, requestId }, token)
  return sent.status === 'ok' && isAnswer(sent.value) ? sent.value : OFFLINE
}
