const DAY_MS = 86_400_000

/**
 * Does something now and once a day from then on, where a process lives that long.
 * @param onFault told when a later round fails; the first one's failure is the caller's
 * @returns stops it, and waits for a round that is under way
 */
export async function daily(
  work: () => Promise<void>,
  onFault: (error: unknown) => void,
): Promise<() => Promise<void>> {
  await work()
  let round = Promise.resolve()
  const timer = setInterval(() => (round = work().catch(onFault)), DAY_MS)
  // Nobody stays up for this alone.
  timer.unref()
  return async () => {
    clearInterval(timer)
    await round
  }
}
