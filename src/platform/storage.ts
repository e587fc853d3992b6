import Taro from '@tarojs/taro'
import { failed, ok, type Outcome } from './outcome'

/** Reads a kept value; `undefined` when nothing is kept or it cannot be read. */
export function readKept<T>(key: string): T | undefined {
  try {
    const text: unknown = Taro.getStorageSync(key)
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : undefined
  } catch {
    return undefined
  }
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
