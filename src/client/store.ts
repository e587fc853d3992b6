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

/** Keeps what a person typed. @returns false where the phone has no room for it, which every page then says */
export function keepOnPhone(key: string, value: unknown): boolean {
  if (keep(key, value).status === 'ok') return true
  // What was read of others can be fetched again; what a person typed cannot.
  dropCopies()
  if (keep(key, value).status === 'ok') return true
  phoneIsFull.set(true)
  return false
}

const rereads = new Set<() => void>()

/** Everything that pages share as the phone holds it now: another tab of the browser has signed in as somebody else. */
export const rereadStores = (): void => rereads.forEach((reread) => reread())

/**
 * `key` undefined: shared between pages, but not kept after the app is closed.
 * @param fits whether what was kept has a shape at all that can be read; what has not is forgotten
 * @param mend brings what an older build kept into the shape of this one
 * @param bare what of it the phone keeps, where not all: a number typed from a card stays in memory only
 */
export function createStore<T>(
  initial: T,
  key?: string,
  fits?: Fits,
  mend: (kept: T) => T = (kept) => kept,
  bare: (value: T) => T = (value) => value,
): Store<T> {
  const read = (): T => {
    const kept = key ? readKept<T>(key, fits) : undefined
    if (!key || kept === undefined) return initial
    const known = bare(mend(kept))
    // What an older build kept of it goes now.
    if (JSON.stringify(bare(kept)) !== JSON.stringify(kept)) keep(key, known)
    return known
  }
  const shared = createShared(read())
  rereads.add(() => shared.set(read()))
  return {
    ...shared,
    set(next) {
      shared.set(next)
      if (key) keepOnPhone(key, bare(next))
    },
    clear() {
      shared.set(initial)
      if (key) forget(key)
    },
  }
}
