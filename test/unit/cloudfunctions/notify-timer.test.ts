import type { Answer } from '../../../src/contract'

const rounds: Date[] = []
const opened: object[] = []
const context: { SOURCE?: string; OPENID?: string } = {}
jest.mock(
  'wx-server-sdk',
  () => ({ __esModule: true, default: { getWXContext: () => context, init: () => undefined, openapi: {} } }),
  { virtual: true },
)
jest.mock('../../../cloudfunctions/runtime/rounds', () => ({
  createRounds: (parts: object) => (opened.push(parts), async (now: Date) => void rounds.push(now)),
}))
jest.mock('../../../cloudfunctions/runtime/cloud-store', () => ({ cloudStore: () => ({ database: {} }) }))

import { main } from '../../../cloudfunctions/notify/main'

describe('the function that CloudBase’s timer calls', () => {
  test.each<[string, string | undefined]>([
    ['a phone', 'wx_client'],
    ['a phone by way of another function', 'wx_client,scf'],
    ['nobody known', undefined],
  ])('goes no round for %s, whatever it says of itself', async (_who, source) => {
    Object.assign(context, { SOURCE: source, OPENID: 'openid' })
    const answer = (await main({ Type: 'Timer', TriggerName: 'rounds' })) as Answer<unknown>
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(rounds).toEqual([])
  })

  test('goes one round when it is the timer', async () => {
    Object.assign(context, { SOURCE: 'wx_trigger', OPENID: undefined })
    expect(await main({ Type: 'Timer' })).toEqual({ ok: true })
    expect(rounds).toHaveLength(1)
    expect(opened).toEqual([expect.objectContaining({ daily: ['forget'] })])
  })
})
