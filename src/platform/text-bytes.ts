/** What stands for a character that could not be read. */
const UNREADABLE = '\ufffd'

/** The text without the mark by which spreadsheets know UTF-8; null where something in it could not be read. */
export const readableText = (text: string): string | null =>
  text.includes(UNREADABLE) ? null : text.replace(/^\ufeff/, '')

/**
 * Reads the bytes of a table as text: UTF-8, else the Chinese encoding in which older spreadsheets save.
 * @param read decodes by the name of an encoding; throws where this device does not know it, or the bytes are none of it
 * @returns null where they are text in neither
 */
export function textOf(read: (encoding: 'utf-8' | 'gb18030') => string): string | null {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      const text = readableText(read(encoding))
      if (text !== null) return text
    } catch {
      // Not this one.
    }
  }
  return null
}
