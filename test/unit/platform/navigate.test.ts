import { back, go } from '@/platform/navigate'

let clock = 0
let depth = 1
const opened: string[] = []
let arrive: () => void = () => undefined

jest.mock('@/platform/clock', () => ({ now: () => clock }))
jest.mock('@tarojs/taro', () => ({
  getCurrentPages: () => Array.from({ length: depth }),
  navigateTo: ({ url }: { url: string }) => {
    opened.push(url)
    return new Promise<void>((resolve) => {
      arrive = () => {
        depth += 1
        resolve()
      }
    })
  },
  navigateBack: async () => {
    depth -= 1
  },
  switchTab: async () => undefined,
}))

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
}

beforeEach(() => {
  clock += 60_000
  depth = 1
  opened.length = 0
})

test('a second tap opens nothing, whether the page is still on its way or has just come', async () => {
  go('/page', { ref: 'LF-1' })
  clock += 30
  go('/page', { ref: 'LF-1' })
  arrive()
  await settled()
  go('/page', { ref: 'LF-1' })
  expect(opened).toEqual(['/page?ref=LF-1'])
})

test('another page opens at once', () => {
  go('/one')
  go('/two')
  expect(opened).toEqual(['/one', '/two'])
})

test('the same page opens again once one has gone back, however fast', async () => {
  go('/page')
  arrive()
  await settled()
  back('/home')
  go('/page')
  expect(opened).toEqual(['/page', '/page'])
})

test('a page that never came can be tried again', () => {
  go('/page')
  clock += 2_000
  go('/page')
  expect(opened).toEqual(['/page', '/page'])
})
