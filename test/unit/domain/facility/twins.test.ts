import { insideOutline } from '@/domain/facility/outline'
import { closestTo } from '@/domain/facility/closest'
import { findTwins, type Twin } from '@/domain/facility/twins'

const METRE = 1 / 111_195
const at = (metresNorth: number) => ({ lng: 111.51, lat: 36.08 + metresNorth * METRE })
const row = (number: string, more: Partial<Twin> = {}): Twin => ({
  ...{ number, name: `食堂${number}`, type: 'canteen', county: '141002', phone: '', address: '', place: at(0) },
  ...more,
})
const pairs = (rows: readonly Twin[], known: readonly Twin[] = []) =>
  findTwins(rows, known).map(({ first, second, by }) => [first.number, second.number, by])

describe('places that may have been entered twice', () => {
  test('the same name within 300 m, however its marks are written', () => {
    const name = row('1', { name: '春晖(南街)食堂' })
    const twin = { name: '春晖 \uff08南街\uff09食堂' }
    expect(pairs([name, row('2', { ...twin, place: at(295) })])).toEqual([['1', '2', 'name']])
    expect(pairs([name, row('2', { ...twin, place: at(305) })])).toEqual([])
  })

  test('the same phone and type within 100 m', () => {
    const one = row('1', { phone: '0357-2091234' })
    const two = row('2', { phone: '0357-2091234', place: at(95) })
    expect(pairs([one, two])).toEqual([['1', '2', 'phone']])
    expect(pairs([one, { ...two, type: 'bath_point' }])).toEqual([])
    expect(pairs([one, { ...two, place: at(105) }])).toEqual([])
  })

  test('the same address and type in a county; a street without a number is no address', () => {
    const far = { place: at(2_000) }
    expect(pairs([row('1', { address: '南街12号' }), row('2', { address: '南街 12号', ...far })])).toHaveLength(1)
    expect(pairs([row('1', { address: '南街' }), row('2', { address: '南街', ...far })])).toEqual([])
  })

  test('what is known is compared with, not among itself', () => {
    const name = { name: '春晖食堂' }
    expect(pairs([row('3', name)], [row('1', name), row('2', name)])).toEqual([['1', '3', 'name']])
    expect(pairs([], [row('1', name), row('2', name)])).toEqual([])
  })

  test('10 000 rows of one name in one place are told in a moment, each once', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => row(String(n), { name: '春晖食堂' }))
    expect(findTwins(rows)).toHaveLength(9_999)
  })
})

test('an outline holds what lies inside it, also where it bends inwards', () => {
  const corners = [[0, 0], [4, 0], [4, 4], [2, 1], [0, 4]] as const // prettier-ignore
  const outline = corners.map(([lng, lat]) => ({ lng, lat }))
  expect(insideOutline({ lng: 1, lat: 1 }, outline)).toBe(true)
  expect(insideOutline({ lng: 2, lat: 2 }, outline)).toBe(false)
  expect(insideOutline({ lng: 5, lat: 1 }, outline)).toBe(false)
  expect(insideOutline({ lng: -1, lat: 1 }, outline)).toBe(false)
})

test('the known word that was meant is found, and nothing where nothing is like it', () => {
  const known = ['经度', '纬度', '运营单位', '食品经营许可证']
  expect(closestTo('经度度', known)).toBe('经度')
  expect(closestTo('食品许可证', known)).toBe('食品经营许可证')
  expect(closestTo('传真', known)).toBeNull()
})
