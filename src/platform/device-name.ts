import Taro from '@tarojs/taro'

const BY_PLATFORM: Readonly<Record<string, string>> = {
  ios: 'iPhone',
  android: '安卓手机',
  ohos: '鸿蒙手机',
  windows: 'Windows 电脑',
  mac: '苹果电脑',
}

/** Words by which its owner tells this device from her others: the kind, and nothing that identifies more. */
export function deviceName(): string {
  const { platform, model } = Taro.getDeviceInfo()
  const kind = /^iPad/i.test(model) ? 'iPad' : BY_PLATFORM[platform]
  return kind ? `微信 · ${kind}` : '微信'
}
