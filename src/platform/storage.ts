import Taro from '@tarojs/taro'
import { failed, ok, type Outcome } from './outcome'

/** Whether a kept value has the shape that its reader lives on. */
export type Fits = (value: unknown) => boolean

const ANYTHING: Fits = () => true

/** What stands under a key; undefined where nothing does. A store that cannot be read now may be read tomorrow. */
function keptText(key: string): unknown {
  try {
    return Taro.getStorageSync(key) || undefined
  } catch {
    return undefined
  }
}

/**
 * Reads a kept value; `undefined` when nothing is kept or it cannot be read. What is damaged, or of another shape, is
 * forgotten: else it would stand in the way at every start.
 */
export function readKept<T>(key: string, fits: Fits = ANYTHING): T | undefined {
  const text = keptText(key)
  if (text === undefined) return undefined
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined
    if (value !== undefined && fits(value)) return value as T
  } catch {
    // Read as if nothing were kept.
  }
  forget(key)
  return undefined
}

/** Keeps a value as JSON text. A full or forbidden store is `failed`; what is on screen stays. */
export function keep(key: string, value: unknown): Outcome {
  try {
    Taro.setStorageSync(key, JSON.stringify(value))
    return ok()
  } catch (error) {
    return failed(error)
  }
}

/** What is kept under keys that begin so, without that beginning. */
export function keptUnder(prefix: string): readonly string[] {
  try {
    const keys = Taro.getStorageInfoSync().keys
    return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
  } catch {
    return []
  }
}

/** Forgets everything whose key begins so. */
export function forgetAll(prefix: string): void {
  for (const rest of keptUnder(prefix)) forget(prefix + rest)
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // A store that cannot be written holds nothing to forget.
  }
}
