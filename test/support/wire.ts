import { randomUUID } from 'node:crypto'
import type { ActionInput, ActionName, ActionOutput, Answer, FunctionName } from '@/contract'

/** Calls a running server as any client may, and gives back its data. @throws Error with the server's own words. */
export async function callWire<F extends FunctionName, A extends ActionName<F>>(
  origin: string,
  name: F,
  action: A,
  data: ActionInput<F, A>,
  session?: string,
): Promise<ActionOutput<F, A>> {
  const response = await fetch(`${origin}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(session ? { authorization: `Bearer ${session}` } : {}) },
    body: JSON.stringify({ action, data, requestId: randomUUID() }),
  })
  const answer = (await response.json()) as Answer<ActionOutput<F, A>>
  if (!answer.ok) throw new Error(`${name}.${action}: ${answer.error.code} ${answer.error.message}`)
  return answer.data
}

/** What a phone keeps once the daughter has signed in and chosen her mother: enough to start in the middle of a story. */
export async function keptByDaughter(origin: string): Promise<Record<string, unknown>> {
  const session = await callWire(origin, 'account', 'signInDemo', { identity: 'daughter' })
  const { people } = await callWire(origin, 'account', 'me', {}, session.session)
  const mother = people.find((person) => person.relation === '妈妈')
  if (!mother) throw new Error('The demonstration daughter has no mother to act for.')
  return { session, 'for-whom': mother }
}
