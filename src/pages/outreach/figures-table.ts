import type { CoverageRow, LedgerLine } from '@/contract/care/figures'
import type { VisitTier, Whereabouts } from '@/domain/register/entry'
import type { CsvTable } from '../register/take'
import { monthName } from '../grant-words'

/** The figures of a division as a table on paper and in a spreadsheet: a month, a quarter, and the ledger 一人一案. */

/** From and to, `YYYY-MM` each, both within. A quarter may not have come further than its first month. */
export interface Span {
  readonly kind: 'month' | 'quarter'
  readonly from: string
  readonly to: string
}

const monthText = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`

const monthIndex = (day: string): number => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return year * 12 + month - 1
}

const MONTHS_BACK = 6
const QUARTERS_BACK = 5

/** This month and the five before it. @param day `YYYY-MM-DD` */
export const monthsUntil = (day: string): readonly Span[] =>
  Array.from({ length: MONTHS_BACK }, (_, back) => {
    const month = monthText(monthIndex(day) - back)
    return { kind: 'month', from: month, to: month }
  })

/** This quarter as far as it has come, and the four before it. */
export const quartersUntil = (day: string): readonly Span[] =>
  Array.from({ length: QUARTERS_BACK }, (_, back) => {
    const first = (Math.floor(monthIndex(day) / 3) - back) * 3
    return { kind: 'quarter', from: monthText(first), to: monthText(Math.min(first + 2, monthIndex(day))) }
  })

/** «2026年11月», «2026年第3季度», «2026年第4季度(到11月)» as long as it goes on */
export function spanName({ kind, from, to }: Span): string {
  if (kind === 'month') return monthName(from)
  const name = `${from.slice(0, 4)}年第${Math.floor(Number(from.slice(5)) / 3) + 1}季度`
  return Number(to.slice(5)) % 3 === 0 ? name : `${name}(到${Number(to.slice(5))}月)`
}

type Figure = Exclude<keyof CoverageRow, 'place'>

/** Each figure under the words of the documents. */
export const FIGURES: readonly { readonly id: Figure; readonly label: string }[] = [
  { id: 'elders', label: '老人' },
  { id: 'owed', label: '该探访' },
  { id: 'visited', label: '探访到' },
  { id: 'missed', label: '没见到' },
  { id: 'raised', label: '报街道' },
  { id: 'visits', label: '探访次数' },
  { id: 'findings', label: '发现问题' },
  { id: 'requests', label: '求助' },
  { id: 'answered', label: '答复了' },
  { id: 'late', label: '答复晚了' },
  { id: 'open', label: '还没答复' },
  { id: 'found', label: '政策找到' },
  { id: 'told', label: '告诉了' },
  { id: 'applied', label: '交上去' },
]

/** Of a hundred who are owed a visit, how many had one; null where nobody is. */
export const percentVisited = ({ owed, visited }: Pick<CoverageRow, 'owed' | 'visited'>): number | null =>
  owed === 0 ? null : Math.floor((Math.min(visited, owed) * 100) / owed)

/** A line for each part of the division, and the whole last. */
export const figuresTable = (span: Span, rows: readonly CoverageRow[], total: CoverageRow): CsvTable => ({
  header: ['从', '到', '地方', ...FIGURES.map(({ label }) => label), '探访覆盖的百分比'],
  rows: [...rows, total].map((row) => [
    ...[span.from, span.to, row.place],
    ...FIGURES.map(({ id }) => row[id]),
    percentVisited(row),
  ]),
})

const TIER_WORDS: Readonly<Record<VisitTier, string>> = {
  often: '多于每月一次',
  monthly: '每月一次',
}

const WHERE_WORDS: Readonly<Record<Whereabouts, string>> = {
  home: '在家',
  hospital: '住院',
  institution: '住养老机构',
  moved: '搬走了',
  died: '去世了',
}

const yes = (is: boolean): string => (is ? '是' : '否')

/** 一人一案, a line for each. */
export const ledgerTable = (lines: readonly LedgerLine[]): CsvTable => ({
  header: [
    ...['姓名', '出生日期', '社区', '探访要求', '在哪里', '独居', '低收入'],
    ...['上次探访', '探访次数', '没办完的事', '没领的待遇'],
  ],
  rows: lines.map((line) => [
    ...[line.name, line.birthDate, line.place, line.tier === null ? '没有要求' : TIER_WORDS[line.tier]],
    ...[WHERE_WORDS[line.whereabouts], yes(line.alone), yes(line.lowIncome)],
    ...[line.lastVisitOn, line.visits, line.openCases, line.unclaimed],
  ]),
})
