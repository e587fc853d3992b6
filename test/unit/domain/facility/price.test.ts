import { shownPrice } from '@/domain/facility/price'
import { readServices } from '@/domain/facility/written-services'
import type { Need } from '@/domain/facility/types'

function shown(cell: string, need?: Need): string | undefined {
  const read = readServices(cell)
  if (read.fault !== undefined) throw new Error(read.fault)
  const price = shownPrice(read.value, need)
  return price && `${price.what} ${price.fen}`
}

describe('the price of a place', () => {
  test.each<[string, Need | undefined, string | undefined]>([
    // What brings a meal is no meal, wherever it stands.
    ['老人午餐=12元;早餐=5元起;送餐上门=2元/次', 'eat', '老人午餐 1200'],
    ['送餐上门=2元/次;老人午餐=12元', 'eat', '老人午餐 1200'],
    ['送餐上门=2元/次;老人午餐', 'eat', undefined],
    ['送餐上门=2元/次', 'eat', '送餐上门 200'],
    ['拐杖试用=免费;轮椅出租=60元/月', 'aid', '轮椅出租 6000'],
    ['轮椅押金=500元;轮椅出租=60元/月', 'aid', '轮椅出租 6000'],
    // The first that one pays.
    ['早餐=免费;老人午餐=12元', 'eat', '老人午餐 1200'],
    ['老人午餐=12元;早餐=5元起', undefined, '老人午餐 1200'],
    // Free is where all of it is free and known to be.
    ['老人午餐=免费', 'eat', '老人午餐 0'],
    ['老人午餐=免费', undefined, '老人午餐 0'],
    ['老人午餐=免费;理发=10元', 'eat', '老人午餐 0'],
    ['老人午餐=免费;理发=10元', undefined, '理发 1000'],
    ['理发=免费;陪诊', undefined, undefined],
    ['老人午餐=12元', 'bath', undefined],
    ['', undefined, undefined],
  ])('of «%s» for %s is %s', (cell, need, told) => {
    expect(shown(cell, need)).toBe(told)
  })
})
