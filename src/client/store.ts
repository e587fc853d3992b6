import { useSyncExternalStore } from 'react'
import { forget, keep, readKept, type Fits } from '@/platform/storage'
import { dropCopies } from './kept-copies'

/** A value that pages share and the phone keeps. What is on screen stands even where the phone keeps nothing. */
export interface Store<T> {
  get(): T
  set(next: T): void
  /** Back to what it was at first, and nothing of it on the phone. */
  clear(): void
  /** The value in a component, drawn anew when it changes. */
  use(): T
}

/** A value shared between pages that ends with the app. */
export function createShared<T>(initial: T): Omit<Store<T>, 'clear'> {
  let value = initial
  const listeners = new Set<() => void>()
  const get = (): T => value
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    get,
    set(next) {
      value = next
      listeners.forEach((listener) => listener())
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  }
}

/** True once the phone could not keep something: a page then says that closing the app loses it. */
export const phoneIsFull = createShared(false)

function keepOnPhone(key: string, value: unknown): void {
  if (keep(key, value).status === 'ok') return
  // What was read of others can be fetched again; what a person typed cannot.
  dropCopies()
  if (keep(key, value).status !== 'ok') phoneIsFull.set(true)
}

/**
 * `key` undefined: shared between pages, but not kept after the app is closed.
 * @param fits whether what was kept has a shape at all that can be read; what has not is forgotten
 * @param mend brings what an older build kept into the shape of this one
 */
export function createStore<T>(initial: T, key?: string, fits?: Fits, mend: (kept: T) => T = (kept) => kept): Store<T> {
  const kept = key ? readKept<T>(key, fits) : undefined
  const shared = createShared(kept === undefined ? initial : mend(kept))
  return {
    ...shared,
    set(next) {
      shared.set(next)
      if (key) keepOnPhone(key, next)
    },
    clear() {
      shared.set(initial)
      if (key) forget(key)
    },
  }
}
