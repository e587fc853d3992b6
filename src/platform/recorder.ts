import Taro from '@tarojs/taro'
import { newId } from './identifier'
import type { LocalFile } from './local-file'
import { failed, ok, unavailable, type Outcome } from './outcome'

/** What is being recorded. */
export interface Recording {
  /** Ends it. */
  stop(): void
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

/**
 * Starts to record; WeChat asks whether it may.
 * @param onMade told once, with what was recorded, whatever ended it: a press, ten minutes, a call, a folded app
 * @returns denied where the person says no
 */
export async function startRecording(onMade: (made: Outcome<LocalFile>) => void): Promise<Outcome<Recording>> {
  if (!canRecord()) return unavailable
  try {
    const manager = Taro.getRecorderManager()
    await new Promise<void>((resolve, reject) => {
      manager.onStart(() => resolve())
      manager.onError(reject)
      manager.start(FORM)
    })
    const stop = (): void => manager.stop()
    let over = false
    const end = (made: Outcome<LocalFile>): void => {
      if (over) return
      over = true
      Taro.offAppHide(stop)
      onMade(made)
    }
    manager.onStop(({ tempFilePath, fileSize }) =>
      end(ok({ id: newId(), source: tempFilePath, size: fileSize, type: 'audio/mpeg' })),
    )
    manager.onError((error) => end(failed(error)))
    // WeChat would only pause it, and a folded app may be ended there: what there is, is taken now.
    manager.onInterruptionBegin(stop)
    Taro.onAppHide(stop)
    return ok({ stop })
  } catch (error) {
    return failed(error)
  }
}
