/** A cell: words, a number, or nothing. */
export type CsvCell = string | number | null

/** By this mark Excel knows UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'
/** What a spreadsheet would take for a formula: names come from a register that others write. Wide forms count in Chinese Excel. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n;\t]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless
}

const lineText = (cells: readonly CsvCell[]): string => cells.map(cellText).join(',')

/** A table as a file that spreadsheets open at a press: UTF-8 with its mark, lines end as RFC 4180 has it. */
export const csvText = (header: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  BYTE_ORDER_MARK + [header, ...rows].map((row) => `${lineText(row)}\r\n`).join('')
