import { deviceName as inWeChat } from '@/platform/device-name'
import { deviceName as inBrowser } from '@/platform/device-name.h5'

let device = { platform: '', model: '' }
jest.mock('@tarojs/taro', () => ({ getDeviceInfo: () => device }))

it.each([
  ['ios', 'iPhone 13<iPhone14,5>', '微信 · iPhone'],
  ['ios', 'iPad Air 5', '微信 · iPad'],
  ['android', 'SM-G9980', '微信 · 安卓手机'],
  ['ohos', 'ALN-AL00', '微信 · 鸿蒙手机'],
  ['toaster', 'X', '微信'],
])('WeChat on %s (%s) is called “%s”', (platform, model, name) => {
  device = { platform, model }
  expect(inWeChat()).toBe(name)
})

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15'

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0 Safari/537.36', 0, '浏览器 · Windows 电脑'],
  ['Mozilla/5.0 (Linux; Android 13; SM-S9180) Chrome/143.0 Mobile Safari/537.36', 5, '浏览器 · 安卓手机'],
  ['Mozilla/5.0 (Phone; OpenHarmony 5.0) ArkWeb/4.1 Mobile', 5, '浏览器 · 鸿蒙手机'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 Safari/604.1', 5, '浏览器 · iPhone'],
  [MAC, 0, '浏览器 · 苹果电脑'],
  [MAC, 5, '浏览器 · iPad'],
  ['curl/8', 0, '浏览器'],
])('a browser that calls itself «%s» with %i fingers is called “%s”', (userAgent, maxTouchPoints, name) => {
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent, maxTouchPoints }, configurable: true })
  expect(inBrowser()).toBe(name)
})
