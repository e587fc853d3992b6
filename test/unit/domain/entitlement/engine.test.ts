import {
  compile,
  judge,
  PackError,
  readFacts,
  type Benefit,
  type Condition,
  type Pack,
} from '../../../../src/domain/entitlement'
import { ALONE, benefit, CERTIFIED, dated, judgeOne, OLD, ON, packOf, POOR, UNABLE } from './made-up'

describe('three values', () => {
  test.each([
    ['not true', { living: ['alone'] }, 'no'],
    ['not false', { living: [] }, 'yes'],
    ['not unknown', {}, 'unknown'],
  ])('%s', (_what, facts, verdict) => {
    expect(judgeOne({ not: ALONE }, facts).verdict).toBe(verdict)
  })

  test('one «no» decides «all», one «yes» decides «any», whatever is unknown beside it', () => {
    expect(judgeOne({ all: [ALONE, POOR] }, { living: [] }).verdict).toBe('no')
    expect(judgeOne({ any: [ALONE, POOR] }, { living: ['alone'] }).verdict).toBe('yes')
    expect(judgeOne({ all: [ALONE, POOR] }, { living: ['alone'] }).verdict).toBe('unknown')
    expect(judgeOne({ any: [ALONE, POOR] }, { living: [] }).verdict).toBe('unknown')
  })
})

describe('what is missing', () => {
  test('a fact that alone decides comes before those that share a place', () => {
    const when: Condition = { all: [{ any: [ALONE, UNABLE, CERTIFIED] }, POOR] }
    expect(judgeOne(when, {}).missing).toEqual(['economic', 'living', 'selfCare', 'disability'])
  })

  test('a fact that stands in several places gathers their weight', () => {
    const when: Condition = { all: [{ any: [ALONE, UNABLE] }, { any: [CERTIFIED, UNABLE] }] }
    expect(judgeOne(when, {}).missing[0]).toBe('selfCare')
  })

  test('what hangs below a decided branch is not asked', () => {
    const when: Condition = { all: [{ any: [ALONE, UNABLE] }, POOR] }
    expect(judgeOne(when, { living: ['alone'] }).missing).toEqual(['economic'])
  })
})

describe('the money of a month', () => {
  const monthly = (...benefits: Benefit[]) =>
    judge(packOf(...benefits), readFacts({ living: ['alone'] }), { on: ON }).monthly

  test.each([
    ['an upper limit', { values: [dated([{ kind: 'at-most', fen: 100, per: 'month' }])] }],
    ['what comes once', { values: [dated([{ kind: 'fixed', fen: 100, per: 'once' }])] }],
    ['what has no figure', { values: [dated([{ kind: 'set-locally', per: 'month' }])] }],
    ['what is only planned', { standing: 'exploratory' }],
    ['a draft', { standing: 'draft' }],
  ] as const)('%s does not count', (_what, more) => {
    expect(monthly(benefit('A', ALONE, more as Partial<Benefit>))).toEqual({ atLeastFen: 0, counted: [] })
  })

  test('of a chain the highest first, and what does not conflict with it', () => {
    const fen = (amount: number): Partial<Benefit> => ({
      values: [dated([{ kind: 'fixed', fen: amount, per: 'month' }])],
    })
    const ask = (ref: string) => ({ with: ref, rule: 'ask', say: '' }) as const
    const chain = monthly(
      benefit('A', ALONE, { ...fen(70), stacking: [ask('B')] }),
      benefit('B', ALONE, { ...fen(100), stacking: [ask('A'), ask('C')] }),
      benefit('C', ALONE, { ...fen(60), stacking: [ask('B')] }),
      benefit('D', ALONE, fen(5)),
    )
    expect(chain).toEqual({ atLeastFen: 105, counted: ['B', 'D'] })
  })
})

test('a confirm is shown only where its own condition may hold', () => {
  const confirm = [{ text: '问一问', essential: false, when: POOR }]
  const shown = (facts: object) => judgeOne(ALONE, { living: ['alone'], ...facts }, { confirm }).confirm.length
  expect([shown({}), shown({ economic: ['minimum-living'] }), shown({ economic: [] })]).toEqual([1, 1, 0])
})

test('a confirm for some people alone is shown only where its condition surely holds', () => {
  const confirm = [{ text: '问一问', essential: true, whenSurely: POOR }]
  const shown = (facts: object) => judgeOne(ALONE, { living: ['alone'], ...facts }, { confirm }).confirm.length
  expect([shown({}), shown({ economic: ['minimum-living'] }), shown({ economic: [] })]).toEqual([0, 1, 0])
})

test('an undecided verdict changes on the birthday that decides it, whichever way', () => {
  const born = { birthDate: '1962-03-05' }
  const until: Condition = { age: { from: 60, below: 65 }, say: '60到64周岁' }
  const from: Condition = { age: { from: 65 }, say: '满65周岁' }
  expect(judgeOne({ all: [until, ALONE] }, born)).toMatchObject({ verdict: 'unknown', changesOn: '2027-03-05' })
  expect(judgeOne({ any: [from, ALONE] }, born)).toMatchObject({ verdict: 'unknown', changesOn: '2027-03-05' })
  expect(judgeOne({ all: [OLD, ALONE] }, born)).toMatchObject({ verdict: 'unknown', changesOn: undefined })
  // A «no» that only becomes open is a change too: from then on it is worth asking.
  expect(judgeOne({ all: [from, ALONE] }, born)).toMatchObject({ verdict: 'no', changesOn: '2027-03-05' })
})

test('an amount takes the first tier that surely holds, and nothing where none does', () => {
  const values = [dated([{ kind: 'fixed', fen: 200, when: POOR }])]
  expect(judgeOne(ALONE, { economic: ['minimum-living'] }, { values }).amount).toEqual({ kind: 'fixed', fen: 200 })
  expect(judgeOne(ALONE, {}, { values }).amount).toEqual({ kind: 'none' })
})

test('a benefit is judged from its first day on', () => {
  const pack = packOf(
    benefit('A', ALONE, { stacking: [{ with: 'B', rule: 'ask', say: '' }] }),
    benefit('B', ALONE, { validFrom: '2026-11-21' }),
  )
  const on = (day: string) => judge(pack, {}, { on: day }).benefits.map(({ ref, conflicts }) => [ref, conflicts.length])
  expect(on('2026-11-21')).toEqual([
    ['A', 1],
    ['B', 0],
  ])
  expect(on('2026-11-20')).toEqual([['A', 0]])
})

test('a city may let a 29 February birthday fall on 1 March', () => {
  const when: Condition = { age: { from: 65 }, say: '满65周岁' }
  const born = readFacts({ birthDate: '1964-02-29' })
  const verdict = (pack: Pack) => judge(pack, born, { on: '2029-02-28' }).benefits[0]?.verdict
  expect(verdict(packOf(benefit('A', when)))).toBe('yes')
  expect(verdict({ ...packOf(benefit('A', when)), leapBirthday: 'march-1' })).toBe('no')
})

describe('a pack that contradicts itself is refused', () => {
  const times = (of: string): Partial<Benefit> => ({ values: [dated([{ kind: 'formula', times: { of, by: 2 } }])] })

  test.each([
    ['«has» over a single fact', packOf(benefit('A', { fact: 'selfCare', has: ['able'], say: '' })), /selfCare/],
    ['«is» over a list', packOf(benefit('A', { fact: 'living', is: ['alone'], say: '' })), /living/],
    ['no source', packOf(benefit('A', OLD, { sources: [] })), /names no source/],
    ['a multiple of nothing known', packOf(benefit('A', OLD, times('Z'))), /no parameter «Z»/],
    ['a multiple of itself', packOf(benefit('A', OLD, times('A'))), /A → A/],
    [
      'multiples in a circle',
      packOf(benefit('A', OLD, times('B')), benefit('B', OLD, times('C')), benefit('C', OLD, times('A'))),
      /A → B → C → A/,
    ],
    [
      'an item that stacks with itself',
      packOf(benefit('A', OLD, { stacking: [{ with: 'A', rule: 'ask', say: '' }] })),
      /itself/,
    ],
    [
      'no amount for a day on which it holds',
      packOf(benefit('A', OLD, { values: [dated([], '2027-01-01')] })),
      /no amount/,
    ],
    ['two of one reference', packOf(benefit('A', OLD), benefit('A', OLD)), /share a reference/],
  ])('%s', (_what, pack, message) => {
    expect(() => compile(pack, { on: ON })).toThrow(PackError)
    expect(() => compile(pack, { on: ON })).toThrow(message)
  })
})
