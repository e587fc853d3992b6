import { useEffect } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { Answer, WireError } from '@/contract'
import { now } from '@/platform/clock'
import { keep, readKept, type Fits } from '@/platform/storage'
import { createShared } from './store'

/** Something published that the phone keeps, and how the last asking for it went. */
export interface Shelved<T> {
  readonly value?: T
  readonly error?: WireError
}

/**
 * A copy of something published: from the phone at once, anew only where a page asks for it. Unlike `useAnswer` it asks
 * nothing by itself, neither when a page opens nor when the network comes back: judging must leave no trace.
 */
export interface Shelf<T> {
  use(): Shelved<T>
  /** What is here; undefined while nothing is. */
  get(): T | undefined
  /** Asks for the newest, whatever is here. */
  refresh(): Promise<void>
  /** Asks for the newest where the last one has been here for a while. */
  freshen(): void
}

/** What was compared with the cloud so lately is not compared again. */
const FRESH_MS = 10 * 60_000

/**
 * @param key under which the phone keeps it
 * @param newest asks the cloud; it receives what is here
 * @param fits whether what was kept has a shape that can be read; what has not is forgotten
 */
export function createShelf<T>(
  key: string,
  newest: (kept: T | undefined) => Promise<Answer<T>>,
  fits?: Fits,
): Shelf<T> {
  const kept = readKept<T>(key, fits)
  const shared = createShared<Shelved<T>>(kept === undefined ? {} : { value: kept })
  let asking: Promise<void> | undefined
  let freshAt = -Infinity

  const ask = async (): Promise<void> => {
    const { value } = shared.get()
    const answer = await newest(value)
    if (!answer.ok) return shared.set({ ...(value !== undefined && { value }), error: answer.error })
    freshAt = now()
    // The same object as long as it says the same: what was worked out from it stands.
    shared.set({ value: answer.data })
    // A phone that keeps nothing has what it has just read all the same, until it is closed.
    if (answer.data !== value) keep(key, answer.data)
  }
  const refresh = (): Promise<void> => {
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }
  return {
    use: shared.use,
    get: () => shared.get().value,
    refresh,
    freshen: () => {
      if (now() - freshAt > FRESH_MS) void refresh()
    },
  }
}

/**
 * Keeps a shelf filled for a page. `fresh` where one looks for news: asked anew as the page shows. Else only where
 * nothing is here.
 */
export function useFilled(shelf: Shelf<unknown> | null, fresh: boolean): void {
  useEffect(() => {
    if (!shelf) return
    if (fresh) shelf.freshen()
    else if (shelf.get() === undefined) void shelf.refresh()
  }, [shelf, fresh])
  // A tab stays open underneath, for days perhaps.
  useDidShow(() => {
    if (fresh) shelf?.freshen()
  })
}
