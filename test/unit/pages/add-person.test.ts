import type { AddPersonDraft } from '@/client/add-person-draft'
import { problemsOf } from '@/pages/helpers/use-add-person'

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: () => '',
  setStorageSync: () => undefined,
  removeStorageSync: () => undefined,
  getStorageInfoSync: () => ({ keys: [] }),
}))
jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))

const TODAY = '2026-11-22'
const RIGHT: AddPersonDraft = {
  relation: '妈妈',
  name: '王秀英',
  date: { year: '', month: '', day: '' },
  street: '',
  community: '',
  identityNumber: '',
  phone: '',
}

it('asks for no more than who she is', () => {
  expect(problemsOf(RIGHT, TODAY)).toEqual({})
})

it('forgives blanks and dashes in numbers', () => {
  const typed = { identityNumber: '110105 19491231 002x', phone: '138-0013-8000' }
  expect(problemsOf({ ...RIGHT, ...typed }, TODAY)).toEqual({})
})

it.each([
  ['identityNumber', { identityNumber: '110105194912310021' }, /对不上/],
  ['identityNumber', { identityNumber: '1101051949' }, /18位/],
  [
    'identityNumber',
    { identityNumber: '11010519491231002X', date: { year: '1949', month: '12', day: '30' } },
    /和您填的不一样/,
  ],
  ['phone', { phone: '1380013800' }, /11位/],
  ['name', { name: ' ' }, /请填姓名/],
  ['relation', { relation: undefined }, /您叫老人什么/],
] as const)('says at %s what is wrong with %j', (field, part, words) => {
  const problems = problemsOf({ ...RIGHT, ...part }, TODAY)
  expect(Object.keys(problems)).toEqual([field])
  expect(problems[field]).toMatch(words)
})
