import { now } from '@/platform/clock'
import { onSignal } from '@/platform/connection'

/**
 * How whatever waits on the phone goes out: the first of each line, one after the other, with a rest after a failure. What an act
 * is, and what becomes of it, each queue says itself.
 */

/** Rests after a failure, the last one for good. */
const RESTS_MS = [5_000, 20_000, 60_000, 300_000] as const

/** The cloud knows an act again for 30 days; later it could be done twice. */
export const KNOWN_AGAIN_MS = 29 * 86_400_000

interface Queued {
  readonly state: { readonly kind: 'waiting' | 'asking' | 'refused' }
}

interface Queue<Act extends Queued> {
  /** Acts of whoever is signed in, oldest first. */
  readonly own: () => readonly Act[]
  /** Acts of one line wait for each other. */
  readonly lineOf: (act: Act) => string
  /** Sends it once and says on the phone what came of it; it never throws. */
  readonly sendOne: (act: Act) => Promise<void>
}

export interface Sender {
  /** Sends what may be sent now, one after the other. @returns settled once nothing more may */
  readonly sendWaiting: () => Promise<void>
  /** A line waits a while. @param asked the server asked for patience: a signal does not end it */
  readonly restAWhile: (line: string, asked: boolean) => void
  /** A line may go on at once. */
  readonly wake: (line: string) => void
  /** Sends what waits, from the start of the app on, whenever there is a signal. @returns how to stop it */
  readonly keepSending: () => () => void
}

interface Rest {
  readonly until: number
  readonly failures: number
  readonly asked: boolean
}

export function createSender<Act extends Queued>({ own, lineOf, sendOne }: Queue<Act>): Sender {
  const rests = new Map<string, Rest>()
  let waking: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined
  /** Something may be sent that the round under way has passed by already. */
  let again = false

  const restAWhile = (line: string, asked: boolean): void => {
    const failures = (rests.get(line)?.failures ?? 0) + 1
    const rest = RESTS_MS[Math.min(failures, RESTS_MS.length) - 1]!
    rests.set(line, { until: now() + rest, failures, asked })
  }

  /** Sends again when the first rest ends. */
  const planWaking = (): void => {
    clearTimeout(waking)
    waking = undefined
    const lines = own()
      .filter(({ state }) => state.kind !== 'refused')
      .map(lineOf)
    const ends = [...rests].flatMap(([line, { until }]) => (lines.includes(line) ? [until] : []))
    if (ends.length > 0) waking = setTimeout(() => void sendWaiting(), Math.max(0, Math.min(...ends) - now()))
  }

  /** The first act of each line that may go now; what she is asked about holds back what she did after it. */
  const nextToSend = (): Act | undefined => {
    const lines = new Set<string>()
    return own().find((act) => {
      if (act.state.kind === 'refused' || lines.has(lineOf(act))) return false
      lines.add(lineOf(act))
      return act.state.kind === 'waiting' && (rests.get(lineOf(act))?.until ?? 0) <= now()
    })
  }

  const sendAll = async (): Promise<void> => {
    while (again) {
      again = false
      for (let act = nextToSend(); act; act = nextToSend()) await sendOne(act)
    }
  }

  const sendWaiting = (): Promise<void> => {
    again = true
    sending ??= sendAll().finally(() => {
      sending = undefined
      planWaking()
      return again ? sendWaiting() : undefined
    })
    return sending
  }

  /** A signal has come: what rested because there was none need not rest longer. */
  const onAir = (): void => {
    for (const [line, { asked }] of rests) if (!asked) rests.delete(line)
    void sendWaiting()
  }

  return {
    sendWaiting,
    restAWhile,
    wake: (line) => void rests.delete(line),
    keepSending: () => {
      void sendWaiting()
      const stop = onSignal(onAir)
      return () => {
        stop()
        clearTimeout(waking)
      }
    },
  }
}
