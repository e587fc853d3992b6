import { readFileSync } from 'node:fs'
import { importCity } from '../../../scripts/lib/import/city'
import { readCommunities } from '../../../scripts/lib/import/communities'
import { readFacilities } from '../../../scripts/lib/import/facilities'
import { COMMUNITY_COLUMNS, FACILITY_COLUMNS } from '@/domain/facility/columns'
import { FACILITY_TYPES } from '@/domain/facility/types'

const linfen = importCity('linfen', null)
const TODAY = '2026-11-22'
const guide = readFileSync('docs/register.md', 'utf8')
const file = (name: string) => readFileSync(`docs/register/${name}`)

/** Rows of the table below a heading of the guide: its first two cells. */
const tableBelow = (heading: string) =>
  guide
    .split(`## ${heading}\n`)[1]!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => /^\| [\u4e00-\u9fff\d]/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, header, must]) => ({ header, required: must === 'yes' }))

test.each([
  ['Columns of facilities', FACILITY_COLUMNS],
  ['Columns of communities', COMMUNITY_COLUMNS],
] as const)('the guide explains every column, in order: %s', (heading, columns) => {
  expect(tableBelow(heading)).toEqual(columns.map(({ header, required }) => ({ header, required })))
})

test('the guide names every type', () => {
  expect(FACILITY_TYPES.filter((type) => !new RegExp(`\\| ${type} +\\|`).test(guide))).toEqual([])
})

test.each([
  ['facilities-template.csv', FACILITY_COLUMNS],
  ['elders-template.csv', COMMUNITY_COLUMNS],
] as const)('%s holds the headers alone, with the mark by which a spreadsheet knows UTF-8', (name, columns) => {
  expect(file(name).toString()).toBe(`\ufeff${columns.map(({ header }) => header).join(',')}\n`)
})

test('the examples can be imported, and are marked', () => {
  const facilities = readFacilities(file('facilities-example.csv'), linfen, TODAY)
  expect(facilities.faults).toEqual([])
  expect(facilities.rows.map(({ row }) => row.note)).toEqual(facilities.rows.map(() => '演示数据'))
  expect(facilities.rows.length).toBeGreaterThan(3)
  const communities = readCommunities(file('elders-example.csv'), linfen, TODAY)
  expect(communities.faults).toEqual([])
  expect(communities.inserts.map(({ elders }) => elders)).toEqual([523, null])
})
