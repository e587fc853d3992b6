import Taro from '@tarojs/taro'
import { failed, ok, unavailable, type Outcome } from './outcome'

/** A point that the person chose on WeChat's own map. */
export interface ChosenPoint {
  /** GCJ-02 degrees. */
  readonly lng: number
  readonly lat: number
  /** What WeChat calls it; empty where it has no name. */
  readonly name: string
}

/** Whether this device lets a person choose a point at all; where not, a page shows no button for it. */
export const canChoosePoint = (): boolean => typeof Taro.chooseLocation === 'function'

/** Taro leaves some calls as WeChat has them, which on older phones answer by callbacks only. */
const askFor = (near?: { readonly lng: number; readonly lat: number }) =>
  new Promise<Taro.chooseLocation.SuccessCallbackResult>((resolve, reject) => {
    // Left out, WeChat begins where the phone is; a key with no value is refused.
    const start = near ? { longitude: near.lng, latitude: near.lat } : {}
    // The promise is the callbacks' twin: what it refuses was told by `fail`.
    void Promise.resolve(Taro.chooseLocation({ ...start, success: resolve, fail: reject })).catch(() => undefined)
  })

/**
 * Opens WeChat's own map, on which the person chooses a point. The app is told that point and nothing of where she is.
 * @param near where that map begins, GCJ-02 degrees
 * @returns denied when she chose none; failed where the city's mini-program was not granted this interface
 */
export async function choosePoint(near?: {
  readonly lng: number
  readonly lat: number
}): Promise<Outcome<ChosenPoint>> {
  if (!canChoosePoint()) return unavailable
  try {
    const { longitude, latitude, name } = await askFor(near)
    const [lng, lat] = [Number(longitude), Number(latitude)]
    // Older phones answer success with nothing in it when nothing was chosen.
    if (!Number.isFinite(lng) || !Number.isFinite(lat) || (lng === 0 && lat === 0)) return { status: 'denied' }
    return ok({ lng, lat, name: name ?? '' })
  } catch (error) {
    return failed(error)
  }
}
