import type { ActionOutput } from '@/contract'
import type { CsvTable } from '../register/take'

export type Stats = ActionOutput<'assessment', 'assessmentStats'>

/** One line: what is counted, and how many. */
export interface StatLine {
  readonly id: string
  readonly label: string
  readonly value: string
}

/** `2026-11` so many months before. */
export function monthBefore(month: string, back: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + number - 1 - back
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** A part of a whole in percent; nothing where there is no whole. */
const share = (n: number, all: number): string => (all === 0 ? '' : `,占 ${Math.round((100 * n) / all)}%`)

const told = ({ levels }: Stats): number => levels.reduce((sum, { n }) => sum + n, 0)

export const levelLines = (stats: Stats): readonly StatLine[] =>
  stats.levels.map(({ level, name, n }) => ({
    id: `level-${level}`,
    label: `${name}(${level} 级)`,
    value: `${n} 人${share(n, told(stats))}`,
  }))

export function courseLines(stats: Stats): readonly StatLine[] {
  const { applied, days, objections, overdue, drawn } = stats
  const line = (id: string, label: string, value: string): StatLine => ({ id, label, value })
  return [
    line('applied', '申请', `${applied} 件`),
    line('told', '出了结果', `${told(stats)} 件`),
    line('median', '从申请到结果', days === null ? '还没有结果' : `一半在 ${days.median} 天以内`),
    line('ninety', '最慢的一成以外', days === null ? '还没有结果' : `都在 ${days.ninety} 天以内`),
    line('objections', '提了异议', `${objections.n} 件,改了等级的 ${objections.changed} 件`),
    line('overdue', '现在超期的', `${overdue} 件`),
    line('drawn', '抽查', `抽到 ${drawn.n} 份,看过 ${drawn.read} 份,有疑问 ${drawn.doubted} 份`),
  ]
}

/** The same as a file: each figure on a line of its own, so that a spreadsheet can go on with it. */
export const statsTable = (stats: Stats): CsvTable => ({
  header: ['项目', '数'],
  rows: [
    ['申请', stats.applied],
    ...stats.levels.map(({ level, name, n }) => [`${name}(${level} 级)`, n] as const),
    ['从申请到结果,一半在几天以内', stats.days?.median ?? null],
    ['从申请到结果,九成在几天以内', stats.days?.ninety ?? null],
    ['提了异议', stats.objections.n],
    ['异议改了等级', stats.objections.changed],
    ['现在超期', stats.overdue],
    ['抽到', stats.drawn.n],
    ['抽查看过', stats.drawn.read],
    ['抽查有疑问', stats.drawn.doubted],
    ...stats.counties.flatMap(({ name, applied, told: results }) => [
      [`${name} 申请`, applied] as const,
      [`${name} 出了结果`, results] as const,
    ]),
  ],
})
