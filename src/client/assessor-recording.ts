import { dropLasting } from '@/platform/lasting-file'
import type { LocalFile } from '@/platform/local-file'
import type { Outcome } from '@/platform/outcome'
import { startRecording, type Recording } from '@/platform/recorder'
import { keepFile } from './assessor-files'
import { sendAllNow } from './assessor-outgoing'
import { createShared } from './store'

/**
 * What is being recorded at a visit. It goes on while the two fill in the form, and whatever ends it, what there is by then is kept:
 * a press, ten minutes, a call, a folded app, a page that is left.
 */

interface Running {
  readonly visit: string
  readonly recording: Recording
  /** Settled once it is kept. */
  readonly over: Promise<void>
}

const running = createShared<Running | null>(null)

/** How the last one of a visit ended, where nobody pressed: kept all the same, or nothing of it there. */
export type RecordingEnd = 'kept' | 'failed'
const told = createShared<{ readonly visit: string; readonly end: RecordingEnd } | null>(null)

/** Whether this visit is being recorded, in a component. */
export const useRecording = (visit: string): boolean => running.use()?.visit === visit

/** What is to be said of the last recording of a visit, in a component. */
export function useRecordingEnd(visit: string): RecordingEnd | undefined {
  const last = told.use()
  return last?.visit === visit ? last.end : undefined
}

/** Ended by somebody, who needs not be told of it. */
let pressed = false
/** Her yes was taken back: nothing of it is kept. */
let unwanted = false

async function keepMade(account: string, visit: string, made: Outcome<LocalFile>): Promise<void> {
  running.set(null)
  if (made.status !== 'ok') return told.set({ visit, end: 'failed' })
  if (unwanted) return dropLasting(made.value)
  await keepFile(account, visit, made.value)
  if (!pressed) told.set({ visit, end: 'kept' })
  void sendAllNow()
}

/** Starts to record a visit; one at a time. */
export async function record(account: string, visit: string): Promise<void> {
  await endRecording()
  pressed = unwanted = false
  told.set(null)
  let settle: () => void = () => undefined
  const over = new Promise<void>((resolve) => {
    settle = resolve
  })
  const started = await startRecording((made) => void keepMade(account, visit, made).finally(settle))
  if (started.status === 'ok') running.set({ visit, recording: started.value, over })
  else told.set({ visit, end: 'failed' })
}

/** Ends what is being recorded. @param keep false where she does not want it any more @returns settled once it is kept */
export async function endRecording(keep = true): Promise<void> {
  const now = running.get()
  if (!now) return
  pressed = true
  unwanted = !keep
  now.recording.stop()
  await now.over
}
