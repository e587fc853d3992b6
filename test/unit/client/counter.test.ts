import { codeIn, withoutSignal } from '@/client/counter'

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: () => '',
  setStorageSync: () => undefined,
  removeStorageSync: () => undefined,
  getStorageInfoSync: () => ({ keys: [] }),
}))

it('finds a code in what is scanned only where there is nothing else', () => {
  expect(codeIn('4829 1357')).toBe('48291357')
  for (const other of ['1357', '482913570', 'https://example.cn/48291357']) expect(codeIn(other)).toBeUndefined()
})

it('lets a whole code be written down without a signal, and asks for the whole where its end was typed', () => {
  expect(withoutSignal('unavailable', '48291357')).toBe('write-down')
  expect(withoutSignal('unavailable', '1357')).toBe('ask-whole')
  for (const failure of ['invalid', 'conflict', undefined] as const)
    expect(withoutSignal(failure, '48291357')).toBeUndefined()
})
