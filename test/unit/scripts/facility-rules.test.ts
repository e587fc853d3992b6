import path from 'node:path'
import { FACILITY_TYPES } from '../../../src/domain/facility/types'
import { ELDER_WALK } from '../../../src/domain/facility/walk'
import { loadAllFacilityRules, loadCityGround, loadFacilityRules } from '../../../scripts/lib/facility-rules'
import { CITIES, servedCities } from '../../../scripts/lib/packs'
import { copyOf, MADE_UP_CITIES, packsSays, type PackCopy } from '../../support/pack-copy'

const rulesOf = (city: string) => loadFacilityRules(city)
const ruleOf = (city: string, type: string) => rulesOf(city).types.find((rule) => rule.type === type)

describe('what the cities lay down about facilities', () => {
  const all = loadAllFacilityRules()

  it('is there for each city that people can choose, in the order of its name', () => {
    expect(all.map(({ city }) => city)).toEqual(servedCities())
  })

  it.each(all.map((rules) => [rules.city, rules] as const))(
    'names all 25 types in %s, no name twice',
    (_, { types }) => {
      expect(types.map(({ type }) => type).sort()).toEqual([...FACILITY_TYPES].sort())
      const names = types.flatMap((rule) => rule.names)
      expect(new Set(names).size).toBe(names.length)
    },
  )

  it.each(all.map((rules) => [rules.city, rules] as const))('cites documents as they are printed in %s', (_, rules) => {
    const cited = [...rules.types, ...rules.targets].flatMap(({ source }) => (source ? [source] : []))
    expect(cited.length).toBeGreaterThan(0)
    for (const { document, clause } of cited) {
      expect(document).toMatch(/[〔《]/)
      expect(clause).not.toBe('')
    }
  })

  it('has the least areas, functions and filing of the documents', () => {
    const leastArea = (least: number) => ({ leastArea: { least } })
    expect(ruleOf('taiyuan', 'street_center')).toMatchObject({ ...leastArea(500), filedFromBeds: 0 })
    expect(ruleOf('taiyuan', 'day_care')).toMatchObject({ ...leastArea(300), filedFromBeds: 0 })
    expect(ruleOf('taiyuan', 'station')).toMatchObject({ filedFromBeds: 0 })
    expect(ruleOf('taiyuan', 'canteen')).toMatchObject({ leastArea: { least: 120, usual: true }, names: ['社区食堂'] })
    expect(ruleOf('taiyuan', 'care_home')).toMatchObject({ filedFromBeds: 10 })
    // Harbin's plan asks for square metres under one name of a place and for functions under another.
    expect(ruleOf('harbin', 'street_center')).toMatchObject({
      leastArea: { least: 500, names: ['社区老年人照护中心'] },
      basicFunctions: { least: 5, names: ['街道级老年人日间照护中心'] },
    })
    expect(ruleOf('harbin', 'station')).toMatchObject({
      leastArea: { least: 100, names: ['居家养老服务驿站'] },
      basicFunctions: { least: 3, names: ['社区养老服务驿站'] },
    })
    for (const city of ['hefei', 'linfen', 'xiamen'])
      expect(rulesOf(city).types.every(({ leastArea }) => leastArea === undefined)).toBe(true)
  })

  it('has what the documents promise of the streets', () => {
    expect(rulesOf('harbin').targets).toMatchObject([
      { share: 0.7, by: '2024-12-31', recognised: 'standard', of: 'streets' },
      { share: 1, by: '2025-12-31', recognised: 'standard', of: 'streets' },
    ])
    expect(rulesOf('taiyuan').targets).toMatchObject([{ least: 2, share: 1, by: '2025-12-31', recognised: 'model' }])
    // Both promise something new, not that a centre of any kind stands there.
    expect(rulesOf('hefei').targets).toMatchObject([{ names: ['枢纽型养老服务中心'], of: 'streets-and-towns' }])
    expect(rulesOf('linfen').targets).toMatchObject([{ names: ['康养联合体'], of: 'streets-and-towns' }])
    expect(rulesOf('xiamen').targets).toEqual([])
  })

  it('counts a quarter of an hour at an elder’s pace where no city says otherwise', () => {
    for (const { circleMinutes, walk } of all) expect([circleMinutes, walk]).toEqual([15, ELDER_WALK])
  })
})

describe('the division register', () => {
  it('gives the streets with their codes and counties', () => {
    const { streets } = rulesOf('harbin')
    expect(streets).toContainEqual({ code: '230102001', name: '兆麟街道', county: '230102' })
    expect(new Set(streets.map(({ code }) => code)).size).toBe(streets.length)
  })

  it.each(servedCities())('has no two streets of one name in a county of %s', (city) => {
    const names = rulesOf(city).streets.map(({ county, name }) => `${county} ${name}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('puts a zone that the register counts apart into the county in which it lies', () => {
    const zone = rulesOf('hefei').streets.find(({ code }) => code === '340177403')
    expect(zone).toEqual({ code: '340177403', name: '芙蓉社区', county: '340104' })
  })

  it('names communities with their street', () => {
    const { neighbourhoods } = loadCityGround('linfen')
    expect(neighbourhoods[0]).toEqual({ code: '141002001001', name: '商会社区', county: '141002', town: '解放路街道' })
  })
})

describe('a city without such files', () => {
  it('has plain names, no streets, no targets, and a wide box around its seats', () => {
    const rules = loadAllFacilityRules(MADE_UP_CITIES).find(({ city }) => city === 'yunxi')!
    expect(rules.types.every(({ names }) => names.length === 1)).toBe(true)
    expect([rules.streets, rules.targets]).toEqual([[], []])
    expect(rules.outline[0]).toEqual({ lng: 111.1, lat: 35.1 })
    expect(rules.outline[2]).toEqual({ lng: 113.3, lat: 37.2 })
  })
})

describe('faults', () => {
  const FILE = 'facilities.yaml'
  let copy: PackCopy
  beforeEach(() => {
    copy = copyOf('taiyuan', CITIES)
  })
  afterEach(() => copy.remove())

  const told = () => {
    try {
      loadFacilityRules('taiyuan', copy.root)
    } catch (error) {
      return (error as Error).message.slice(copy.root.length + 1)
    }
    return 'nothing'
  }

  it.each([
    ['a type that there is not', 'type: canteen', 'type: cantine', /types\.4\.type/],
    ['a type twice', 'type: meal_point', 'type: canteen', /canteen stands here twice/],
    ['a name of two types', '[助餐网点]', '[社区食堂]', /«社区食堂» is a name of canteen already/],
    [
      'a document that there is not',
      'document: opinion, clause: 正文第4条',
      'document: paper, clause: 正文第4条',
      /no document «paper»/,
    ],
    [
      'a threshold of a name that the type has not',
      'leastArea: 300',
      'leastArea: { least: 300, names: [日托所] }',
      /«日托所» is no name of day_care/,
    ],
    [
      'a target of a name that none of its types has',
      'recognised: model',
      'recognised: null\n    names: [枢纽型养老服务中心]',
      /«枢纽型养老服务中心» is no name of street_center/,
    ],
    [
      'a target that counts in two ways',
      'recognised: model',
      'recognised: model\n    names: [幸福工程]',
      /targets\.0\.names .*not both/,
    ],
    [
      'a threshold that nobody stated',
      'source: { document: opinion, clause: 正文第5条 }',
      '',
      /types\.6\.source is missing/,
    ],
    ['a day that there is not', "by: '2025-12-31'", "by: '2025-12-32'", /targets\.0\.by must be a day/],
    [
      'a zone in a county that there is not',
      "'140171': '140105'",
      "'140171': '140199'",
      /no county has the code 140199/,
    ],
    ['longitude and latitude the wrong way round', '[111.38, 37.85]', '[37.85, 111.38]', /outline\.0/],
    ['an outline that leaves a county out', '[111.38, 37.85]', '[113.2, 37.85]', /seat of .+ lies outside it/],
    ['a misspelt field', 'coverage:', 'covers:', /covers is no field/],
  ])('tells %s with file and line', (_, from, to, words) => {
    const line = copy.change(FILE, from, to)
    const text = told()
    expect(text).toMatch(words)
    const [file, at] = text.split(':')
    expect(file).toBe(path.join('taiyuan', FILE))
    expect(Math.abs(Number(at) - line)).toBeLessThanOrEqual(4)
  })

  it.each([
    ['another header', 'code,name', 'code;name', 1, /first line is not/],
    ['a broken code', '140105001001,', '1401050010,', 3, /is no division/],
    ['a code twice', '140105001002,', '140105001001,', 4, /stands here twice/],
    ['a county that there is not', '140105001,', '140199001,', 2, /no county has the code 140199/],
    ['a community before its street', '140105001,', '140105099,', 3, /street does not come before it/],
  ])('tells %s of the division register with its line', (_, from, to, line, words) => {
    copy.change('divisions.csv', from, to)
    expect(told()).toMatch(words)
    expect(told()).toMatch(new RegExp(`^taiyuan/divisions\\.csv:${line}: `))
  })

  it('are told by the check of all packs, beside those of the benefits', async () => {
    copy.change(FILE, 'type: canteen', 'type: cantine')
    const { err, end } = await packsSays(copy.root)
    expect(err.filter((line) => line.includes('facilities.yaml'))).toHaveLength(1)
    expect(end).toMatch(/1 fault in the packs/)
  })
})
