import Taro from '@tarojs/taro'
import { newId } from './identifier'
import type { LocalFile } from './local-file'
import { failed, ok, unavailable, type Outcome } from './outcome'

/** WeChat hands over nine at once at most. */
const MOST_AT_ONCE = 9

const typeOf = (path: string): string => (/\.png$/i.test(path) ? 'image/png' : 'image/jpeg')

/** Taro leaves this call as WeChat has it, which on older phones answers by callbacks only. */
function chooseImages(count: number): Promise<Taro.chooseMedia.SuccessCallbackResult> {
  return new Promise((resolve, reject) => {
    void Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: ['camera', 'album'],
      sizeType: ['compressed'],
      success: resolve,
      fail: reject,
    })
  })
}

/**
 * Lets the person take or choose photographs; WeChat makes them smaller.
 * @param most 1–9
 * @returns denied when she chose none, or does not let the app see any
 */
export async function choosePhotos(most: number): Promise<Outcome<readonly LocalFile[]>> {
  if (typeof Taro.chooseMedia !== 'function') return unavailable
  try {
    const { tempFiles } = await chooseImages(Math.min(most, MOST_AT_ONCE))
    return ok(
      tempFiles.map(({ tempFilePath, size }) => ({
        id: newId(),
        source: tempFilePath,
        size,
        type: typeOf(tempFilePath),
      })),
    )
  } catch (error) {
    return failed(error)
  }
}

/** WeChat clears its temporary files by itself. */
export function releasePhoto(_photo: LocalFile): void {}
