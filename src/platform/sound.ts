import Taro from '@tarojs/taro'
import { newId } from './identifier'
import { failed, ok, unavailable, type Outcome } from './outcome'

/** A recording that is being played. */
export interface Playing {
  /** Ends it; nothing more is told of it. */
  stop(): void
}

interface Ends {
  /** It was played to its end. */
  readonly onEnd: () => void
  /** This device cannot play it. */
  readonly onFail: () => void
}

const INLINE = /^data:audio\/(\w+);base64,(.*)$/s
const ENDINGS: Readonly<Record<string, string>> = { mpeg: 'mp3', mp4: 'm4a', webm: 'webm' }

/** WeChat plays files and no data URLs: what came in an answer is laid down until it was heard. */
function asFile(source: string): { readonly path: string; readonly release: () => void } {
  const [, kind = '', bytes] = INLINE.exec(source) ?? []
  if (bytes === undefined) return { path: source, release: () => undefined }
  const files = Taro.getFileSystemManager()
  const path = `${Taro.env.USER_DATA_PATH}/${newId()}.${ENDINGS[kind] ?? 'mp3'}`
  files.writeFileSync(path, bytes, 'base64')
  return { path, release: () => files.unlink({ filePath: path, fail: () => undefined }) }
}

/** Plays a recording, also where the phone is set to be silent. @param source as `download` or an answer gives it */
export async function playSound(source: string, { onEnd, onFail }: Ends): Promise<Outcome<Playing>> {
  if (typeof Taro.createInnerAudioContext !== 'function') return unavailable
  try {
    const { path, release } = asFile(source)
    const sound = Taro.createInnerAudioContext()
    let over = false
    const end = (told?: () => void): void => {
      if (over) return
      over = true
      sound.destroy()
      release()
      told?.()
    }
    sound.onEnded(() => end(onEnd))
    sound.onError(() => end(onFail))
    sound.obeyMuteSwitch = false
    sound.src = path
    sound.play()
    return ok({ stop: () => end() })
  } catch (error) {
    return failed(error)
  }
}
