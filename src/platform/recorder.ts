import Taro from '@tarojs/taro'
import { newId } from './identifier'
import type { LocalFile } from './local-file'
import { failed, ok, unavailable, type Outcome } from './outcome'

/** What is being recorded. */
export interface Recording {
  /** Ends it. @returns the file; denied where WeChat gave none */
  stop(): Promise<Outcome<LocalFile>>
}

/** WeChat ends it by itself after ten minutes; speech at 48 kbit/s is then 4 MB. */
const FORM = {
  duration: 600_000,
  sampleRate: 16_000,
  numberOfChannels: 1,
  encodeBitRate: 48_000,
  format: 'mp3',
} as const

export const canRecord = (): boolean => typeof Taro.getRecorderManager === 'function'

/** Starts to record; WeChat asks whether it may. @returns denied where the person says no */
export async function startRecording(): Promise<Outcome<Recording>> {
  if (!canRecord()) return unavailable
  try {
    const manager = Taro.getRecorderManager()
    const ended = new Promise<LocalFile>((resolve) =>
      manager.onStop(({ tempFilePath, fileSize }) =>
        resolve({ id: newId(), source: tempFilePath, size: fileSize, type: 'audio/mpeg' }),
      ),
    )
    await new Promise<void>((resolve, reject) => {
      manager.onStart(() => resolve())
      manager.onError(reject)
      manager.start(FORM)
    })
    return ok({
      stop: async () => {
        manager.stop()
        return ok(await ended)
      },
    })
  } catch (error) {
    return failed(error)
  }
}
