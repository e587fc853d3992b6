/** China keeps one time zone without summer time; phones may lack Intl, so it is plain arithmetic. */
const CHINA_OFFSET_MS = 8 * 3600 * 1000

function chinaClock(): Date {
  return new Date(Date.now() + CHINA_OFFSET_MS)
}

/** Today in China, `YYYY-MM-DD`. */
export function today(): string {
  return chinaClock().toISOString().slice(0, 10)
}

/** Milliseconds since 1970. */
export function now(): number {
  return Date.now()
}
