import type { Bridge, Call, Wx } from './bridge'

const KEY_LIMIT_BYTES = 1024 * 1024
const ALL_LIMIT_BYTES = 10 * 1024 * 1024

const sizeOf = (texts: Iterable<string>): number => [...texts].reduce((sum, text) => sum + Buffer.byteLength(text), 0)

/** `wx.*Storage*`: JSON values, 1 MB a key, 10 MB in all. `kept` is the phone's memory and outlives the app. */
export function storageApis({ realm, answer }: Bridge, kept: Map<string, string>): Wx {
  function write(key: string, data: unknown): void {
    if (typeof key !== 'string' || key === '') throw new Error('parameter error: key should be a string')
    const text = JSON.stringify(data) ?? '""'
    if (Buffer.byteLength(text) > KEY_LIMIT_BYTES) throw new Error('entry size limit reached')
    const others = sizeOf([...kept].filter(([other]) => other !== key).map(([, value]) => value))
    if (others + Buffer.byteLength(text) > ALL_LIMIT_BYTES) throw new Error('exceed storage max size 10Mb')
    kept.set(key, text)
  }

  const read = (key: string): unknown => {
    const text = kept.get(key)
    return text === undefined ? '' : realm.copy(JSON.parse(text))
  }

  const info = () => ({
    keys: [...kept.keys()],
    currentSize: Math.ceil(sizeOf(kept.values()) / 1024),
    limitSize: ALL_LIMIT_BYTES / 1024,
  })

  return {
    setStorageSync: write,
    getStorageSync: read,
    removeStorageSync: (key: string) => void kept.delete(key),
    clearStorageSync: () => kept.clear(),
    getStorageInfoSync: () => realm.copy(info()),
    setStorage: (call: Call) => answer('setStorage', call, () => write(String(call.key), call.data)),
    getStorage: (call: Call) =>
      answer('getStorage', call, () => {
        const text = kept.get(String(call.key))
        if (text === undefined) throw new Error('data not found')
        return { data: JSON.parse(text) as unknown }
      }),
    removeStorage: (call: Call) => answer('removeStorage', call, () => void kept.delete(String(call.key))),
    clearStorage: (call?: Call) => answer('clearStorage', call, () => kept.clear()),
    getStorageInfo: (call: Call) => answer('getStorageInfo', call, info),
  }
}
