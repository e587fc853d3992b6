import type { ActionInput, ActionName, ActionOutput, Answer, FunctionName } from '@/contract'
import { newId } from '@/platform/identifier'
import { exchange, OFFLINE } from './exchange'
import { adopt, renewed, tokenToSend } from './renewal'
import { session } from './session'

export interface CallOptions {
  /** The person for whom it is done. */
  readonly for?: string
  /** The id of the act: give the same one again to repeat an act whose answer was lost. */
  readonly requestId?: string
  /** Whose act it is; left out, whoever's session this tab holds now. Under another account's session it is not sent. */
  readonly account?: string
}

const NOT_HIS: Answer<never> = {
  ok: false,
  error: { code: 'unauthenticated', message: '这里登录的是另一个人,没有发出去。' },
}

const NOBODY: Answer<never> = { ok: false, error: { code: 'unauthenticated', message: '请先登录,再做这一步。' } }

/**
 * Calls one action of a cloud function, with a session that still counts. Answers data or an error in the person's words; it
 * never throws at a screen.
 */
export async function call<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  data: ActionInput<F, A>,
  options: CallOptions = {},
): Promise<Answer<ActionOutput<F, A>>> {
  // The same id in both tries: one act.
  const request = { action, data, for: options.for, requestId: options.requestId ?? newId() }
  const by = options.account ?? session.get()?.account.id
  const notHis = (): Answer<never> | undefined => {
    const held = session.get()
    if (!held) return options.account === undefined ? undefined : NOBODY
    return by === undefined || by === held.account.id ? undefined : NOT_HIS
  }
  // Another tab may have signed out, and somebody else in, since this page was drawn.
  adopt()
  const before = notHis()
  if (before) return before
  const token = await tokenToSend()
  const between = notHis()
  if (between) return between
  const first = await exchange(name, request, token)
  if (first.ok || first.error.code !== 'unauthenticated' || !token) return first as Answer<ActionOutput<F, A>>
  const next = await renewed(token)
  // The token has ended and nobody could be asked for the next: she is signed in still.
  if (next === token) return OFFLINE
  if (!next) return first as Answer<never>
  return notHis() ?? ((await exchange(name, request, next)) as Answer<ActionOutput<F, A>>)
}
