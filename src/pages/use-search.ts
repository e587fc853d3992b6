import { useEffect, useState } from 'react'

/** As long as fingers may still be typing. */
const REST_MS = 400

export interface Search {
  readonly typed: string
  /** What is looked for; empty: nothing. */
  readonly words: string
  readonly type: (text: string) => void
  /** Looks for what stands there at once. */
  readonly search: () => void
}

/** Words as they are typed, and as they are looked for once typing rests. */
export function useSearch(): Search {
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const search = (): void => setWords(typed.trim())
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), REST_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const type = (text: string): void => {
    setTyped(text)
    // Nothing is looked for any more: there is nothing to wait for.
    if (text.trim() === '') setWords('')
  }
  return { typed, words, type, search }
}
