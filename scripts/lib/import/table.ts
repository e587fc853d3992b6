import { CsvError, parse } from 'csv-parse/sync'
import { closestTo } from '../../../src/domain/facility/closest'
import type { Cells, Column } from '../../../src/domain/facility/columns'
import { halfWidth } from '../../../src/domain/person/typed'
import { decode, type Decoded } from './decode'
import { TableFault, type LineFault } from './faults'

export interface TableRow<K extends string> {
  /** Where it begins in the file, from 1. */
  readonly line: number
  readonly cells: Cells<K>
}

export interface Table<K extends string> {
  readonly encoding: Decoded['encoding']
  readonly rows: readonly TableRow<K>[]
  /** Lines that have too few cells or too many. */
  readonly faults: readonly LineFault[]
}

interface Record {
  readonly line: number
  readonly cells: readonly string[]
}

/** A quotation mark that is never closed would swallow the rest of the file. Letters. */
const MOST_RECORD = 100_000

const CSV_FAULTS: Readonly<{ [code: string]: string }> = {
  CSV_QUOTE_NOT_CLOSED: '这一行的双引号没有成对,请检查引号',
  CSV_INVALID_CLOSING_QUOTE: '双引号后面还有字。格子里有引号时,每个引号要写成两个',
  INVALID_OPENING_QUOTE: '双引号在格子中间。格子里有引号时,整格用引号括起来,里面的每个引号写成两个',
  CSV_MAX_RECORD_SIZE: '这一行太长,多半是双引号没有成对',
}

/** Records with the line on which each begins; blank ones are left out. */
function recordsOf(text: string): Record[] {
  const records: Record[] = []
  let ended = 0
  const onRecord = (cells: string[], { lines }: { readonly lines: number }) => {
    if (cells.some((cell) => cell.trim() !== '')) records.push({ line: ended + 1, cells })
    ended = lines
    return null
  }
  try {
    // One kind of line end: of two letters, those inside quotation marks would be counted twice.
    const lines = text.replace(/\r\n?/g, '\n')
    parse(lines, { on_record: onRecord, relax_column_count: true, max_record_size: MOST_RECORD })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new TableFault([{ line: ended + 1, what: CSV_FAULTS[error.code] ?? '这一行不是CSV格式' }])
  }
  return records
}

const headerOf = (cell: string): string => halfWidth(cell).replace(/\s/g, '')

/** Why a header does not belong: misspelt, or the whole line divided by something else. */
function unknownHeader(header: string, known: readonly string[]): string {
  if (/[\t;]/.test(header)) return '各列之间要用英文逗号隔开'
  const meant = closestTo(header.slice(0, 20), known)
  return meant === null ? '没有这一列,列名见 docs/register.md' : `没有这一列,是不是「${meant}」`
}

function headerFaults(line: number, headers: readonly string[], known: readonly string[]): LineFault[] {
  const named = headers.filter((header) => header !== '')
  const unknown = named.filter((header) => !known.includes(header))
  const doubled = new Set(named.filter((header, index) => named.indexOf(header) !== index && known.includes(header)))
  const missing = known.filter((header) => !named.includes(header))
  return [
    ...unknown.map((value) => ({ line, header: '列名', value, what: unknownHeader(value, known) })),
    ...[...doubled].map((value) => ({ line, header: '列名', value, what: '这一列有两个,请去掉一个' })),
    ...missing.map((value) => ({ line, header: '列名', value, what: '缺少这一列;没有内容也要保留' })),
  ]
}

/**
 * Reads a CSV file whose first line names its columns, in any order, all of them.
 * @throws TableFault when the file as a whole cannot be read: encoding, quotation marks, headers, nothing in it
 */
export function readTable<K extends string>(bytes: Buffer, columns: readonly Column<K>[]): Table<K> {
  const { text, encoding } = decode(bytes)
  const [head, ...records] = recordsOf(text)
  if (!head) throw new TableFault([{ line: 0, what: '文件是空的' }])
  const headers = head.cells.map((cell) => (/\t/.test(cell) ? cell : headerOf(cell)))
  const wrong = headerFaults(
    head.line,
    headers,
    columns.map(({ header }) => header),
  )
  if (wrong.length > 0) throw new TableFault(wrong)
  if (records.length === 0) throw new TableFault([{ line: 0, what: '只有列名,没有数据' }])
  const at = columns.map(({ key, header }) => [key, headers.indexOf(header)] as const)
  const faults: LineFault[] = []
  const rows = records.map(({ line, cells }): TableRow<K> => {
    const fault = countFault(cells, headers)
    if (fault) faults.push({ line, what: fault })
    return { line, cells: Object.fromEntries(at.map(([key, index]) => [key, cells[index] ?? ''])) as Cells<K> }
  })
  return { encoding, rows, faults }
}

/** A spreadsheet may leave empty columns behind the last one. */
function countFault(cells: readonly string[], headers: readonly string[]): string | null {
  const beyond = cells.some((cell, index) => cell.trim() !== '' && !headers[index])
  if (beyond) return '这一行比列名多出一格,多半是内容里有英文逗号:请用双引号把整格括起来'
  return cells.length < headers.length ? `这一行只有${cells.length}格,应该有${headers.length}格` : null
}
