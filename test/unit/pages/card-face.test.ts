import { codeIn } from '@/client/counter'
import { cardFace } from '@/pages/desk/card-face'

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: () => '',
  setStorageSync: () => undefined,
  removeStorageSync: () => undefined,
  getStorageInfoSync: () => ({ keys: [] }),
}))

const CARD = { name: '王秀英', code: '4829 1357', phones: [{ name: '社区', phone: '0357-2012349' }], replaced: false }

it('carries a code that the scanner of a counter finds, and nothing of her besides', () => {
  const { qr = '', code } = cardFace(CARD, 'pocket')
  expect(qr).toBe('48291357')
  expect(codeIn(qr)).toBe(code)
})

it('says no code on the card that hangs on her wall', () => {
  const face = cardFace(CARD, 'a5')
  expect(face.qr).toBeUndefined()
  expect(JSON.stringify(face)).not.toMatch(/4829 ?1357/)
})
