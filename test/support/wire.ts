import { randomUUID } from 'node:crypto'
import type { ActionInput, ActionName, ActionOutput, Answer, FunctionName } from '@/contract'

/**
 * Calls a running server as any client may, and gives back its data.
 * @param personId for whom
 * @throws Error with the server's own words
 */
export async function callWire<F extends FunctionName, A extends ActionName<F>>(
  origin: string,
  name: F,
  action: A,
  data: ActionInput<F, A>,
  session?: string,
  personId?: string,
): Promise<ActionOutput<F, A>> {
  const response = await fetch(`${origin}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(session ? { authorization: `Bearer ${session}` } : {}) },
    body: JSON.stringify({ action, data, for: personId, requestId: randomUUID() }),
  })
  const answer = (await response.json()) as Answer<ActionOutput<F, A>>
  if (!answer.ok) throw new Error(`${name}.${action}: ${answer.error.code} ${answer.error.message}`)
  return answer.data
}
