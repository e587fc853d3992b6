import { TableFault, type LineFault } from './faults'

/** A register of a province is a few megabytes; more is another file. */
const MOST_BYTES = 50 * 1024 * 1024
const NEW_LINE = 0x0a
const SAVE_AS = '请在表格软件里另存为「CSV UTF-8(逗号分隔)」再导入'
const MOST_LINES_NAMED = 10

export interface Decoded {
  readonly text: string
  readonly encoding: 'UTF-8' | 'GB18030'
}

/** How files begin that are no text: by their first bytes, hex. */
const BEGINNINGS: readonly (readonly [string, string])[] = [
  ['504b0304', '这是xlsx表格,不是CSV文件。'],
  ['d0cf11e0', '这是xls表格,不是CSV文件。'],
  ['fffe', '这是UTF-16编码的文件。'],
  ['feff', '这是UTF-16编码的文件。'],
  ['25504446', '这是PDF文件。'],
]

const refuse = (what: string, line = 0): never => {
  throw new TableFault([{ line, what }])
}

function decodeStrictly(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What a file has beyond ASCII when it is Chinese: a GB line that is valid UTF-8 by chance gives letters of other scripts. */
const CHINESE =
  /^[\u0000-\u007f\u00a0-\u00ff\u2010-\u2040\u2150-\u218f\u2460-\u24ff\u2600-\u27bf\u3000-\u9fff\uf900-\uffef\ud800-\udfff]*$/

type Kind = 'ascii' | 'UTF-8' | 'GB18030' | 'neither'

function kindOf(line: Uint8Array): Kind {
  if (line.every((byte) => byte < 0x80)) return 'ascii'
  const text = decodeStrictly(line, 'utf-8')
  if (text !== null && CHINESE.test(text)) return 'UTF-8'
  return decodeStrictly(line, 'gb18030') === null ? 'neither' : 'GB18030'
}

/** Lines of a file; in both encodings no byte of a letter looks like the end of a line. */
function linesOf(bytes: Buffer): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(NEW_LINE, from)
    const to = end === -1 ? bytes.length : end
    lines.push(bytes.subarray(from, to))
    from = to + 1
  }
  return lines
}

/** A file that is not UTF-8 as a whole is GB18030 as a whole, or refused with the lines that differ. */
function refuseMixed(bytes: Buffer): void {
  const kinds = linesOf(bytes).map(kindOf)
  const linesWith = (kind: Kind): number[] => kinds.flatMap((one, index) => (one === kind ? [index + 1] : []))
  const [broken, utf8, gb] = [linesWith('neither'), linesWith('UTF-8'), linesWith('GB18030')]
  const named = (lines: readonly number[], what: string): LineFault[] =>
    lines.slice(0, MOST_LINES_NAMED).map((line) => ({ line, what }))
  if (broken.length > 0)
    throw new TableFault(named(broken, `有乱码,既不是UTF-8也不是GB18030(共${broken.length}行)。请重新导出`))
  if (utf8.length === 0 || gb.length === 0) return
  const [rare, encoding] = utf8.length < gb.length ? [utf8, 'UTF-8'] : [gb, 'GB18030']
  const other = encoding === 'UTF-8' ? 'GB18030' : 'UTF-8'
  const what = `这一行是${encoding}编码,其他行是${other}(共${rare.length}行不同)。${SAVE_AS}`
  throw new TableFault(named(rare, what))
}

/**
 * The text of a CSV file in UTF-8, with or without its mark, or GB18030; nothing is guessed for a letter that is neither.
 * @throws TableFault when it is no text, too large, broken, or of two encodings
 */
export function decode(bytes: Buffer): Decoded {
  if (bytes.length === 0) refuse('文件是空的')
  if (bytes.length > MOST_BYTES) refuse('文件超过50MB,请分成几个文件')
  const begins = bytes.subarray(0, 4).toString('hex')
  const other = BEGINNINGS.find(([beginning]) => begins.startsWith(beginning))
  if (other) refuse(`${other[1]}${SAVE_AS}`)
  const nul = bytes.indexOf(0)
  if (nul !== -1) refuse(`有空字节,这不是文本文件。${SAVE_AS}`, linesOf(bytes.subarray(0, nul + 1)).length)
  const text = decodeStrictly(bytes, 'utf-8')
  if (text !== null) return { text, encoding: 'UTF-8' }
  refuseMixed(bytes)
  return { text: decodeStrictly(bytes, 'gb18030') ?? refuse(`有乱码。${SAVE_AS}`), encoding: 'GB18030' }
}
