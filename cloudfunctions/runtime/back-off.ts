const MINUTES = [1, 5, 30, 120, 360] as const
const LONGEST = 360

/** One try, and one more after each pause; then somebody must look. */
export const MOST_TRIES = MINUTES.length + 1

/** When something is tried next that did not work. @param tries those made so far, one at least */
export function nextTry(tries: number, now: Date): Date {
  return new Date(now.getTime() + (MINUTES[tries - 1] ?? LONGEST) * 60_000)
}
