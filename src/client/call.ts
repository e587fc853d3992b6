import type { ActionInput, ActionName, ActionOutput, Answer, FunctionName } from '@/contract'
import { newId } from '@/platform/identifier'
import { send } from '@/platform/transport'
import { currentToken, session } from './session'

export interface CallOptions {
  /** The person for whom it is done. */
  readonly for?: string
  /** The id of the act: give the same one again to repeat an act whose answer was lost. */
  readonly requestId?: string
}

const OFFLINE: Answer<never> = {
  ok: false,
  error: { code: 'unavailable', message: '现在连不上网。请看看网络,过一会儿再试;也可以打 12349。' },
}

function isAnswer(value: unknown): value is Answer<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean'
}

/** Calls one action of a cloud function. Answers data or an error in the person's words; it never throws at a screen. */
export async function call<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  data: ActionInput<F, A>,
  options: CallOptions = {},
): Promise<Answer<ActionOutput<F, A>>> {
  const body = { action, data, for: options.for, requestId: options.requestId ?? newId() }
  const sent = await send(name, body, currentToken())
  if (sent.status !== 'ok' || !isAnswer(sent.value)) return OFFLINE
  const answer = sent.value as Answer<ActionOutput<F, A>>
  if (!answer.ok && answer.error.code === 'unauthenticated') session.set(null)
  return answer
}
