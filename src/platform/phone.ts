import Taro from '@tarojs/taro'
import { failed, ok, type Outcome } from './outcome'

/** Rings a number; WeChat asks the person once before it dials. Not for a browser: there ui/elements draws a `tel:` link. */
export async function ring(number: string): Promise<Outcome> {
  try {
    await Taro.makePhoneCall({ phoneNumber: number })
    return ok()
  } catch (error) {
    return failed(error)
  }
}
