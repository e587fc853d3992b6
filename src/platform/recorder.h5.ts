import type { LocalFile } from './local-file'
import { failed, ok, unavailable, type Outcome } from './outcome'
import { holdFile } from './photo.h5'

/** What is being recorded. */
export interface Recording {
  /** Ends it. @returns the file */
  stop(): Promise<Outcome<LocalFile>>
}

const TYPES = ['audio/mp4', 'audio/webm'] as const
const BITS_PER_SECOND = 48_000

const typeHere = (): string | undefined =>
  typeof MediaRecorder === 'undefined' ? undefined : TYPES.find((type) => MediaRecorder.isTypeSupported(type))

/** A page without https has no microphone. */
export const canRecord = (): boolean => typeHere() !== undefined && Boolean(navigator.mediaDevices)

/** Starts to record; the browser asks whether it may. @returns denied where the person says no */
export async function startRecording(): Promise<Outcome<Recording>> {
  const mimeType = typeHere()
  if (mimeType === undefined || !canRecord()) return unavailable
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND })
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => void parts.push(data)
    const ended = new Promise<void>((resolve) => {
      recorder.onstop = () => resolve()
    })
    recorder.start()
    return ok({
      stop: async () => {
        recorder.stop()
        await ended
        for (const track of stream.getTracks()) track.stop()
        return ok(holdFile(new Blob(parts, { type: mimeType })))
      },
    })
  } catch (error) {
    return failed(error)
  }
}
