import Taro from '@tarojs/taro'
import { failed, ok, type Outcome } from './outcome'

/** Lays words on the clipboard; WeChat says so by a message of its own. */
export async function copyText(text: string): Promise<Outcome> {
  try {
    await Taro.setClipboardData({ data: text })
    return ok()
  } catch (error) {
    return failed(error)
  }
}
