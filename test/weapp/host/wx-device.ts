import type { Bridge, Call, Wx } from './bridge'
import type { PhonePhoto } from './wx-files'

/** A phone as its apps see it. */
export interface Phone {
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  /** The system's own text factor, 1 when the person never changed it. */
  readonly fontSizeScaleFactor: number
  /** Acts that fail on it, with WeChat's reason: a tablet cannot ring, a person can say no. */
  readonly refusing: Readonly<Record<string, string>>
  /** Whether the app may put pictures into the album, before anybody changes it in WeChat's settings. */
  readonly albumAllowed: boolean
  /** What its owner can choose from when the app asks for photographs. */
  readonly photos: readonly PhonePhoto[]
  /** Whether marks can be put on its maps one by one: WeChat's base library 2.13 and later. */
  readonly mapTakesMarkers: boolean
  /** Whose WeChat it is: codes of `wx.login` begin with it. */
  readonly wechatUser: string
}

export const COMMON_PHONE: Phone = {
  width: 375,
  height: 812,
  fontSizeScaleFactor: 1,
  refusing: {},
  albumAllowed: true,
  photos: [],
  mapTakesMarkers: true,
  wechatUser: 'wechat-user',
}

const STATUS_BAR_PX = 44
const CAPSULE = { top: 48, width: 87, height: 32, fromRight: 7 }

function infoOf({ width, height, fontSizeScaleFactor }: Phone) {
  const window = {
    pixelRatio: 3,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height,
    statusBarHeight: STATUS_BAR_PX,
    screenTop: 0,
    safeArea: { left: 0, right: width, top: STATUS_BAR_PX, bottom: height, width, height: height - STATUS_BAR_PX },
  }
  const app = { SDKVersion: '3.8.0', version: '8.0.50', language: 'zh_CN', theme: 'light', fontSizeScaleFactor }
  const device = { brand: 'phone', model: 'phone', system: 'Android 10', platform: 'android' }
  return { window, app, device }
}

function capsuleOf({ width }: Phone) {
  const { top, height, fromRight } = CAPSULE
  const right = width - fromRight
  return { top, right, bottom: top + height, left: right - CAPSULE.width, width: CAPSULE.width, height }
}

/** What a person sees, hears or feels: written down in `bridge.done`. */
const SEEN = [
  'openLocation',
  'setNavigationBarTitle',
  'setNavigationBarColor',
  'pageScrollTo',
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'vibrateShort',
  'vibrateLong',
] as const

/** `wx.login`: each code is another one, good for one exchange. */
function loginOf({ answer }: Bridge, { wechatUser }: Phone): (call: Call) => void {
  let codes = 0
  return (call) => answer('login', call, () => ({ code: `${wechatUser}.${++codes}` }))
}

/** The person agrees to every message that she is asked about. */
function subscribing({ answer, done }: Bridge): (call: Call) => void {
  return (call) => {
    const templates = call.tmplIds as readonly string[]
    done.push({ api: 'requestSubscribeMessage', options: { tmplIds: [...templates] } })
    answer('requestSubscribeMessage', call, () => Object.fromEntries(templates.map((id) => [id, 'accept'])))
  }
}

/** What the phone tells of itself, and the acts that leave the app. */
export function deviceApis(bridge: Bridge, phone: Phone): Wx {
  const { realm, clock, seen, answer, done } = bridge
  const { window, app, device } = infoOf(phone)
  const give = (value: unknown) => () => realm.copy(value)
  const refused = Object.entries(phone.refusing).map(([api, reason]) => [
    api,
    (call: Call) => answer(api, call, () => fail(reason)),
  ])
  const start = give({ path: '', query: {}, scene: 1001, referrerInfo: {} })

  return {
    getWindowInfo: give(window),
    getAppBaseInfo: give(app),
    getDeviceInfo: give(device),
    getSystemInfoSync: give({ ...window, ...app, ...device }),
    getSystemInfo: (call: Call) => answer('getSystemInfo', call, () => ({ ...window, ...app, ...device })),
    getMenuButtonBoundingClientRect: give(capsuleOf(phone)),
    getLaunchOptionsSync: start,
    getEnterOptionsSync: start,
    getAccountInfoSync: give({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
    nextTick: (callback: () => void) => clock.soon(callback),
    onKeyboardHeightChange() {},
    offKeyboardHeightChange() {},
    onError() {},
    onUnhandledRejection() {},
    ...Object.fromEntries(SEEN.map((api) => [api, seen(api)])),
    showModal: seen('showModal', { confirm: true, cancel: false }),
    showActionSheet: seen('showActionSheet', { tapIndex: 0 }),
    makePhoneCall(call: Call) {
      if (typeof call.phoneNumber === 'string' && call.phoneNumber !== '') seen('makePhoneCall')(call)
      else answer('makePhoneCall', call, () => fail('parameter error: phoneNumber should be a non-empty string'))
    },
    setClipboardData(call: Call) {
      done.push({ api: 'setClipboardData', options: { data: String(call.data) } })
      answer('setClipboardData', call, () => undefined)
    },
    login: loginOf(bridge, phone),
    requestSubscribeMessage: subscribing(bridge),
    ...Object.fromEntries(refused),
  }
}

function fail(reason: string): never {
  throw new Error(reason)
}
