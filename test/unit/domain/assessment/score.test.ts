import fc from 'fast-check'
import { GBT_42195 } from '../../../../src/domain/assessment/gbt-42195'
import { bestTotal, levelOfTotal, rangeOf } from '../../../../src/domain/assessment/instrument'
import { CLAUSES, score, ScoreFault, type Scored, type ScoreInput } from '../../../../src/domain/assessment/score'
import { HIGHEST, ITEMS, scoresFor, told } from './answers'

function scored(input: ScoreInput, stackClauses = false): Scored {
  const outcome = score(input, { stackClauses })
  if (!outcome.complete) throw new Error(`missing: ${outcome.missing.join()}`)
  return outcome
}

describe('the instrument', () => {
  test('has 26 items in four sections with the scores of the standard, 90 points in all', () => {
    expect(Object.fromEntries(ITEMS.map(({ key, options }) => [key, options[0]?.score]))).toEqual(HIGHEST)
    expect(GBT_42195.sections.map(({ key, items }) => [key, items.length])).toEqual([
      ['B.1', 8],
      ['B.2', 4],
      ['B.3', 9],
      ['B.4', 5],
    ])
    expect(bestTotal(GBT_42195)).toBe(90)
  })

  test('every item goes down to 0 without a gap, and no two of its options say the same', () => {
    for (const { options } of ITEMS) {
      expect(options.map(({ score: one }) => one)).toEqual(options.map((_, at) => options.length - 1 - at))
      expect(new Set(options.map(({ text }) => text)).size).toBe(options.length)
    }
  })

  test('its levels lie beside one another from 0 to 90', () => {
    const ranges = [...GBT_42195.levels].sort((a, b) => a.from - b.from)
    expect([ranges[0]?.from, ranges[4]?.to]).toEqual([0, 90])
    for (const [at, { from }] of ranges.entries()) if (at > 0) expect(from).toBe(ranges[at - 1]!.to + 1)
    expect(() => levelOfTotal(GBT_42195, 91)).toThrow(RangeError)
    expect(() => rangeOf(GBT_42195, 5)).toThrow(RangeError)
  })
})

test.each([
  [90, 0, '能力完好'],
  [89, 1, '轻度失能'],
  [66, 1, '轻度失能'],
  [65, 2, '中度失能'],
  [46, 2, '中度失能'],
  [45, 3, '重度失能'],
  [30, 3, '重度失能'],
  [29, 4, '完全失能'],
  [0, 4, '完全失能'],
])('%i points are level %i, %s', (total, level, name) => {
  expect(scored(told(total))).toMatchObject({ total, initialLevel: level, level, name, clauses: [] })
})

test('random scores add up to an independent sum, in all and by section', () => {
  const any = fc.record(Object.fromEntries(Object.entries(HIGHEST).map(([key, most]) => [key, fc.nat({ max: most })])))
  fc.assert(
    fc.property(any, (scores) => {
      const sums = { 'B.1': 0, 'B.2': 0, 'B.3': 0, 'B.4': 0 }
      for (const [key, one] of Object.entries(scores)) sums[key.slice(0, 3) as keyof typeof sums] += one
      const total = sums['B.1'] + sums['B.2'] + sums['B.3'] + sums['B.4']
      const level = total === 90 ? 0 : total >= 66 ? 1 : total >= 46 ? 2 : total >= 30 ? 3 : 4
      expect(scored({ ...told(0), scores })).toMatchObject({ sections: sums, total, initialLevel: level, level })
    }),
    { numRuns: 1000 },
  )
})

describe('the clauses that move a level', () => {
  const cases: readonly [string, Partial<ScoreInput>, Scored['clauses']][] = [
    ['a dementia', { dementia: true }, ['dementia']],
    ['another disorder of the mind', { mentalDisorder: true }, ['mental-disorder']],
    ['two events in thirty days', { riskEvents30d: 2 }, ['risk-events']],
    ['many events', { riskEvents30d: 15 }, ['risk-events']],
  ]
  test.each(cases)('%s makes it one worse', (_name, more, clauses) => {
    for (const [total, level] of [
      [90, 1],
      [89, 2],
      [46, 3],
      [30, 4],
    ] as const)
      expect(scored(told(total, more))).toMatchObject({ level, clauses, total })
    expect(scored(told(66, more)).initialLevel).toBe(1)
  })

  test('one event alone does nothing', () => {
    expect(scored(told(80, { riskEvents30d: 1 }))).toMatchObject({ level: 1, clauses: [] })
  })

  test('no level is worse than 4', () => {
    const all = { dementia: true, mentalDisorder: true, riskEvents30d: 9 }
    expect(scored(told(10, all)).level).toBe(4)
    expect(scored(told(31, all), true)).toMatchObject({ initialLevel: 3, level: 4 })
  })

  test('together they are one level, or where a city says so two; two diagnoses are one ground', () => {
    const both = { dementia: true, riskEvents30d: 2 }
    expect([scored(told(80, both)).level, scored(told(80, both), true).level]).toEqual([2, 3])
    const twice = { dementia: true, mentalDisorder: true }
    expect(scored(told(80, twice), true)).toMatchObject({ level: 2, clauses: ['dementia', 'mental-disorder'] })
  })

  test('what fired is named in the order of the standard, whatever else is said', () => {
    const all = { coma: true, dementia: true, mentalDisorder: true, riskEvents30d: 2 }
    expect(scored(told(80, all)).clauses).toEqual([...CLAUSES])
  })
})

describe('a coma', () => {
  test('is level 4 without a single score', () => {
    expect(scored({ ...told(0), scores: {}, coma: true })).toEqual({
      ...{ complete: true, instrument: 'GB/T 42195-2022', total: null, initialLevel: null, level: 4, name: '完全失能' },
      ...{ sections: { 'B.1': null, 'B.2': null, 'B.3': null, 'B.4': null }, clauses: ['coma'] },
    })
  })

  test('keeps the sums of sections that were gone through', () => {
    const scores = Object.fromEntries(Object.entries(scoresFor(90)).filter(([key]) => key.startsWith('B.1')))
    expect(scored({ ...told(0), scores, coma: true }).sections).toMatchObject({ 'B.1': 32, 'B.2': null })
  })

  test('is level 4 whatever the scores come to', () => {
    expect(scored(told(90, { coma: true })).level).toBe(4)
  })
})

test.each(ITEMS.map(({ key }) => [key]))('without %s there is no level', (key) => {
  const { [key]: _left, ...scores } = scoresFor(90)
  expect(score({ ...told(90), scores })).toEqual({ complete: false, missing: [key] })
})

test('what is missing is told in the order of the form', () => {
  expect(score({ ...told(0), scores: {} })).toEqual({ complete: false, missing: ITEMS.map(({ key }) => key) })
})

describe('a score that the scale does not have', () => {
  const fault = (key: string, value: unknown): ScoreFault => {
    try {
      score({ ...told(90), scores: { ...scoresFor(90), [key]: value as number } })
    } catch (error) {
      if (error instanceof ScoreFault) return error
      throw error
    }
    throw new Error('was taken')
  }

  test.each(ITEMS.map(({ key, options }) => [key, options.length]))(
    'of %s one above its best is refused',
    (key, over) => {
      expect(fault(key, over)).toMatchObject({ item: key, message: expect.stringContaining(key) as string })
    },
  )

  test.each([
    ['a part', 1.5],
    ['below', -1],
    ['no number', '4'],
    ['nothing', null],
    ['NaN', NaN],
  ])('%s', (_name, value) => {
    expect(fault('B.1.1', value).item).toBe('B.1.1')
  })

  test('is refused in a coma too, and so is an item that is not on the form', () => {
    expect(() => score(told(90, { coma: true, scores: { 'B.3.7': 2 } }))).toThrow(/B\.3\.7 打人骂人只能填 1、0/)
    expect(fault('B.5.1', 1).message).toContain('B.5.1')
  })
})
