import Taro from '@tarojs/taro'
import type { LocalFile } from './local-file'

/** A file as this device holds it from now on. */
export interface Lasting {
  readonly file: LocalFile
  /** It outlives the app; without that it is gone once the app is closed. */
  readonly lasts: boolean
}

/** The same file where WeChat does not clear it away; as it was where there is no room. */
export function lasting(file: LocalFile): Promise<Lasting> {
  return new Promise((resolve) =>
    Taro.getFileSystemManager().saveFile({
      tempFilePath: file.source,
      success: ({ savedFilePath }) => resolve({ file: { ...file, source: savedFilePath }, lasts: true }),
      fail: () => resolve({ file, lasts: false }),
    }),
  )
}

/** Whether its bytes are on this device still: what did not get through may then be sent again. */
export function isHeld({ source }: LocalFile): Promise<boolean> {
  return new Promise((resolve) =>
    Taro.getFileSystemManager().access({
      path: source,
      success: () => resolve(true),
      fail: () => resolve(false),
    }),
  )
}

/** Forgets a file that was made lasting. */
export function dropLasting({ source }: LocalFile): void {
  Taro.getFileSystemManager().removeSavedFile({ filePath: source, fail: () => undefined })
}
