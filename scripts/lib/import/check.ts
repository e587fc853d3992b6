import { createHash } from 'node:crypto'
import type { CellFault, Cells, Column } from '../../../src/domain/facility/columns'
import { insideOutline } from '../../../src/domain/facility/outline'
import type { Place } from '../../../src/domain/facility/facility'
import { visible } from '../../../src/domain/facility/row-reader'
import type { GivenPlace, RowReading } from '../../../src/domain/facility/register-row'
import { halfWidth } from '../../../src/domain/person/typed'
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

const NUMBER = '编号'

type Reader<K extends string, T> = (cells: Cells<K>) => RowReading<T>

/** What every register's row has. */
interface Numbered {
  readonly number: string
  readonly given: GivenPlace
}

/** Reads a file and checks each of its rows, whatever its columns are. */
export function checkFile<K extends string, T extends Numbered>(
  bytes: Buffer,
  columns: readonly Column<K | 'number'>[],
  read: Reader<K | 'number', T>,
  city: ImportCity,
): Checked<T> {
  try {
    const table = readTable(bytes, columns)
    const faults: LineFault[] = [...table.faults]
    const rows: CheckedRow<T>[] = []
    const lines = new Map<string, number>()
    for (const { line, cells } of table.rows) {
      const reading = read(cells)
      const wrong: (CellFault | null)[] = [...(reading.faults ?? []), sameNumber(numberIn(cells, reading), lines, line)]
      if (!reading.faults) {
        const { row } = reading
        const place = mapPlace(row.given)
        wrong.push(outside(row.given, place, city))
        rows.push({ line, row, place })
      }
      for (const fault of wrong) if (fault) faults.push({ line, ...fault })
    }
    faults.sort((a, b) => a.line - b.line)
    return { encoding: table.encoding, count: table.rows.length, rows, faults }
  } catch (error) {
    if (error instanceof TableFault) return { encoding: '', count: 0, rows: [], faults: error.faults }
    throw error
  }
}

/** Also of a row with other faults, so that one report tells all; null where the number itself is wrong. */
function numberIn({ number }: Cells<'number'>, { faults }: RowReading<Numbered>): string | null {
  if (faults?.some(({ header }) => header === NUMBER)) return null
  return halfWidth(visible(number)).trim()
}

function sameNumber(number: string | null, lines: Map<string, number>, line: number): CellFault | null {
  if (number === null) return null
  const first = lines.get(numberKey(number))
  if (first === undefined) lines.set(numberKey(number), line)
  return first === undefined ? null : { header: NUMBER, value: number, what: `和第${first}行的编号一样,编号不能重复` }
}

function outside({ lng, lat }: GivenPlace, place: Place, { name, rules }: ImportCity): CellFault | null {
  if (insideOutline(place, rules.outline)) return null
  const what = `这个地方在${name}以外,可能在海里或别的城市,请核对经纬度和坐标系`
  return { header: '经度', value: `${lng},${lat}`, what }
}

/** «lf-1» is «LF-1»: a clerk who forgets the shift key does not mean another place. */
export const numberKey = (number: string): string => number.toUpperCase()

/** Stable for ever: the same number of the same city is the same place. */
export function stableId(city: string, number: string): string {
  return `${city}-${createHash('sha256')
    .update(`${city}/${numberKey(number)}`)
    .digest('hex')
    .slice(0, 16)}`
}
