import Taro from '@tarojs/taro'
import { failed, ok, unavailable, type Outcome } from './outcome'
import { readableText } from './text-bytes'

/** A file of words as it was chosen; `text` is null where it could not be read as text. */
export interface TextFile {
  readonly name: string
  readonly text: string | null
}

/** Where a person finds her files for this app. */
export const FILES_PLACE = '微信聊天记录'

/** More than this is no register of one import. */
const MOST_BYTES = 1_000_000

export const canChooseText = (): boolean => typeof Taro.chooseMessageFile === 'function'

/** Taro leaves these calls as WeChat has them, which on older phones answer by callbacks only. */
const chooseFile = (): Promise<Taro.chooseMessageFile.SuccessCallbackResult> =>
  new Promise((resolve, reject) => {
    const option = { count: 1, type: 'file' as const, extension: ['csv', 'txt'], success: resolve, fail: reject }
    void Promise.resolve(Taro.chooseMessageFile(option)).catch(() => undefined)
  })

const readText = (filePath: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const success = ({ data }: Taro.FileSystemManager.ReadFileSuccessCallbackResult): void => resolve(String(data))
    Taro.getFileSystemManager().readFile({ filePath, encoding: 'utf-8', success, fail: reject })
  })

/**
 * Lets the person choose a table that somebody sent her in a chat: WeChat opens no other files. It reads UTF-8 only.
 * @returns denied when she chose none
 */
export async function chooseText(): Promise<Outcome<TextFile>> {
  if (!canChooseText()) return unavailable
  try {
    const { tempFiles } = await chooseFile()
    const [file] = tempFiles
    if (!file) return { status: 'denied' }
    if (file.size > MOST_BYTES) return ok({ name: file.name, text: null })
    return ok({ name: file.name, text: readableText(await readText(file.path)) })
  } catch (error) {
    return failed(error)
  }
}
