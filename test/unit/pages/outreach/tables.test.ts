import { editionWords } from '@/pages/outreach/found-words'
import type { CoverageRow, LedgerLine } from '@/contract/care/figures'
import {
  figuresTable,
  ledgerTable,
  monthsUntil,
  percentVisited,
  quartersUntil,
  spanName,
} from '@/pages/outreach/figures-table'
import {
  kindsWords,
  outcomesFor,
  partTold,
  progressTable,
  progressWords,
  alsoWords,
  sinceWords,
} from '@/pages/outreach/found-words'

const figures: CoverageRow = {
  ...{ place: '解放路社区', elders: 120, owed: 34, visited: 31, missed: 2, raised: 1, visits: 40, findings: 3 },
  ...{ requests: 5, answered: 4, late: 1, open: 1, found: 9, told: 6, applied: 2 },
}
const states = { open: 4, told: 2, wants: 1, declined: 1, unreached: 1, applied: 2, has: 1 }

it('offers this month and this quarter first, over the turn of a year', () => {
  expect(monthsUntil('2026-02-10').map(({ from }) => from)).toEqual([
    ...['2026-02', '2026-01', '2025-12', '2025-11', '2025-10', '2025-09'],
  ])
  expect(quartersUntil('2026-02-10').slice(0, 2)).toEqual([
    // As far as it has come: nobody has figures of a month that is still to come.
    { kind: 'quarter', from: '2026-01', to: '2026-02' },
    { kind: 'quarter', from: '2025-10', to: '2025-12' },
  ])
  expect(quartersUntil('2026-12-31')[0]).toEqual({ kind: 'quarter', from: '2026-10', to: '2026-12' })
})

it.each([
  ['month', '2026-11', '2026-11', '2026年11月'],
  ['quarter', '2025-10', '2025-12', '2025年第4季度'],
  ['quarter', '2026-01', '2026-03', '2026年第1季度'],
  ['quarter', '2026-04', '2026-04', '2026年第2季度(到4月)'],
] as const)('names a %s from %s to %s', (kind, from, to, name) => {
  expect(spanName({ kind, from, to })).toBe(name)
})

it('never rounds a month up to all', () => {
  expect(percentVisited({ owed: 1000, visited: 999 })).toBe(99)
  expect(percentVisited({ owed: 0, visited: 0 })).toBeNull()
  expect(percentVisited({ owed: 3, visited: 4 })).toBe(100)
})

it('gives a spreadsheet a cell for each figure, the whole last', () => {
  const span = { kind: 'month', from: '2026-11', to: '2026-11' } as const
  const { header, rows } = figuresTable(span, [figures], { ...figures, place: '合计' })
  expect(rows.map((row) => row.length)).toEqual([header.length, header.length])
  expect(rows[0]?.slice(0, 5)).toEqual(['2026-11', '2026-11', '解放路社区', 120, 34])
  expect(rows[1]?.[2]).toBe('合计')
})

it('writes the ledger without a word of health', () => {
  const line: LedgerLine = {
    ...{ person: '11111111-1111-4111-8111-111111111111', name: '王秀英', birthDate: null, place: '解放路社区' },
    ...{ tier: 'often', whereabouts: 'home', alone: true, lowIncome: false, lastVisitOn: '2026-11-20' },
    ...{ visits: 2, openCases: 1, unclaimed: 3 },
  }
  const { header, rows } = ledgerTable([line])
  expect(rows[0]).toHaveLength(header.length)
  expect(rows[0]?.slice(0, 7)).toEqual(['王秀英', null, '解放路社区', '多于每月一次', '在家', '是', '否'])
})

it('counts whom somebody has spoken with', () => {
  expect(progressWords(states)).toBe('找到 12 位,说过 7 位,还有 5 位')
  expect(partTold(states)).toBeCloseTo(7 / 12)
  const none = { open: 0, told: 0, wants: 0, declined: 0, unreached: 0, applied: 0, has: 0 }
  expect(partTold(none)).toBeNull()
  const { header, rows } = progressTable([{ place: '解放路街道', found: 12, states }])
  expect(rows[0]).toHaveLength(header.length)
})

it('says who may have it now, soon, and by another rule', () => {
  const benefit = { ref: 'LF-014', name: '高龄津贴', mode: '要申请', entitled: 8, soon: 3, changed: 0, states }
  expect(kindsWords(benefit)).toBe('现在能领 8 位 · 90天内 3 位')
  expect(sinceWords({ kind: 'soon', from: '2026-12-03', perhaps: false })).toBe('从2026年12月3日起能领')
  expect(alsoWords(['高龄津贴', '助餐'])).toBe('同一位老人还有 2 项等着说,一次说完:高龄津贴、助餐')
  expect(sinceWords({ kind: 'entitled', from: '2026-11-03', perhaps: true })).toBe('现在能领,有一项要再核实')
})

it('offers only what may follow', () => {
  expect(outcomesFor('open')).toEqual(['told', 'wants', 'declined', 'unreached', 'applied', 'has'])
  expect(outcomesFor('applied')).toEqual(['declined', 'has'])
  expect(outcomesFor('over')).toEqual([])
})

it.each([
  ['linfen@2023.12.16+87838956', '照的是2023年12月16日的清单'],
  ['hefei@2024.1.5+1', '照的是2024年1月5日的清单'],
  ['made-up', '照的是现在的清单'],
])('names the edition %s for people', (pack, words) => expect(editionWords(pack)).toBe(words))
