import type { CaseThread } from '@/contract/care'
import { callWire } from './wire'

/** A worker of the demonstration, over the wire: what she does while a test looks at the other side's screen. */
export interface Worker {
  /** Every open case on her desk that was asked for with these words. */
  asked(words: string): Promise<readonly CaseThread[]>
  /** Her thread of the case with this number. */
  find(number: string): Promise<CaseThread>
  take(number: string): Promise<CaseThread>
  answer(number: string, words: string): Promise<CaseThread>
}

export async function workerOn(origin: string, identity = 'worker'): Promise<Worker> {
  const { session } = await callWire(origin, 'account', 'signInDemo', { identity })
  const find = async (number: string): Promise<CaseThread> => {
    for (const show of ['open', 'mine', 'done'] as const) {
      const { cases } = await callWire(origin, 'care', 'desk', { show }, session)
      const card = cases.find((one) => one.number === number)
      if (card) return (await callWire(origin, 'care', 'thread', { case: card.id }, session)).thread
    }
    throw new Error(`No case ${number} is on the desk of ${identity}.`)
  }
  const asked = async (words: string): Promise<readonly CaseThread[]> => {
    const { cases } = await callWire(origin, 'care', 'desk', { show: 'open' }, session)
    const threads: CaseThread[] = []
    for (const { id } of cases) threads.push((await callWire(origin, 'care', 'thread', { case: id }, session)).thread)
    return threads.filter(({ about }) => about.words.includes(words))
  }
  const seen = async (number: string) => {
    const { id, version } = (await find(number)).case
    return { case: id, version }
  }
  return {
    asked,
    find,
    take: async (number) => (await callWire(origin, 'care', 'take', await seen(number), session)).thread,
    answer: async (number, words) =>
      (await callWire(origin, 'care', 'answer', { ...(await seen(number)), words }, session)).thread,
  }
}
