import Taro from '@tarojs/taro'
import type { LocalFile } from './local-file'

/** The same file where WeChat does not clear it away, so that it outlives the app; as it was where there is no room. */
export function lasting(file: LocalFile): Promise<LocalFile> {
  return new Promise((resolve) =>
    Taro.getFileSystemManager().saveFile({
      tempFilePath: file.source,
      success: ({ savedFilePath }) => resolve({ ...file, source: savedFilePath }),
      fail: () => resolve(file),
    }),
  )
}

/** Forgets a file that was made lasting. */
export function dropLasting({ source }: LocalFile): void {
  Taro.getFileSystemManager().removeSavedFile({ filePath: source, fail: () => undefined })
}
