import type { community as table } from '../../../cloudfunctions/database/schema'
import { spell } from '../../../cloudfunctions/facility/register/spelling'
import { COMMUNITY_COLUMNS } from '../../../src/domain/facility/columns'
import { readCommunityRow, type CommunityRow } from '../../../src/domain/facility/register-row'
import { checkFile, stableId, type Checked, type CheckedRow } from './check'
import { groundOf, type ImportCity } from './city'
import type { LineFault } from './faults'
import { farAway } from './spread'

type CommunityInsert = typeof table.$inferInsert

export interface CommunityFile extends Checked<CommunityRow> {
  readonly inserts: readonly CommunityInsert[]
  readonly warnings: readonly LineFault[]
}

/** Twelve digits of the statistics bureau's code; anything else is a number of the register's own. */
const CODE = /^\d{12}$/

function insertOf({ city }: ImportCity, { row, place }: CheckedRow<CommunityRow>): CommunityInsert {
  const { number, name, county, town, elders } = row
  const id = CODE.test(number) ? number : stableId(city, number)
  return { id, city, county, town, name, ...place, elders, ...spell(name), demo: false }
}

/**
 * Reads a table of communities and how many elders live there, and checks every row of it.
 * @param today `YYYY-MM-DD` in China
 */
export function readCommunities(bytes: Buffer, city: ImportCity, today: string): CommunityFile {
  const ground = groundOf(city, today)
  const checked = checkFile(bytes, COMMUNITY_COLUMNS, (cells) => readCommunityRow(cells, ground), city)
  const foreign = checked.rows.flatMap(({ line, row: { number } }) =>
    CODE.test(number) && !number.startsWith(city.code)
      ? [{ line, header: '编号', value: number, what: `不是${city.name}的社区代码,应该以${city.code}开头` }]
      : [],
  )
  const faults = [...checked.faults, ...foreign].sort((a, b) => a.line - b.line)
  if (faults.length > 0) return { ...checked, faults, inserts: [], warnings: [] }
  const uncounted = checked.rows.flatMap(({ line, row: { name, elders } }) =>
    elders === null ? [{ line, header: '60岁以上人数', value: name, what: '没有填人数,这个社区不计入覆盖率' }] : [],
  )
  const placed = checked.rows.map(({ line, row, place }) => ({ line, county: row.county, name: row.name, place }))
  const warnings = [...uncounted, ...farAway(placed, city)].sort((a, b) => a.line - b.line)
  return { ...checked, inserts: checked.rows.map((one) => insertOf(city, one)), warnings }
}
