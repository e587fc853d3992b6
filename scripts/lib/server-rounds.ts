const PAUSE_MS = 2_000

/**
 * Does a round again and again, with a pause between two, until it is stopped. A round that fails is told and the next one
 * begins all the same.
 */
export function goRound(
  round: (now: Date) => Promise<void>,
  { clock, onFault, pause = PAUSE_MS }: { clock: () => Date; onFault: (error: unknown) => void; pause?: number },
): { /** Waits for the round that is under way. */ stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let under = Promise.resolve()
  const next = () => {
    under = round(clock())
      .catch(onFault)
      .then(() => {
        // Told to stop meanwhile, it waits for nothing more.
        if (!stopped) timer = setTimeout(next, pause)
      })
  }
  timer = setTimeout(next, pause)
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      return under
    },
  }
}
