import type * as Subscribe from '@/platform/subscribe'

let asked: readonly string[] = []
let answer: () => Promise<unknown> = async () => ({})
jest.mock('@tarojs/taro', () => ({
  requestSubscribeMessage: ({ tmplIds }: { tmplIds: string[] }) => {
    asked = tmplIds
    return answer()
  },
}))

function builtWith(templates: string): typeof Subscribe {
  Object.assign(globalThis, { SUBSCRIBE_TEMPLATES: templates })
  let built: typeof Subscribe | undefined
  jest.isolateModules(() => (built = jest.requireActual<typeof Subscribe>('@/platform/subscribe')))
  return built!
}

beforeEach(() => (asked = []))

it('asks nobody in a build that names no template', async () => {
  const { canSubscribe, askToSubscribe } = builtWith('')
  expect(canSubscribe).toBe(false)
  expect(await askToSubscribe()).toEqual({ status: 'unavailable' })
  expect(asked).toEqual([])
})

it('asks about three at most, and tells to which she agreed', async () => {
  answer = async () => ({ a: 'reject', b: 'accept', c: 'ban', errMsg: 'requestSubscribeMessage:ok' })
  expect(await builtWith('a,b,c,d').askToSubscribe()).toEqual({ status: 'ok', value: ['b'] })
  expect(asked).toEqual(['a', 'b', 'c'])
})

it.each([
  ['refused all', async () => ({ a: 'reject' })],
  ['switched such messages off', () => Promise.reject({ errMsg: 'requestSubscribeMessage:fail', errCode: 20004 })],
])('knows it for her no when she %s', async (_what, given) => {
  answer = given
  expect(await builtWith('a').askToSubscribe()).toEqual({ status: 'denied' })
})

it('owns up when WeChat fails', async () => {
  answer = () => Promise.reject({ errMsg: 'requestSubscribeMessage:fail no template', errCode: 20001 })
  expect((await builtWith('a').askToSubscribe()).status).toBe('failed')
})
