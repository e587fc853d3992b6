import { rowOf } from '../../../cloudfunctions/facility/register/row-of'
import { FACILITY_COLUMNS } from '../../../src/domain/facility/columns'
import type { Facility } from '../../../src/domain/facility/facility'
import { warningsFor } from '../../../src/domain/facility/minimum'
import { needsOf } from '../../../src/domain/facility/needs'
import { shownPrice } from '../../../src/domain/facility/price'
import { readFacilityRow, type RegisterRow } from '../../../src/domain/facility/register-row'
import { rulesByType } from '../../../src/domain/facility/rules'
import type { Likeness, Twin, TwinPair } from '../../../src/domain/facility/twins'
import { TYPE_NEEDS, type Need } from '../../../src/domain/facility/types'
import { checkFile, stableId, type Checked, type CheckedRow } from './check'
import { groundOf, type ImportCity } from './city'
import type { LineFault } from './faults'
import { farAway } from './spread'

type FacilityInsert = ReturnType<typeof rowOf>

/** What the file holds, ready to be written. */
export interface FacilityFile extends Checked<RegisterRow> {
  readonly inserts: readonly FacilityInsert[]
  /** What nobody is refused for: by line. */
  readonly warnings: readonly LineFault[]
}

/** The facility of a row as everybody will see it. */
export function facilityOf(city: string, { row, place }: CheckedRow<RegisterRow>): Facility {
  const { given: _given, ...told } = row
  const price = shownPrice(row.services)
  const found = { place, needs: needsOf(row), ...(price && { price }) }
  return { ...told, id: stableId(city, row.number), ...found, demo: false }
}

/** What people move into has beds; 0 is mostly a cell that nobody knew. */
const bedless = ({ type, beds }: RegisterRow): string[] =>
  beds === 0 && (TYPE_NEEDS[type] as readonly Need[])[0] === 'live' ? ['床位数是0,不清楚就空着'] : []

/**
 * Reads a register of facilities and checks every row of it.
 * @param today `YYYY-MM-DD` in China
 */
export function readFacilities(bytes: Buffer, city: ImportCity, today: string): FacilityFile {
  const ground = groundOf(city, today)
  const checked = checkFile(bytes, FACILITY_COLUMNS, (cells) => readFacilityRow(cells, ground), city)
  if (checked.faults.length > 0) return { ...checked, inserts: [], warnings: [] }
  const rules = rulesByType(city.rules)
  const warnings: LineFault[] = []
  const inserts = checked.rows.map((one) => {
    const { line, row } = one
    const facility = facilityOf(city.city, one)
    const missed = warningsFor(facility, rules.get(row.type))
    const told = [...missed, ...(row.phone || row.closedOn ? [] : ['没有电话']), ...bedless(row)]
    warnings.push(...told.map((what) => ({ line, header: '名称', value: row.name, what })))
    const { datum, lng, lat } = row.given
    const origin = datum === 'GCJ-02' ? {} : { origin: { datum, lng, lat } }
    return rowOf({ city: city.city, facility, ...origin, warned: missed.length })
  })
  const placed = checked.rows.map(({ line, row, place }) => ({ line, county: row.county, name: row.name, place }))
  warnings.push(...farAway(placed, city))
  return { ...checked, inserts, warnings: warnings.sort((a, b) => a.line - b.line) }
}

/** A row as its likeness to others is looked for; without a line it stands in the database. */
export interface TwinRow extends Twin {
  readonly line: number | null
}

/** What is open and in the file. */
export const twinRows = ({ rows }: Pick<FacilityFile, 'rows'>): TwinRow[] =>
  rows
    .filter(({ row }) => row.closedOn === undefined)
    .map(({ line, place, row: { number, name, type, county, address, phone } }) => ({
      ...{ line, number, name, type, county, address, phone, place },
    }))

const LIKENESS: Readonly<Record<Likeness, string>> = {
  name: '名称相同,相距不到300米',
  phone: '电话和类型相同,相距不到100米',
  address: '地址和类型相同',
}

export function twinWarning({ first, second, by }: TwinPair<TwinRow>): LineFault {
  const other = first.line === null ? `登记表里编号「${first.number}」的${first.name}` : `第${first.line}行`
  const what = `可能和${other}是同一个地方:${LIKENESS[by]}`
  return { line: second.line ?? 0, header: '名称', value: second.name, what }
}
