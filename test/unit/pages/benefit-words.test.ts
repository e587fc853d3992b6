import type { JudgedAmount, JudgedBenefit, Standing } from '@/domain/entitlement'
import {
  amountWords,
  conditionWords,
  conflictShort,
  isSetByCounty,
  notCash,
  setByWords,
  standingWords,
  verdictWords,
} from '@/pages/entitlement/benefit-words'
import { monthlyParts } from '@/pages/entitlement/results-entries'

const sum = (amount: JudgedAmount): string => `${amountWords(amount).number}${amountWords(amount).unit}`

describe('an amount in words', () => {
  it.each<[JudgedAmount, string]>([
    [{ kind: 'fixed', fen: 10000, per: 'month' }, '100 元/月'],
    [{ kind: 'at-least', fen: 7000, per: 'month' }, '70 元/月起'],
    [{ kind: 'at-most', fen: 50000, per: 'once' }, '最多 500 元'],
    [{ kind: 'fixed', fen: 200, per: 'day' }, '2 元/天'],
    [{ kind: 'in-kind', text: '免费' }, ''],
    [{ kind: 'none' }, ''],
    [{ kind: 'formula' }, '当地算'],
    [{ kind: 'set-locally', setBy: '县级人民政府' }, '县里定'],
    [{ kind: 'set-locally', setBy: '区民政局' }, '区里定'],
    [{ kind: 'set-locally', setBy: '市民政局' }, '市里定'],
    [{ kind: 'set-locally' }, '当地定'],
    [{ kind: 'set-locally', setBy: '医保部门' }, '按规定'],
  ])('%j', (amount, words) => expect(sum(amount)).toBe(words))

  it('never calls services money', () => {
    const services: JudgedAmount = { kind: 'fixed', fen: 10000, per: 'month', as: 'services' }
    expect(sum(services)).toBe('100 元/月的服务')
    expect(sum({ ...services, kind: 'at-least' })).toBe('100 元/月起的服务')
    expect(notCash(services)).toBe('不是现金')
    expect(notCash({ kind: 'fixed', fen: 1 })).toBe('')
  })

  it('says who sets it', () => {
    expect(setByWords({ kind: 'set-locally', setBy: '相关规定' })).toBe('多少钱按相关规定来,以当地规定为准。')
    expect(setByWords({ kind: 'set-locally' })).toBe('多少钱由当地定,以当地规定为准。')
    expect(isSetByCounty({ kind: 'set-locally', setBy: '县级人民政府' })).toBe(true)
    expect(isSetByCounty({ kind: 'fixed', fen: 1 })).toBe(false)
  })
})

const judged = (part: Partial<JudgedBenefit>): JudgedBenefit => ({
  ref: 'A',
  name: '',
  verdict: 'yes',
  standing: 'in-force',
  certainty: 'declared',
  amount: { kind: 'none' },
  missing: [],
  confirm: [],
  reasons: [],
  conflicts: [],
  mode: 'apply',
  leadDepartment: '',
  ...part,
})

describe('the verdict in a sentence', () => {
  it.each<Standing>(['draft', 'pilot', 'exploratory', 'historic'])('promises nothing of what is %s', (standing) => {
    expect(verdictWords(judged({ standing }))).toBe('仅供了解')
    expect(standingWords(standing)).not.toBe('')
  })

  it('is only as sure as what was told', () => {
    expect(verdictWords(judged({}))).toBe('按您说的情况,应该符合')
    expect(verdictWords(judged({ confirm: [{ text: '', essential: true }] }))).toBe('按您说的情况,可能符合')
    expect(verdictWords(judged({ certainty: 'verified' }))).toBe('符合,部门数据核对过')
    expect(verdictWords(judged({ verdict: 'no' }))).toMatch(/按您说的情况/)
  })
})

it('counts of the monthly sum what comes as services', () => {
  const cash = judged({ ref: 'A', amount: { kind: 'fixed', fen: 7000, per: 'month' } })
  const services = judged({ ref: 'B', amount: { kind: 'fixed', fen: 10000, per: 'month', as: 'services' } })
  const judgement = {
    city: 'taiyuan',
    county: null,
    on: '2026-11-21',
    pack: '',
    benefits: [cash, services],
    monthly: { atLeastFen: 17000, counted: ['A', 'B'] },
  }
  expect(monthlyParts(judgement)).toEqual({ all: 17000, services: 10000 })
  expect(monthlyParts({ ...judgement, monthly: { atLeastFen: 7000, counted: ['A'] } })).toEqual({
    all: 7000,
    services: 0,
  })
})

it('says for whom a tier is, and what cannot be had together', () => {
  const old = { age: { from: 80 }, say: '满80周岁' } as const
  const poor = { fact: 'economic', has: ['minimum-living'], say: '领低保' } as const
  expect(conditionWords({ all: [old, { any: [poor, { not: old }] }] })).toBe(
    '满80周岁,领低保或者没有“满80周岁”这种情况',
  )
  expect(conflictShort('百岁补贴', 'choose-higher')).toBe('和百岁补贴只领高的一样')
})
