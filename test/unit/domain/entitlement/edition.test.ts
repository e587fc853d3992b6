import fc from 'fast-check'
import {
  compile,
  explain,
  failedParts,
  judge,
  layeredFor,
  nearMiss,
  readFacts,
  turningDays,
  type FactsJson,
  type Pack,
} from '../../../../src/domain/entitlement'
import { ALONE, benefit, CERTIFIED, dated, layer, OLD, ON, packOf, POOR, UNABLE } from './made-up'
import { wholeAndBlurred } from './arbitrary'
import { linfen } from './linfen'

const BASIS = { document: 'county', clause: '第3项' }
const money = (fen: number) => [{ kind: 'at-least', fen, per: 'month' } as const]
const facts = (json: FactsJson) => readFacts(json)
const alone = facts({ living: ['alone'], birthDate: '1950-01-01' })

describe('values that hold for a time', () => {
  const raised = packOf(
    benefit('A', ALONE, {
      values: [dated(money(7000), '2020-01-01', '2026-12-31'), dated(money(9000), '2027-01-01')],
      validTo: '2028-06-30',
    }),
    benefit('B', ALONE, { values: [dated([{ kind: 'formula', per: 'month', times: { of: 'A', by: 2 } }])] }),
  )
  const fenOn = (on: string) => judge(raised, alone, { on }).benefits.map(({ amount }) => amount.fen)

  test('the amount of the day is taken, and what is a multiple of it follows', () => {
    expect(fenOn('2026-12-31')).toEqual([7000, 14000])
    expect(fenOn('2027-01-01')).toEqual([9000, 18000])
  })

  test('what ends on a known day changes on the day after, and is off the list then', () => {
    const judged = judge(raised, alone, { on: ON }).benefits
    expect(judged.map(({ changesOn }) => changesOn)).toEqual(['2028-07-01', undefined])
    expect(judge(raised, alone, { on: '2028-07-01' }).benefits.map(({ ref, amount }) => [ref, amount.fen])).toEqual([
      ['B', undefined],
    ])
    const plain: Pack = { ...raised, benefits: raised.benefits.slice(0, 1) }
    expect(judge(plain, alone, { on: '2028-06-30' }).benefits).toHaveLength(1)
    expect(() => judge(plain, alone, { on: '2028-07-01' })).toThrow('还没有可用的清单')
  })

  test('a day outside all periods is an error and not the last row', () => {
    const gap = packOf(benefit('A', ALONE, { values: [dated(money(7000), '2020-01-01', '2025-12-31')] }))
    expect(() => judge(gap, alone, { on: ON })).toThrow('no amount for 20261121')
  })

  test('a parameter holds for its time; before and after it what we assume, or nothing', () => {
    const value = { from: '2025-01-01', to: '2025-12-31', value: 2, basis: BASIS, checkedOn: ON }
    const unable = { ability: { levelFrom: 'line' }, say: '达到县里定的线' }
    const level = facts({ ability: { scale: 'GB/T 42195', level: 2 } })
    const pack = (assumed?: number): Pack => ({
      ...packOf(benefit('A', unable)),
      parameters: [{ key: 'line', values: [value], unit: 'level', say: '', ask: '', ...(assumed && { assumed }) }],
    })
    const verdictOn = (on: string, assumed?: number) => judge(pack(assumed), level, { on }).benefits[0]!.verdict
    expect([verdictOn('2025-06-01'), verdictOn('2026-01-01'), verdictOn('2026-01-01', 3)]).toEqual([
      'yes',
      'unknown',
      'no',
    ])
  })

  test('a verdict that turns with the list has its day of change, whichever way', () => {
    const line = { from: '2027-01-01', value: 2, basis: BASIS, checkedOn: ON }
    const pack: Pack = {
      ...packOf(
        benefit('A', { ability: { levelFrom: 'line' }, say: '达到县里定的线' }),
        benefit('B', ALONE, { validTo: '2027-03-31' }),
        benefit('C', { all: [OLD, ALONE] }),
      ),
      parameters: [{ key: 'line', values: [line], unit: 'level', say: '', ask: '' }],
    }
    const changes = (told: FactsJson) => judge(pack, facts(told), { on: ON }).benefits.map(({ changesOn }) => changesOn)
    const assessed = { scale: 'GB/T 42195', level: 2 }
    expect(changes({ ability: assessed, living: ['alone'], birthDate: '1967-05-01' } as unknown as FactsJson)).toEqual([
      '2027-01-01',
      '2027-04-01',
      '2027-05-01',
    ])
    expect(changes({ living: [], birthDate: '1967-05-01' } as unknown as FactsJson)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('what is shared between people cannot be changed', () => {
    const [judged] = judge(raised, alone, { on: ON }).benefits
    expect(() => (judged!.confirm as unknown[]).push('x')).toThrow(TypeError)
    expect(() => (judged!.reasons as unknown[]).push('x')).toThrow(TypeError)
  })

  test('one edition serves all days between two turns', () => {
    expect(turningDays(layeredFor(raised, null))).toEqual([20200101, 20270101, 20280701])
    expect(compile(raised, { on: '2026-01-01' })).toBe(compile(raised, { on: '2026-12-31' }))
    expect(compile(raised, { on: '2027-01-01' })).not.toBe(compile(raised, { on: '2026-12-31' }))
  })
})

describe("a county's own list on top of the city's", () => {
  const city = packOf(
    benefit('A', { all: [OLD, ALONE] }, { values: [dated(money(7000))] }),
    benefit('B', POOR, { values: [dated([{ kind: 'formula', per: 'month', times: { of: 'rate', by: 1 } }])] }),
  )
  const county = layer({
    parameters: { rate: [{ from: '2026-01-01', value: 20000, basis: BASIS, checkedOn: ON }] },
    patches: [{ ref: 'A', sources: [BASIS], set: { values: [dated(money(9000))], where: '甲县民政局' } }],
    benefits: [benefit('SOC-1', ALONE, { sources: [BASIS] })],
  })
  const pack: Pack = {
    ...city,
    parameters: [{ key: 'rate', values: [], unit: 'fen-per-month', say: '', ask: '' }],
    layers: [county],
  }
  const judged = (code: string | null) =>
    judge(pack, facts({ living: ['alone'], economic: ['minimum-living'], birthDate: '1950-01-01' }), {
      on: ON,
      county: code,
    }).benefits.map(({ ref, amount }) => [ref, amount.fen])

  test('raises, fills in and adds, for its own people alone', () => {
    const citys = [
      ['A', 7000],
      ['B', undefined],
    ]
    expect(judged(null)).toEqual(citys)
    expect(judged('990002')).toEqual(citys)
    expect(judged('990001')).toEqual([
      ['A', 9000],
      ['B', 20000],
      ['SOC-1', 100],
    ])
  })

  test('an own item that may be the same payment as the city’s conflicts with it from either side', () => {
    const stacking = [{ with: 'A', rule: 'same-payment', say: '' } as const]
    const own = { ...pack, layers: [layer({ benefits: [benefit('SOC-1', ALONE, { stacking })] })] }
    const conflictsIn = (code: string | null) =>
      judge(own, alone, { on: ON, county: code }).benefits.map(({ ref, conflicts }) => [ref, conflicts.length])
    expect(conflictsIn('990001')).toEqual([
      ['A', 1],
      ['B', 0],
      ['SOC-1', 1],
    ])
    expect(conflictsIn(null)).toEqual([
      ['A', 0],
      ['B', 0],
    ])
  })

  test("a condition that it words anew cites the county's paper; what it leaves alone cites the city's", () => {
    const sourceOf = (when: object) => {
      const worded: Pack = { ...pack, layers: [layer({ patches: [{ ref: 'A', sources: [BASIS], set: when }] })] }
      return judge(worded, alone, { on: ON, county: '990001' }).benefits[0]!.reasons[0]!.source
    }
    expect(sourceOf({ when: ALONE })).toBe('甲发2号 第3项')
    expect(sourceOf({ where: '甲县民政局' })).toBe('某发1号 第1条')
  })
})

describe('the tree of reasons', () => {
  const pack = packOf(
    benefit('A', {
      all: [OLD, { any: [ALONE, UNABLE], open: { say: '还有别的' } }, { not: CERTIFIED }],
    }),
  )

  test('is joined as the document joins it, with every outcome', () => {
    const told = facts({ birthDate: '1950-01-01', living: [], disability: null })
    expect(explain(pack, told, 'A', { on: ON })).toMatchObject({
      kind: 'all',
      holds: null,
      parts: [
        { kind: 'leaf', holds: true, reason: { fact: 'birthDate', text: '满60周岁' } },
        {
          kind: 'any',
          holds: null,
          parts: [
            { kind: 'leaf', holds: false },
            { kind: 'leaf', holds: null },
          ],
        },
        { kind: 'not', holds: true, parts: [{ kind: 'leaf', holds: false, reason: { fact: 'disability' } }] },
      ],
    })
  })

  test('shows the open end where only that is left, and nothing for what is not on the list', () => {
    const told = facts({ birthDate: '1950-01-01', living: [], selfCare: 'able', disability: null })
    const tree = explain(pack, told, 'A', { on: ON })
    expect(tree).toMatchObject({ holds: null, parts: [{}, { parts: [{}, {}, { kind: 'leaf', holds: null }] }, {}] })
    expect(explain(pack, told, 'B', { on: ON })).toBeUndefined()
  })
})

/** The same pack with nothing remembered and nothing compiled. */
const afresh = (pack: Pack): Pack => ({ ...pack })

test('what is remembered of one person never colours the next', () => {
  fc.assert(
    fc.property(fc.array(wholeAndBlurred, { minLength: 2, maxLength: 6 }), (people) => {
      for (const { told } of people) {
        const person = readFacts(told)
        expect(judge(linfen, person, { on: ON })).toEqual(judge(afresh(linfen), person, { on: ON }))
      }
    }),
    { numRuns: 60 },
  )
})

test('without changes a judgement is the same but for the days', () => {
  const person = facts({ birthDate: '1948-01-01', living: ['alone'] })
  const full = judge(linfen, person, { on: ON })
  const brief = judge(linfen, person, { on: ON, changes: false })
  expect(full.benefits.some(({ changesOn }) => changesOn !== undefined)).toBe(true)
  expect(brief).toEqual({ ...full, benefits: full.benefits.map((each) => ({ ...each, changesOn: undefined })) })
})

describe('what a «no» fails on', () => {
  const when = { all: [OLD, { all: [ALONE, POOR] }, { any: [UNABLE, CERTIFIED] }] }
  const pack = packOf(benefit('A', when))
  const told = (json: FactsJson) => explain(pack, facts({ birthDate: '1950-01-01', ...json }), 'A', { on: ON })!
  const words = (json: FactsJson) =>
    failedParts(told(json)).map((part) => (part.kind === 'leaf' ? part.reason.text : part.kind))

  test('every failed part, as deep as all must hold; a choice is one part', () => {
    expect(words({ living: [], economic: [], selfCare: 'able', disability: null })).toEqual([
      '一个人住',
      '有低保',
      'any',
    ])
    expect(words({ living: ['alone'], economic: ['minimum-living'], selfCare: 'unable' })).toEqual([])
    expect(words({ living: [], selfCare: 'able' })).toEqual(['一个人住'])
  })

  test('one part alone is a near miss', () => {
    expect(nearMiss(told({ living: ['alone'], economic: [], selfCare: 'unable' }))).toMatchObject({
      kind: 'leaf',
      reason: { text: '有低保' },
    })
    expect(nearMiss(told({ living: [], economic: [] }))).toBeUndefined()
    expect(nearMiss(told({}))).toBeUndefined()
  })
})
