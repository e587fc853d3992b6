import { warningsFor, type Measured } from '@/domain/facility/minimum'
import type { TypeRule } from '@/domain/facility/rules'

const canteen: Measured = { type: 'canteen', typeName: '社区食堂', foodLicence: 'JY31401020001234' }
const home: Measured = { type: 'care_home', typeName: '养老机构', filing: '140105001', fire: { passed: true } }
const ruleOf = (type: TypeRule['type'], asked: Partial<TypeRule>): TypeRule => ({ type, names: ['名称'], ...asked })

describe('what a type asks', () => {
  test('a canteen smaller than its city asks is told with both figures, one of just that size is not', () => {
    const rule = ruleOf('canteen', { leastArea: { least: 120 } })
    expect(warningsFor({ ...canteen, area: 90 }, rule)).toEqual([
      '登记面积90平方米,本市文件要求社区食堂建设时不低于120平方米',
    ])
    expect(warningsFor({ ...canteen, area: 120 }, rule)).toEqual([])
  })

  test('«一般» is said only where the document says it', () => {
    const rule = ruleOf('canteen', { leastArea: { least: 120, usual: true } })
    expect(warningsFor({ ...canteen, area: 90 }, rule)).toEqual([
      '登记面积90平方米,本市文件要求社区食堂建设时一般不低于120平方米',
    ])
  })

  test('what a document asks under one name of a type is not asked under its others', () => {
    const rule = ruleOf('street_center', {
      leastArea: { least: 500, names: ['社区老年人照护中心'] },
      basicFunctions: { least: 5, names: ['街道级老年人日间照护中心'] },
    })
    const small = { type: 'street_center' as const, area: 400, functions: { basic: ['助餐'], extra: [] } }
    expect(warningsFor({ ...small, typeName: '社区老年人照护中心' }, rule)).toEqual([
      '登记面积400平方米,本市文件要求社区老年人照护中心建设时不低于500平方米',
    ])
    expect(warningsFor({ ...small, typeName: '街道级老年人日间照护中心' }, rule)).toEqual([
      '登记了1项基本功能,本市文件要求街道级老年人日间照护中心至少有5项',
    ])
  })

  test('what the register has not told misses nothing', () => {
    expect(
      warningsFor(canteen, ruleOf('canteen', { leastArea: { least: 120 }, basicFunctions: { least: 5 } })),
    ).toEqual([])
  })

  test('basic functions are counted, the others are not', () => {
    const rule = ruleOf('station', { basicFunctions: { least: 3 } })
    const station: Measured = { type: 'station', typeName: '居家养老服务驿站' }
    const functions = { basic: ['助餐', '助浴'], extra: ['理发', '老年学堂'] }
    expect(warningsFor({ ...station, functions }, rule)).toEqual([
      '登记了2项基本功能,本市文件要求居家养老服务驿站至少有3项',
    ])
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

  test('where any place must be filed, one without beds is asked too, and nobody moves in there', () => {
    const any = ruleOf('station', { filedFromBeds: 0 })
    expect(warningsFor({ type: 'station', typeName: '社区养老驿站' }, any)).toEqual(['未查到备案'])
    expect(warningsFor({ type: 'station', typeName: '社区养老驿站', filing: '演示备案 1' }, any)).toEqual([])
    expect(warningsFor({ ...home, filing: undefined }, any)).toEqual(['未查到备案,入住前请先问清楚'])
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
