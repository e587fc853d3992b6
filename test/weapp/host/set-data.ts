/** Data of a page or component, as it lies in the view. */
export type Data = Record<string, unknown>

/** One call of `setData`, in bytes of UTF-8 as it crosses WeChat's bridge. */
export interface Sent {
  readonly bytes: number
  readonly at: number
}

/** Splits `root.cn.[0].v` or `list[2].name` into its keys. */
function keysOf(path: string): string[] {
  return path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((key) => key !== '')
}

const isContainer = (value: unknown): value is Data => typeof value === 'object' && value !== null

/** Writes one value at a path, making the lists and objects on the way, as WeChat does. */
export function writeAt(data: Data, path: string, value: unknown): void {
  const keys = keysOf(path)
  const last = keys.pop()
  if (last === undefined) return
  let place = data
  keys.forEach((key, index) => {
    const inside = place[key]
    if (isContainer(inside)) {
      place = inside
    } else {
      const made: Data = /^\d+$/.test(keys[index + 1] ?? last) ? ([] as unknown as Data) : {}
      place[key] = made
      place = made
    }
  })
  place[last] = value
}

export const jsonBytes = (data: unknown): number => Buffer.byteLength(JSON.stringify(data), 'utf8')
