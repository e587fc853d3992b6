import type { LocalFile } from './local-file'
import { failed, ok, unavailable, type Outcome } from './outcome'
import { holdFile } from './photo.h5'
import type { Recording } from './recorder'

export type { Recording }

const TYPES = ['audio/mp4', 'audio/webm'] as const
const BITS_PER_SECOND = 48_000
/** As WeChat ends it by itself. */
const MOST_MS = 600_000

const typeHere = (): string | undefined =>
  typeof MediaRecorder === 'undefined' ? undefined : TYPES.find((type) => MediaRecorder.isTypeSupported(type))

/** A page without https has no microphone. */
export const canRecord = (): boolean => typeHere() !== undefined && Boolean(navigator.mediaDevices)

/**
 * Starts to record; the browser asks whether it may.
 * @param onMade told once, with what was recorded, whatever ended it: a press, ten minutes, a page out of sight, a microphone taken away
 * @returns denied where the person says no
 */
export async function startRecording(onMade: (made: Outcome<LocalFile>) => void): Promise<Outcome<Recording>> {
  const mimeType = typeHere()
  if (mimeType === undefined || !canRecord()) return unavailable
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND })
    const parts: Blob[] = []
    const stop = (): void => {
      if (recorder.state !== 'inactive') recorder.stop()
    }
    // A phone may put a page away for good while it is out of sight.
    const look = (): void => {
      if (document.visibilityState === 'hidden') stop()
    }
    recorder.ondataavailable = ({ data }) => void parts.push(data)
    recorder.start()
    const limit = setTimeout(stop, MOST_MS)
    document.addEventListener('visibilitychange', look)
    recorder.onstop = () => {
      clearTimeout(limit)
      document.removeEventListener('visibilitychange', look)
      for (const track of stream.getTracks()) track.stop()
      const whole = new Blob(parts, { type: mimeType })
      onMade(whole.size > 0 ? ok(holdFile(whole)) : { status: 'failed', why: 'Nothing was recorded.' })
    }
    for (const track of stream.getTracks()) track.onended = stop
    return ok({ stop })
  } catch (error) {
    return failed(error)
  }
}
