import { actAnswered, actId, forgetActs } from '@/client/act-ids'

const phone = new Map<string, string>()
jest.mock('@tarojs/taro', () => ({
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))
jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))

beforeEach(forgetActs)

it('is the same for the same act until it is answered', () => {
  const first = actId('invite', { scopes: ['view'] })
  expect(actId('invite', { scopes: ['view'] })).toBe(first)
  actAnswered('invite')
  expect(actId('invite', { scopes: ['view'] })).not.toBe(first)
})

it('is another one for another content, another act, another person', () => {
  const first = actId('invite mother', { scopes: ['view'] })
  expect(actId('invite father', { scopes: ['view'] })).not.toBe(first)
  expect(actId('invite mother', { scopes: ['view', 'book'] })).not.toBe(first)
})

it('is kept on the phone, without what was sent', () => {
  actId('rename', { name: '王秀英' })
  expect(phone.get('acts')).toMatch(/"rename"/)
  expect(phone.get('acts')).not.toContain('王秀英')
})

it('keeps no mark by which a number of somebody could be tried out', () => {
  const marks = ['one phone', 'another phone'].map(() => {
    let mark = ''
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const app = require('@/client/act-ids') as { actId: typeof actId; forgetActs: typeof forgetActs }
      app.forgetActs()
      const id = app.actId('addPerson', { identityNumber: '140121194403054321' })
      expect(app.actId('addPerson', { identityNumber: '140121194403054321' })).toBe(id)
      mark = (JSON.parse(phone.get('acts')!) as Record<string, { mark: string }>)['addPerson']!.mark
    })
    return mark
  })
  expect(marks[0]).not.toBe(marks[1])
})
