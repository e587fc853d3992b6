import { warningsFor, type Measured } from '@/domain/facility/minimum'
import type { TypeRule } from '@/domain/facility/rules'

const canteen: Measured = { type: 'canteen', typeName: '社区食堂', foodLicence: 'JY31401020001234' }
const home: Measured = { type: 'care_home', typeName: '养老机构', filing: '140105001', fire: { passed: true } }
const ruleOf = (type: TypeRule['type'], asked: Partial<TypeRule>): TypeRule => ({ type, names: ['名称'], ...asked })

describe('what a type asks', () => {
  test('a canteen smaller than its city asks is told with both figures, one of just that size is not', () => {
    const rule = ruleOf('canteen', { leastArea: 120 })
    expect(warningsFor({ ...canteen, area: 90 }, rule)).toEqual([
      '登记面积90平方米,本市要求社区食堂一般不小于120平方米',
    ])
    expect(warningsFor({ ...canteen, area: 120 }, rule)).toEqual([])
  })

  test('what the register has not told misses nothing', () => {
    expect(warningsFor(canteen, ruleOf('canteen', { leastArea: 120, basicFunctions: 5 }))).toEqual([])
  })

  test('basic functions are counted, the others are not', () => {
    const rule = ruleOf('station', { basicFunctions: 3 })
    const station: Measured = { type: 'station', typeName: '居家养老服务驿站' }
    const functions = { basic: ['助餐', '助浴'], extra: ['理发', '老年学堂'] }
    expect(warningsFor({ ...station, functions }, rule)).toEqual(['登记了2项基本功能,本市要求居家养老服务驿站有3项'])
    expect(warningsFor({ ...station, functions: { ...functions, basic: ['甲', '乙', '丙'] } }, rule)).toEqual([])
  })

  test('a home is asked for its filing from as many beds as the city says', () => {
    const unfiled = { ...home, filing: undefined }
    const fromTen = ruleOf('care_home', { filedFromBeds: 10 })
    expect(warningsFor({ ...unfiled, beds: 10 }, fromTen)).toEqual(['未查到备案,入住前请先问清楚'])
    expect(warningsFor({ ...unfiled, beds: 9 }, fromTen)).toEqual([])
    expect(warningsFor(unfiled, fromTen)).toEqual([])
    expect(warningsFor(unfiled, ruleOf('care_home', { filedFromBeds: 1 }))).toEqual(['未查到备案,入住前请先问清楚'])
    expect(warningsFor({ ...home, beds: 10 }, fromTen)).toEqual([])
  })

  test('kitchens are asked for a food licence in every city, meal points are not', () => {
    expect(warningsFor({ ...canteen, foodLicence: undefined }, undefined)).toEqual(['未查到食品经营许可证'])
    expect(warningsFor({ type: 'meal_point', typeName: '助餐点' }, undefined)).toEqual([])
  })

  test('fire safety is asked for where people sleep: not passed and not known are two things', () => {
    expect(warningsFor({ ...home, fire: undefined }, undefined)).toEqual(['未查到消防检查合格的记录'])
    expect(warningsFor({ ...home, fire: { passed: false } }, undefined)).toEqual(['消防检查没有通过'])
    expect(warningsFor({ type: 'street_center', typeName: '服务中心', beds: 6 }, undefined)).toHaveLength(1)
    expect(warningsFor({ type: 'street_center', typeName: '服务中心' }, undefined)).toEqual([])
  })

  test('nothing is said of a place that is closed for good', () => {
    expect(warningsFor({ ...canteen, foodLicence: undefined, closedOn: '2026-01-01' }, undefined)).toEqual([])
  })
})
