import { useSyncExternalStore } from 'react'
import { keep, readKept } from '@/platform/storage'

/** A value that pages share and the phone keeps. */
export interface Store<T> {
  get(): T
  set(next: T): void
  /** The value in a component, drawn anew when it changes. */
  use(): T
}

/** `key` undefined: shared between pages, but not kept after the app is closed. */
export function createStore<T>(initial: T, key?: string): Store<T> {
  let value = (key ? readKept<T>(key) : undefined) ?? initial
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
      if (key) keep(key, next)
      listeners.forEach((listener) => listener())
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  }
}
