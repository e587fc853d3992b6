/** Counts by key within a minute. It lives in one process: it slows guessing, it is not an account's lock. */
export interface RateLimit {
  /** False when this key has used up its minute. */
  allow(key: string, now: Date): boolean
}

const MINUTE_MS = 60_000

export function createRateLimit(perMinute: number): RateLimit {
  let minute = 0
  let counts = new Map<string, number>()
  return {
    allow(key, now) {
      const current = Math.floor(now.getTime() / MINUTE_MS)
      // Starting afresh each minute keeps the map as small as the minute's callers.
      if (current !== minute) [minute, counts] = [current, new Map()]
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count <= perMinute
    },
  }
}
