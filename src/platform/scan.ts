import Taro from '@tarojs/taro'
import { failed, ok, unavailable, type Outcome } from './outcome'

/** Whether this device scans at all; where not, a page shows no button for it. */
export const canScan = (): boolean => typeof Taro.scanCode === 'function'

/** Taro leaves some calls as WeChat has them, which on older phones answer by callbacks only. */
const askForCode = () =>
  new Promise<Taro.scanCode.SuccessCallbackResult>((resolve, reject) => {
    // The promise is the callbacks’ twin: what it refuses was told by `fail`.
    const asked = Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'], success: resolve, fail: reject })
    void Promise.resolve(asked).catch(() => undefined)
  })

/**
 * Reads a QR code with the camera.
 * @returns its text; denied when nothing was scanned, or the app may not use the camera
 */
export async function scanCode(): Promise<Outcome<string>> {
  if (!canScan()) return unavailable
  try {
    const { result } = await askForCode()
    return ok(result ?? '')
  } catch (error) {
    return failed(error)
  }
}
