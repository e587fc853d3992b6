const EIGHT_HOURS_MS = 8 * 3_600_000

/** Today in China, `YYYY-MM-DD`: a fixed eight hours ahead of UTC, without summer time. */
export function todayInChina(now: number = Date.now()): string {
  return new Date(now + EIGHT_HOURS_MS).toISOString().slice(0, 10)
}
