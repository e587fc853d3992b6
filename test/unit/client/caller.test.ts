import { soughtIn } from '@/client/caller'

jest.mock('@tarojs/taro', () => ({}))

it.each([
  ['12345678', 'code'],
  ['1234 5678', 'code'],
  ['12345678', 'code'],
  ['13812345678', 'phone'],
  ['0357-2091234', 'phone'],
  ['02012345678', 'phone'],
  // Without its area code it is asked for again, in words.
  ['01234567', 'phone'],
  ['', 'phone'],
])('%s is read as a %s', (typed, by) => {
  expect(soughtIn(typed).by).toBe(by)
})
