import type * as Endings from '@/client/endings'
import type * as Sessions from '@/client/session'
import type * as Signing from '@/client/signing'

/** Whoever signs out without a signal is signed out in the cloud too, as soon as there is one. */

const phone = new Map<string, string>()
jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))
let hasSignal = false
const sent: { action: string; requestId: string; token: string | undefined }[] = []
jest.mock('@/platform/transport', () => ({
  send: async (_name: string, { action, requestId }: { action: string; requestId: string }, token?: string) => {
    sent.push({ action, requestId, token })
    return hasSignal ? { status: 'ok', value: { ok: true, data: {} } } : { status: 'failed', why: 'no network' }
  },
}))
jest.mock('@/platform/connection', () => ({ onSignal: () => () => undefined }))

function started() {
  jest.resetModules()
  /* eslint-disable @typescript-eslint/no-require-imports */
  return {
    ...(require('@/client/endings') as typeof Endings),
    ...(require('@/client/session') as typeof Sessions),
    ...(require('@/client/signing') as typeof Signing),
  }
  /* eslint-enable @typescript-eslint/no-require-imports */
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

it('tells the cloud again after the app was killed, as the same act, until it was heard', async () => {
  const app = started()
  app.signIn({ session: 'hers', expiresAt: '2099-01-01', renewal: 'next', account: { id: 'daughter', name: '王丽' } })
  app.signOut()
  await settled()
  expect(app.session.get()).toBeNull()
  hasSignal = true
  started().keepEnding()
  await settled()
  started().keepEnding()
  await settled()
  expect(sent.map(({ action, token }) => [action, token])).toEqual([
    ['signOut', 'hers'],
    ['signOut', 'hers'],
  ])
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1)
  expect([...phone.values()].join()).not.toContain('hers')
})
