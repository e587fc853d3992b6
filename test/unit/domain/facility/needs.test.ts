import { needsOf, type Offer } from '@/domain/facility/needs'
import { FACILITY_TYPES, TYPE_NEEDS } from '@/domain/facility/types'
import { readServices } from '@/domain/facility/written-services'

function offer(type: Offer['type'], cell: string, more: Partial<Offer> = {}): Offer {
  const read = readServices(cell)
  if (read.fault !== undefined) throw new Error(read.fault)
  return { type, services: read.value, ...more }
}

describe('what people come to a place for', () => {
  test('is told by its type where its row tells nothing', () => {
    for (const type of FACILITY_TYPES) expect(needsOf(offer(type, ''))).toEqual(TYPE_NEEDS[type])
  })

  test('is not what its type may have and its row does not name', () => {
    expect(needsOf(offer('street_center', '理发=5元', { beds: 0 }))).toEqual(['day', 'visit'])
    expect(needsOf(offer('rural_mutual', '下棋=免费'))).toEqual(['day'])
    expect(needsOf(offer('regional_center', '床位费=1200元/月'))).toEqual(['live', 'day', 'visit'])
  })

  test('is what its services, its beds or its functions name', () => {
    expect(needsOf(offer('street_center', '午餐=12元;短托=80元/天'))).toEqual(['day', 'eat', 'visit', 'live'])
    expect(needsOf(offer('street_center', '理发', { beds: 12 }))).toEqual(['day', 'visit', 'live'])
    const functions = { basic: ['助餐', '日间照料'], extra: [] }
    expect(needsOf(offer('street_center', '', { functions }))).toEqual(['day', 'eat', 'visit'])
    expect(needsOf(offer('canteen', '助浴=30元'))).toEqual(['eat', 'bath'])
  })

  test('is always what its type is', () => {
    expect(needsOf(offer('canteen', '理发=5元'))).toEqual(['eat'])
    expect(needsOf(offer('care_home', '理发=5元', { beds: 0 }))).toEqual(['live'])
  })

  test('is no bed where there are none', () => {
    expect(needsOf(offer('street_center', '', { beds: 0 }))).toEqual(['day', 'eat', 'visit'])
  })

  test('is a matter for a window, and not what the matter is about', () => {
    expect(needsOf(offer('service_window', '就餐补贴申请=免费;医保咨询=免费;学生证明=免费'))).toEqual(['ask'])
  })
})
