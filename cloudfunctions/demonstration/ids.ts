import { createHash } from 'node:crypto'

/** The same id in every demonstration, so that a kept draft finds its person again: a UUID of version 8. */
export function demoId(name: string): string {
  const hex = digest(`senior-care demonstration ${name}`, 32)
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-')
}

export function digest(text: string, length = 8): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}
