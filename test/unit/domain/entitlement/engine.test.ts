import {
  compile,
  judge,
  PackError,
  readFacts,
  type Benefit,
  type Condition,
  type Pack,
} from '../../../../src/domain/entitlement'

const ON = '2026-11-21'

const benefit = (ref: string, when: Condition, more: Partial<Benefit> = {}): Benefit => ({
  ref,
  number: 1,
  name: ref,
  plain: '',
  short: '',
  group: '',
  kind: 'money',
  audience: 'person',
  when,
  amount: [{ kind: 'at-least', fen: 100, per: 'month' }],
  confirm: [],
  stacking: [],
  mode: 'apply',
  leadDepartment: '',
  where: '',
  papers: [],
  standing: 'in-force',
  sources: [{ document: 'paper', clause: '第1条' }],
  validFrom: '2020-01-01',
  checkedOn: ON,
  questions: [],
  ...more,
})

const packOf = (...benefits: Benefit[]): Pack => ({
  city: 'somewhere',
  code: '9900',
  name: '某市',
  version: 'somewhere@1',
  documents: [{ id: 'paper', number: '某发1号', title: '', issuedOn: '2020-01-01', standing: 'in-force' }],
  counties: [],
  hotlines: [],
  parameters: [],
  questions: [],
  benefits,
})

const judgeOne = (when: Condition, facts: object, more: Partial<Benefit> = {}) =>
  judge(packOf(benefit('A', when, more)), readFacts(facts), { on: ON }).benefits[0]!

const OLD: Condition = { age: { from: 60 }, say: '满60周岁' }
const ALONE: Condition = { fact: 'living', has: ['alone'], say: '一个人住' }
const POOR: Condition = { fact: 'economic', has: ['minimum-living'], say: '有低保' }
const UNABLE: Condition = { fact: 'selfCare', is: ['unable'], say: '不能自理' }
const CERTIFIED: Condition = { disability: {}, say: '有残疾证' }

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
    ['an upper limit', { amount: [{ kind: 'at-most', fen: 100, per: 'month' }] }],
    ['what comes once', { amount: [{ kind: 'fixed', fen: 100, per: 'once' }] }],
    ['what has no figure', { amount: [{ kind: 'set-locally', per: 'month' }] }],
    ['what is only planned', { standing: 'exploratory' }],
    ['a draft', { standing: 'draft' }],
  ] as const)('%s does not count', (_what, more) => {
    expect(monthly(benefit('A', ALONE, more as Partial<Benefit>))).toEqual({ atLeastFen: 0, counted: [] })
  })

  test('of a chain the highest first, and what does not conflict with it', () => {
    const fen = (amount: number): Partial<Benefit> => ({ amount: [{ kind: 'fixed', fen: amount, per: 'month' }] })
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
  const amount = [{ kind: 'fixed', fen: 200, when: POOR }] as const
  expect(judgeOne(ALONE, { economic: ['minimum-living'] }, { amount }).amount).toEqual({ kind: 'fixed', fen: 200 })
  expect(judgeOne(ALONE, {}, { amount }).amount).toEqual({ kind: 'none' })
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
  const times = (of: string): Partial<Benefit> => ({ amount: [{ kind: 'formula', times: { of, by: 2 } }] })

  test.each([
    ['«has» over a single fact', packOf(benefit('A', { fact: 'selfCare', has: ['able'], say: '' })), /selfCare/],
    ['«is» over a list', packOf(benefit('A', { fact: 'living', is: ['alone'], say: '' })), /living/],
    ['no source', packOf(benefit('A', OLD, { sources: [] })), /names no source/],
    ['a multiple of nothing known', packOf(benefit('A', OLD, times('Z'))), /no parameter «Z»/],
    ['a multiple of itself', packOf(benefit('A', OLD, times('A'))), /multiple itself/],
    ['two of one reference', packOf(benefit('A', OLD), benefit('A', OLD)), /share a reference/],
  ])('%s', (_what, pack, message) => {
    expect(() => compile(pack)).toThrow(PackError)
    expect(() => compile(pack)).toThrow(message)
  })
})
