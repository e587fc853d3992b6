import { csvText } from '@/client/csv'
import { clustered } from '@/domain/facility/cluster'
import { chosenBy, communityMarks, numbered } from '@/pages/register/community-marks'
import { communityTable, coverageTable, targetTable, warnedTable } from '@/pages/register/csv-tables'
import type { CommunityLine, CoverageAnswer } from '@/pages/register/words'

const line = (id: string, lng: number, more: Partial<CommunityLine> = {}): CommunityLine => ({
  ...{
    id,
    name: `社区${id}`,
    county: '141002',
    town: '解放路街道',
    place: { lng, lat: 36.08 },
    demo: true,
    elders: 120,
  },
  nearest: { id: 'f', name: '=春晖食堂', metres: 800, minutes: 16, within: false },
  ...more,
})
const CIRCLE = { minutes: 15, pace: 65, detour: 1.3, demo: true }

const isSquare = ({ header, rows }: { header: readonly string[]; rows: readonly (readonly unknown[])[] }): void => {
  for (const row of rows) expect(row).toHaveLength(header.length)
}

describe('tables for a spreadsheet', () => {
  it('hold a figure a cell, with how it was reckoned and that it is invented', () => {
    const need = {
      need: 'eat' as const,
      facilities: 4,
      communities: 9,
      near: 5,
      uncounted: 1,
      elders: 900,
      within: 600,
    }
    const answer: CoverageAnswer = { ...CIRCLE, counties: [{ code: '141002', name: '尧都区', needs: [need] }] }
    const table = coverageTable(answer)
    isSquare(table)
    expect(table.rows).toEqual([['141002', '尧都区', '吃饭', 4, 9, 5, 1, 900, 600, 300, 67, 15, 65, 1.3, '是']])
  })

  it('leave empty what is not known', () => {
    const communities = [line('1', 111.5), line('2', 111.6, { elders: null, nearest: null })]
    const table = communityTable({ ...CIRCLE, county: '尧都区', communities }, 'bath')
    isSquare(table)
    expect(table.rows[1]?.slice(4, 10)).toEqual(['洗澡', null, null, null, null, '否'])
    expect(csvText(table.header, table.rows)).toContain(`,'=春晖食堂,800,`)
  })

  it('name the document beside each street, and every warning of a place', () => {
    const street = { code: '230102001', name: '兆麟街道', county: '道里区', count: 1, untold: 2 }
    const source = { document: '哈政发〔2024〕22号', clause: '一(二)', doubt: null }
    const target = { id: 't', say: '七成', by: '2024-12-31', least: 2, share: 0.7, met: 0, needed: 1, ...source }
    const table = targetTable({ ...target, streets: [street] }, false)
    isSquare(table)
    expect(table.rows[0]?.slice(3)).toEqual([1, 2, 2, '否', '哈政发〔2024〕22号', '一(二)', '否'])
    const warned = warnedTable(
      [{ id: 'a', name: '甲', typeName: '食堂', county: '道里区', warnings: ['一', '二'] }],
      true,
    )
    isSquare(warned)
    expect(warned.rows[0]?.[3]).toBe('一;二')
  })
})

describe('communities on the map', () => {
  it('stand under the list’s numbers and tell what the list tells', () => {
    const marks = communityMarks(clustered(numbered([line('b', 111.5), line('a', 111.6)]), [], 15))
    expect(marks.map(({ face, name }) => [face, name]).sort()).toEqual([
      ['1', '1 社区b,老人 120 人,走 16 分钟,走不到'],
      ['2', '2 社区a,老人 120 人,走 16 分钟,走不到'],
    ])
  })

  it('leads to the first of the list where no zoom takes them apart', () => {
    const found = clustered(numbered([line('b', 111.5), line('a', 111.5001)]), [], 18)
    const [mark] = communityMarks(found)
    expect(mark).toMatchObject({ name: '2 个社区,名单里的 1、2 号', zoomTo: undefined })
    expect(chosenBy(found, mark!.key)).toBe('b')
    expect(chosenBy(clustered(numbered([line('c', 111.5)]), [], 18), 'c')).toBe('c')
  })

  it('name the numbers of those that lie over each other, and lose none', () => {
    const [mark, ...others] = communityMarks(clustered(numbered([line('b', 111.5), line('a', 111.502)]), [], 10))
    expect(others).toEqual([])
    expect(mark).toMatchObject({ look: 'count', face: '2', name: '2 个社区,名单里的 1、2 号,按一下放大' })
  })
})
