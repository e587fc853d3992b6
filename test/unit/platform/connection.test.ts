import { onSignal } from '@/platform/connection'
import { onSignal as inBrowser } from '@/platform/connection.h5'

const wx = { status: new Set<(state: { isConnected: boolean }) => void>(), show: new Set<() => void>() }
jest.mock('@tarojs/taro', () => ({
  onNetworkStatusChange: (told: () => void) => void wx.status.add(told),
  offNetworkStatusChange: (told: () => void) => void wx.status.delete(told),
  onAppShow: (told: () => void) => void wx.show.add(told),
  offAppShow: (told: () => void) => void wx.show.delete(told),
}))

it('in WeChat tells of a signal that came and of an app that came back, until it is stopped', () => {
  let told = 0
  const stop = onSignal(() => (told += 1))
  wx.status.forEach((tell) => tell({ isConnected: false }))
  expect(told).toBe(0)
  wx.status.forEach((tell) => tell({ isConnected: true }))
  wx.show.forEach((tell) => tell())
  expect(told).toBe(2)
  stop()
  expect([wx.status.size, wx.show.size]).toEqual([0, 0])
})

it('in a browser tells of a signal that came and of a page that came into sight, until it is stopped', () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' })
  const browser = new EventTarget()
  Object.assign(globalThis, { document: page, window: browser })
  let told = 0
  const stop = inBrowser(() => (told += 1))
  page.dispatchEvent(new Event('visibilitychange'))
  expect(told).toBe(0)
  page.visibilityState = 'visible'
  page.dispatchEvent(new Event('visibilitychange'))
  browser.dispatchEvent(new Event('online'))
  expect(told).toBe(2)
  stop()
  page.dispatchEvent(new Event('visibilitychange'))
  browser.dispatchEvent(new Event('online'))
  expect(told).toBe(2)
})
