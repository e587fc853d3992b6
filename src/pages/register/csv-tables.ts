import type { ActionOutput } from '@/contract'
import type { CsvCell } from '@/client/csv'
import { beyond, percentWithin } from '@/domain/facility/coverage'
import type { Need } from '@/domain/facility/types'
import type { CsvTable } from './take'
import { needWords, type CoverageAnswer, type Target } from './words'

/** What a spreadsheet gets: a figure a cell, and how it was reckoned in each line, so that no sheet loses it. */

const RECKONED = ['分钟', '每分钟米数', '路弯倍数', '演示数据'] as const

interface Reckoned {
  readonly minutes: number
  readonly pace: number
  readonly detour: number
  readonly demo: boolean
}

const yes = (is: boolean): string => (is ? '是' : '否')
const reckoned = ({ minutes, pace, detour, demo }: Reckoned): readonly CsvCell[] => [minutes, pace, detour, yes(demo)]

/** A line for each county and need. */
export const coverageTable = (answer: CoverageAnswer): CsvTable => ({
  header: [
    ...['县(市、区)代码', '县(市、区)', '需要', '设施数', '社区数', '走得到的社区数', '没登记人数的社区数'],
    ...['老人数', '走得到的老人数', '走不到的老人数', '走得到的百分比', ...RECKONED],
  ],
  rows: answer.counties.flatMap(({ code, name, needs }) =>
    needs.map((one) => [
      ...[code, name, needWords(one.need), one.facilities, one.communities, one.near, one.uncounted],
      ...[one.elders, one.within, beyond(one), percentWithin(one), ...reckoned(answer)],
    ]),
  ),
})

/** A line for each community of a county. */
export const communityTable = (answer: ActionOutput<'facility', 'coverageOf'>, need: Need): CsvTable => ({
  header: [
    ...['社区代码', '社区', '街道', '县(市、区)', '需要', '老人数', '最近的地方', '直线米数', '步行分钟', '走得到'],
    ...['经度(GCJ-02)', '纬度(GCJ-02)', ...RECKONED],
  ],
  rows: answer.communities.map(({ id, name, town, elders, nearest, place, demo }) => [
    ...[id, name, town, answer.county, needWords(need), elders],
    ...[nearest?.name ?? null, nearest?.metres ?? null, nearest?.minutes ?? null, yes(nearest?.within ?? false)],
    ...[place.lng, place.lat, ...reckoned({ ...answer, demo })],
  ]),
})

/** A line for each street of one promise. */
export const targetTable = ({ streets, least, document, clause }: Target, demo: boolean): CsvTable => ({
  header: [
    '街道代码',
    '街道',
    '县(市、区)',
    '算数的处数',
    '没写明算不算的处数',
    '要几处',
    '达到',
    '文件',
    '条款',
    '演示数据',
  ],
  rows: streets.map(({ code, name, county, count, untold }) => [
    ...[code, name, county, count, untold, least, yes(count >= least)],
    ...[document, clause, yes(demo)],
  ]),
})

export type Warned = ActionOutput<'facility', 'register'>['warned'][number]

/** A line for each facility that misses something. */
export const warnedTable = (warned: readonly Warned[], demo: boolean): CsvTable => ({
  header: ['名称', '类型', '县(市、区)', '要留意什么', '演示数据'],
  rows: warned.map(({ name, typeName, county, warnings }) => [name, typeName, county, warnings.join(';'), yes(demo)]),
})

/** A line for each type. */
export const typeTable = ({ types, demo }: ActionOutput<'facility', 'register'>): CsvTable => ({
  header: ['类型', '处数', '要留意的处数', '演示数据'],
  rows: types.map(({ name, count, warned }) => [name, count, warned, yes(demo)]),
})
