import Taro from '@tarojs/taro'
import { failed, ok, unavailable, type Outcome } from './outcome'

/** WeChat keeps a document by handing it on: to a chat, to «文件传输助手», from there into the phone's files. */
export const TEXT_PLACE = '微信'

/** Hands over a document under a name. The person chooses where; to choose nowhere is her «no». */
export async function keepText(text: string, name: string): Promise<Outcome> {
  const share = (Taro as { shareFileMessage?: (option: { filePath: string; fileName: string }) => Promise<unknown> })
    .shareFileMessage
  if (typeof share !== 'function') return unavailable
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  const files = Taro.getFileSystemManager()
  try {
    files.writeFileSync(filePath, text, 'utf8')
    await share({ filePath, fileName: name })
    return ok()
  } catch (error) {
    return failed(error)
  } finally {
    try {
      // All that is kept of her does not stay behind in the app's own folder.
      files.unlinkSync(filePath)
    } catch {
      // Nothing was written.
    }
  }
}
