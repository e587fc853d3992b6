import { createHash } from 'node:crypto'
import type { CellFault, Cells, Column } from '../../../src/domain/facility/columns'
import { insideOutline } from '../../../src/domain/facility/outline'
import type { Place } from '../../../src/domain/facility/facility'
import type { GivenPlace, RowReading } from '../../../src/domain/facility/register-row'
import type { ImportCity } from './city'
import { mapPlace } from './datum'
import { TableFault, type LineFault } from './faults'
import { readTable } from './table'

/** A row that is right, with its place on the map. */
export interface CheckedRow<T> {
  readonly line: number
  readonly row: T
  readonly place: Place
}

/** A file as it was read: all that is wrong with it, and its rows where nothing is. */
export interface Checked<T> {
  readonly encoding: string
  /** How many rows the file has, right and wrong. */
  readonly count: number
  readonly rows: readonly CheckedRow<T>[]
  /** By line; whoever has one imports nothing. */
  readonly faults: readonly LineFault[]
}

type Reader<K extends string, T> = (cells: Cells<K>) => RowReading<T>

/** What every register's row has. */
interface Numbered {
  readonly number: string
  readonly given: GivenPlace
}

/** Reads a file and checks each of its rows, whatever its columns are. */
export function checkFile<K extends string, T extends Numbered>(
  bytes: Buffer,
  columns: readonly Column<K>[],
  read: Reader<K, T>,
  city: ImportCity,
): Checked<T> {
  try {
    const table = readTable(bytes, columns)
    const faults: LineFault[] = [...table.faults]
    const rows: CheckedRow<T>[] = []
    // Lines of numbers also of rows with other faults, so that one report tells all.
    const lines = new Map<string, number>()
    for (const { line, cells } of table.rows) {
      const reading = read(cells)
      faults.push(...(reading.faults ?? []).map((fault) => ({ line, ...fault })))
      if (reading.faults) continue
      const { row } = reading
      const place = mapPlace(row.given)
      const wrong = [sameNumber(row.number, lines, line), outside(row.given, place, city)].filter((one) => one !== null)
      faults.push(...wrong.map((fault) => ({ line, ...fault })))
      rows.push({ line, row, place })
    }
    faults.sort((a, b) => a.line - b.line)
    return { encoding: table.encoding, count: table.rows.length, rows, faults }
  } catch (error) {
    if (error instanceof TableFault) return { encoding: '', count: 0, rows: [], faults: error.faults }
    throw error
  }
}

function sameNumber(number: string, lines: Map<string, number>, line: number): CellFault | null {
  const first = lines.get(number)
  if (first === undefined) lines.set(number, line)
  return first === undefined ? null : { header: '编号', value: number, what: `和第${first}行的编号一样,编号不能重复` }
}

function outside({ lng, lat }: GivenPlace, place: Place, { name, rules }: ImportCity): CellFault | null {
  if (insideOutline(place, rules.outline)) return null
  const what = `这个地方在${name}以外,可能在海里或别的城市,请核对经纬度和坐标系`
  return { header: '经度', value: `${lng},${lat}`, what }
}

/** Stable for ever: the same number of the same city is the same place. */
export function stableId(city: string, number: string): string {
  return `${city}-${createHash('sha256').update(`${city}/${number}`).digest('hex').slice(0, 16)}`
}
