import { calculate } from '@/domain/operator/calculate'
import { yuan } from '@/domain/operator/words'
import { byPayer, faultsOf, outcome, rule, TAIYUAN, XIAMEN } from './rules'

const YUAN = 100
const XIAODIAN = '140105'
const QINGXU = '140121'
const YANGQU = '140122'
const LOUFAN = '140123'

const beds = (county: string, heads: Record<string, number>) =>
  calculate(rule('TY-T3', 'per-head'), { county, heads }, TAIYUAN)
const grades = (input: { place: string; grade: string; runningMonths?: number; occupancyPercent?: number }) =>
  calculate(rule('TY-T4', 'by-grade'), { county: XIAODIAN, runningMonths: 12, ...input }, TAIYUAN)
const building = (county: string, squareMetres: number, more: { received?: string[] } = {}) =>
  calculate(rule('TY-T5', 'by-area'), { county, squareMetres, ...more }, TAIYUAN)
const canteen = (
  squareMetres: number,
  more: { ownInvestmentFen?: number; leaseYears?: number | null; received?: string[] } = {},
) => calculate(rule('TY-T6', 'by-area'), { county: XIAODIAN, squareMetres, ...more }, TAIYUAN)
const meals = (records: { person: string; day: string }[]) =>
  calculate(rule('TY-T2o', 'per-day'), { county: XIAODIAN, records }, TAIYUAN)
const money = (totalFen: number, ...districts: [string, number][]) =>
  calculate(
    rule('XM-L57', 'allocation'),
    { totalFen, districts: districts.map(([code, eligible]) => ({ code, eligible })) },
    XIAMEN,
  )

describe('beds in Taiyuan', () => {
  it.each([
    ['阳曲县', YANGQU, 2250, 2250],
    ['娄烦县', LOUFAN, 2250, 2250],
    ['小店区', XIAODIAN, 1350, 3150],
    ['清徐县, a county that is not named', QINGXU, 1350, 3150],
  ])('ten people who need care in %s', (_name, county, city, own) => {
    const result = outcome(beds(county, { nursed: 10 }))
    expect(result.fen).toBe(4500 * YUAN)
    expect(byPayer(result)).toEqual({ 市级财政: city * YUAN, 县级财政: own * YUAN })
  })

  it('adds the three classes and says each figure', () => {
    const result = outcome(beds(XIAODIAN, { independent: 2, assisted: 3, nursed: 1 }))
    expect(result.fen).toBe((2 * 150 + 3 * 300 + 450) * YUAN)
    expect(result.steps.map(({ text }) => text)).toEqual([
      '自理2人,每人每月 150 元,共 300 元',
      '介助3人,每人每月 300 元,共 900 元',
      '介护1人,每人每月 450 元,共 450 元',
      '一个月合计 1,650 元',
      '按3:7分担:市级财政 495 元、县级财政 1,155 元',
    ])
    expect(result.notes.some((note) => note.includes('空床不算'))).toBe(true)
  })

  it('comes to nothing for nobody', () => {
    expect(outcome(beds(XIAODIAN, {})).fen).toBe(0)
  })

  it.each([
    ['a county of another city', () => beds('141002', { nursed: 1 }), 'county: unknown'],
    ['a class that there is not', () => beds(XIAODIAN, { heavy: 1 }), 'heads.heavy: unknown'],
    ['fewer than nobody', () => beds(XIAODIAN, { nursed: -1 }), 'heads.nursed: too-small'],
    ['half a person', () => beds(XIAODIAN, { nursed: 1.5 }), 'heads.nursed: not-whole'],
    ['more people than the city has', () => beds(XIAODIAN, { nursed: 6_000_000 }), 'heads.nursed: too-large'],
    ['no number', () => beds(XIAODIAN, { nursed: NaN }), 'heads.nursed: not-a-number'],
  ])('refuses %s', (_name, run, fault) => {
    expect(faultsOf(run())).toEqual([fault])
  })

  it('names all that is wrong at once, in Chinese', () => {
    const result = beds('141002', { nursed: -1 })
    expect(faultsOf(result)).toEqual(['county: unknown', 'heads.nursed: too-small'])
    expect(!result.ok && result.faults[1]!.message).toBe('介护老人的人数不能是负数')
  })
})

describe('grades in Taiyuan', () => {
  it.each([
    ['centre', 'a', 50_000],
    ['centre', 'aa', 100_000],
    ['centre', 'aaa', 150_000],
    ['day-care', 'a', 30_000],
    ['canteen', 'aa', 60_000],
    ['station', 'aaa', 90_000],
    ['embedded', 'aaa', 90_000],
  ])('%s with %s', (place, grade, sum) => {
    const result = outcome(grades({ place, grade, occupancyPercent: 80 }))
    expect(result.fen).toBe(sum * YUAN)
    expect(byPayer(result)).toEqual({ 市级财政: (sum / 2) * YUAN, 县级财政: (sum / 2) * YUAN })
    expect(result.unmet).toEqual([])
  })

  it.each([
    [
      'a centre one bed short of 80 percent',
      { place: 'centre', grade: 'a', occupancyPercent: 79.9 },
      '入住率79.9%,不到80%',
    ],
    ['a month short of a year', { place: 'station', grade: 'a', runningMonths: 11 }, '运营了11个月,不满12个月'],
  ])('pays nothing for %s', (_name, input, unmet) => {
    const result = outcome(grades(input))
    expect(result).toMatchObject({ fen: 0, unmet: [unmet] })
    expect(byPayer(result)).toEqual({ 市级财政: 0, 县级财政: 0 })
    expect(result.steps[1]!.text).toContain(unmet)
  })

  it('asks how full only where that counts', () => {
    expect(faultsOf(grades({ place: 'centre', grade: 'a' }))).toEqual(['occupancyPercent: missing'])
    expect(outcome(grades({ place: 'day-care', grade: 'a', occupancyPercent: 10 })).fen).toBe(30_000 * YUAN)
  })

  it.each([
    ['a place that there is not', { place: 'hospital', grade: 'a' }, 'place: unknown'],
    ['a grade that there is not', { place: 'station', grade: 'b' }, 'grade: unknown'],
    ['a part of a month', { place: 'station', grade: 'a', runningMonths: 12.5 }, 'runningMonths: not-whole'],
    ['more than full', { place: 'centre', grade: 'a', occupancyPercent: 101 }, 'occupancyPercent: too-large'],
    ['no number of percent', { place: 'centre', grade: 'a', occupancyPercent: NaN }, 'occupancyPercent: not-a-number'],
    ['emptier than empty', { place: 'centre', grade: 'a', occupancyPercent: -1 }, 'occupancyPercent: too-small'],
  ])('refuses %s', (_name, input, fault) => {
    expect(faultsOf(grades(input))).toEqual([fault])
  })
})

describe('building in Taiyuan', () => {
  it.each([
    ['beyond the cap of the six districts', XIAODIAN, 2200, 2000],
    ['below it', XIAODIAN, 1800, 1800],
    ['beyond the cap of a county', QINGXU, 1800, 1500],
    ['beyond the cap of 古交市', '140181', 2200, 1500],
    ['with two decimals', QINGXU, 312.35, 312.35],
  ])('%s', (_name, county, squareMetres, counted) => {
    const result = outcome(building(county, squareMetres))
    expect(result.fen).toBe(Math.round(counted * 700 * YUAN))
    expect(byPayer(result)).toEqual({
      市级财政: Math.round(counted * 500 * YUAN),
      县级财政: Math.round(counted * 200 * YUAN),
    })
  })

  it('says that the cap is one in principle, and what was cut', () => {
    const { notes, steps } = outcome(building(XIAODIAN, 2200))
    expect(notes.some((note) => note.includes('原则上'))).toBe(true)
    expect(steps[0]!.text).toBe('面积2200平方米,最多算2000平方米')
  })

  it('is not paid on top of a canteen, nor a canteen on top of it', () => {
    expect(outcome(building(XIAODIAN, 300, { received: ['TY-T6'] })).fen).toBe(0)
    const result = outcome(canteen(300, { received: ['TY-T5'] }))
    expect(result.fen).toBe(0)
    expect(result.unmet).toEqual(['同一处场地已经领过TY-T5,不能重复补'])
    expect(outcome(canteen(300, { received: ['TY-T3'] })).fen).toBe(300 * 1400 * YUAN)
  })
})

describe('a canteen in Taiyuan', () => {
  it('counts 500 square metres at most', () => {
    const result = outcome(canteen(600))
    expect(result.fen).toBe(700_000 * YUAN)
    expect(byPayer(result)).toEqual({ 市级财政: 600_000 * YUAN, 县级财政: 100_000 * YUAN })
  })

  it.each([
    ['own money equal to the subsidy', { ownInvestmentFen: 140_000 * YUAN }, 0],
    ['own money a fen above it', { ownInvestmentFen: 140_000 * YUAN + 1 }, 140_000 * YUAN],
    ['a lease of two years', { leaseYears: 2 }, 0],
    ['a lease of three years', { leaseYears: 3 }, 140_000 * YUAN],
    ['premises of its own', { leaseYears: null }, 140_000 * YUAN],
  ])('with %s', (_name, more, fen) => {
    expect(outcome(canteen(100, more)).fen).toBe(fen)
  })

  it('doubts one below 120 square metres, and only that', () => {
    const doubt = '这类场所一般不小于120平方米,能不能补先问市里'
    const texts = (area: number) => outcome(canteen(area)).steps.map(({ text }) => text)
    expect(texts(119.99)).toContain(doubt)
    expect(texts(120)).not.toContain(doubt)
  })

  it.each([
    ['no area', () => canteen(0), 'squareMetres: too-small'],
    ['less than none', () => canteen(-1), 'squareMetres: too-small'],
    ['an absurd area', () => canteen(100_001), 'squareMetres: too-large'],
    ['three decimals', () => canteen(100.001), 'squareMetres: not-whole'],
    ['an endless area', () => canteen(Infinity), 'squareMetres: not-a-number'],
    ['part of a fen', () => canteen(100, { ownInvestmentFen: 0.5 }), 'ownInvestmentFen: not-whole'],
    ['a lease of no years', () => canteen(100, { leaseYears: 0 }), 'leaseYears: too-small'],
    ['a lease of no number', () => canteen(100, { leaseYears: NaN }), 'leaseYears: not-a-number'],
    ['a lease of centuries', () => canteen(100, { leaseYears: 300 }), 'leaseYears: too-large'],
  ])('refuses %s', (_name, run, fault) => {
    expect(faultsOf(run())).toEqual([fault])
  })
})

describe('meals in Taiyuan', () => {
  const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}`

  it('pays 52 yuan for 26 days, all from the city', () => {
    const result = outcome(meals(Array.from({ length: 26 }, (_, index) => ({ person: 'a', day: day(index + 1) }))))
    expect(result.fen).toBe(52 * YUAN)
    expect(byPayer(result)).toEqual({ 市级财政: 52 * YUAN })
  })

  it('counts two meals on one day once, and two people twice', () => {
    const twice = [
      { person: 'a', day: day(1) },
      { person: 'a', day: day(1) },
    ]
    expect(outcome(meals(twice)).fen).toBe(2 * YUAN)
    expect(outcome(meals([...twice, { person: 'b', day: day(1) }])).fen).toBe(4 * YUAN)
  })

  it('refuses a day that is none and a record of nobody', () => {
    expect(faultsOf(meals([{ person: '', day: '2026-02-30' }]))).toEqual([
      'records.0.person: missing',
      'records.0.day: unknown',
    ])
  })
})

describe('money for the districts of Xiamen', () => {
  it('follows the heads, and gives what is left to the largest remainder', () => {
    const result = outcome(money(100, ['350203', 1], ['350205', 1], ['350206', 1]))
    expect(result.districts).toEqual([
      { code: '350203', name: '思明区', fen: 34 },
      { code: '350205', name: '海沧区', fen: 33 },
      { code: '350206', name: '湖里区', fen: 33 },
    ])
    expect(outcome(money(10, ['350203', 14], ['350205', 19])).districts!.map(({ fen }) => fen)).toEqual([4, 6])
    expect(byPayer(result)).toEqual({ 中央专项彩票公益金: 100 })
  })

  it('gives nothing where nobody qualifies', () => {
    expect(outcome(money(1001, ['350203', 3], ['350211', 0])).districts!.map(({ fen }) => fen)).toEqual([1001, 0])
  })

  it.each([
    ['districts without anybody who qualifies', () => money(100, ['350203', 0], ['350205', 0]), 'districts: too-small'],
    ['no districts', () => money(100), 'districts: missing'],
    ['a district of another city', () => money(100, ['140105', 1]), 'districts.0.code: unknown'],
    ['a district twice', () => money(100, ['350203', 1], ['350203', 2]), 'districts.1.code: repeated'],
    ['part of a fen', () => money(0.5, ['350203', 1]), 'totalFen: not-whole'],
    ['less than nothing', () => money(-1, ['350203', 1]), 'totalFen: too-small'],
    ['half a person', () => money(100, ['350203', 0.5]), 'districts.0.eligible: not-whole'],
  ])('refuses %s', (_name, run, fault) => {
    expect(faultsOf(run())).toEqual([fault])
  })
})

describe('words for money', () => {
  it.each([
    [0, '0 元'],
    [5, '0.05 元'],
    [135_000, '1,350 元'],
    [135_050, '1,350.50 元'],
  ])('%d fen', (fen, text) => {
    expect(yuan(fen)).toBe(text)
  })
})
