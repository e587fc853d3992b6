import type * as Transport from '@/platform/transport'

const done: string[] = []
let answer: () => Promise<unknown> = async () => ({})

jest.mock('@tarojs/taro', () => ({
  login: () => {
    done.push('login')
    return answer()
  },
  request: (call: { url: string }) => {
    done.push(`request ${call.url}`)
    return answer()
  },
  cloud: {
    init: ({ env }: { env: string }) => void done.push(`init ${env}`),
    callFunction: (call: { name: string; data: { session?: string } }) => {
      done.push(`callFunction ${call.name} ${call.data.session}`)
      return answer()
    },
  },
}))

/** The WeChat build that a city made for itself. */
function builtFor(defines: { readonly CLOUD_ENV: string; readonly SERVER_URL: string }): typeof Transport {
  Object.assign(globalThis, defines)
  let built: typeof Transport | undefined
  jest.isolateModules(() => (built = jest.requireActual<typeof Transport>('@/platform/transport')))
  return built!
}

const onServer = (): typeof Transport => builtFor({ CLOUD_ENV: '', SERVER_URL: 'https://elders.example' })
const onCloud = (): typeof Transport => builtFor({ CLOUD_ENV: 'city-1', SERVER_URL: '' })

beforeEach(() => (done.length = 0))

it('WeChat vouches for the caller either way; a city’s own server needs a code for it', () => {
  expect(onServer()).toMatchObject({ platformVouches: true, needsLoginCode: true })
  expect(onCloud()).toMatchObject({ platformVouches: true, needsLoginCode: false })
})

it('hands over the code that WeChat gives', async () => {
  answer = async () => ({ code: '0a1b2c' })
  expect(await onServer().loginCode()).toEqual({ status: 'ok', value: '0a1b2c' })
})

it.each([
  ['gives none', async () => ({ code: '' })],
  ['is out of reach', () => Promise.reject({ errMsg: 'login:fail timeout' })],
])('says that it failed when WeChat %s', async (_what, given) => {
  answer = given
  expect((await onServer().loginCode()).status).toBe('failed')
})

it('starts CloudBase once, and sends the session in the body there', async () => {
  answer = async () => ({ result: { ok: true } })
  const { send } = onCloud()
  expect(await send('account', {}, 'S')).toEqual({ status: 'ok', value: { ok: true } })
  await send('account', {}, 'S')
  expect(done).toEqual(['init city-1', 'callFunction account S', 'callFunction account S'])
})
