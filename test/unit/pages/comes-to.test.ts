import { beyondWords, countyToAsk, livesIn } from '@/pages/booking/comes-to'

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: () => '',
  setStorageSync: () => undefined,
  removeStorageSync: () => undefined,
  getStorageInfoSync: () => ({ keys: [] }),
}))

const MOTHER = { residence: '141082', relation: '妈妈' } as const

it('knows a county only where one is recorded', () => {
  expect(livesIn(MOTHER)).toBe('141082')
  expect(livesIn({ residence: null })).toBeUndefined()
  expect(livesIn({ residence: '141000' })).toBeUndefined()
})

it('asks for her county only where all that is wanted comes to her door', () => {
  expect(countyToAsk(['cleaning', 'company'], '141082')).toBe('141082')
  expect(countyToAsk(['bath-home'], '141082')).toBe('141082')
  expect(countyToAsk(['bath-home', 'bath-point'], '141082')).toBeUndefined()
  expect(countyToAsk(['cleaning'], undefined)).toBeUndefined()
  expect(countyToAsk([], '141082')).toBeUndefined()
})

it('says of what comes to the door of another county only that it does not come to hers', () => {
  const bath = { service: 'bath-home', county: '141002' } as const
  expect(beyondWords(bath, MOTHER)).toBe('不到妈妈住的区(县)上门')
  expect(beyondWords({ ...bath, county: '141082' }, MOTHER)).toBeUndefined()
  expect(beyondWords({ ...bath, service: 'bath-point' }, MOTHER)).toBeUndefined()
  expect(beyondWords(bath, { ...MOTHER, residence: null })).toBeUndefined()
})
