import { useEffect, useState } from 'react'

/** As long as fingers may still be typing. */
export const REST_MS = 400

export interface Search {
  readonly typed: string
  /** What is looked for; empty: nothing. */
  readonly words: string
  readonly type: (text: string) => void
  /** Looks for what stands there at once. */
  readonly search: () => void
}

/** Words as they are typed, and as they are looked for once typing rests. */
export function useSearch(typed: string, type: (text: string) => void): Search {
  const now = typed.trim()
  const [rested, setRested] = useState(now)
  useEffect(() => {
    const timer = setTimeout(() => setRested(now), REST_MS)
    return () => clearTimeout(timer)
  }, [now])
  // Where nothing is looked for any more there is nothing to wait for.
  return { typed, words: now === '' ? '' : rested, type, search: () => setRested(now) }
}
