import { csvText } from '@/client/csv'
import { monthsBefore, settlementTable } from '@/pages/provider/settlement-table'

jest.mock('@/ui', () => ({}))

const line = (booking: string, listFen: number, city: number, county: number) => ({
  booking,
  day: '2026-11-05',
  service: 'cleaning' as const,
  name: '两小时助洁',
  person: '郝玉兰',
  number: '20261105001',
  price: {
    listFen,
    ownFen: listFen - city - county,
    shares: [
      { payer: 'city' as const, programme: 'taiyuan.credit', fen: city },
      { payer: 'county' as const, programme: 'taiyuan.credit', fen: county },
    ],
  },
})

it('gives every payer a column whose cells add up to the fen', () => {
  const { header, rows } = settlementTable({ lines: [line('a', 6001, 2501, 2500), line('b', 4000, 0, 0)] })
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)])
  expect(column('原价(元)')).toEqual([60.01, 40])
  expect(column('个人付(元)')).toEqual([10, 40])
  expect(column('市里出(元)')).toEqual([25.01, 0])
  expect(column('县(市、区)出(元)')).toEqual([25, 0])
  rows.forEach((row) => expect(row).toHaveLength(header.length))
})

it('adds up shares of one payer from two programmes, and names both', () => {
  const one = line('a', 6000, 1000, 0)
  const both = {
    ...one.price,
    shares: [...one.price.shares, { payer: 'city' as const, programme: 'taiyuan.meals', fen: 200 }],
  }
  const { header, rows } = settlementTable({ lines: [{ ...one, price: both }] })
  expect(rows[0]?.[header.indexOf('市里出(元)')]).toBe(12)
  expect(rows[0]?.[header.indexOf('补贴项目')]).toBe('taiyuan.credit、taiyuan.meals')
})

it('is harmless to a spreadsheet', () => {
  const { header, rows } = settlementTable({ lines: [{ ...line('a', 100, 0, 0), name: '=1+1' }] })
  expect(csvText(header, rows)).toContain("'=1+1")
})

it('offers this month and those before', () => {
  expect(monthsBefore('2026-02-28', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
})
