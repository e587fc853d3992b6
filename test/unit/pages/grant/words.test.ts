import type { ProgrammeCard } from '@/contract/booking/shapes'
import {
  carryWords,
  entryAmount,
  fundingWords,
  grantNext,
  grantState,
  grantTerm,
  monthName,
  programmeAmount,
} from '@/pages/grant-words'

const programme = (part: Partial<ProgrammeCard>) => part as ProgrammeCard

it('says what a programme comes to, and never a figure that nobody has laid down', () => {
  expect(programmeAmount({ kind: 'credit', monthly: 10_000, daily: null })).toBe('每月 100 元的服务')
  expect(programmeAmount({ kind: 'credit', monthly: null, daily: null })).toBe('每月多少钱,批的时候定')
  expect(programmeAmount({ kind: 'per-day', monthly: null, daily: 200 })).toBe('每天减 2 元,一天减一次')
  expect(programmeAmount({ kind: 'visits', monthly: null, daily: null })).toBe('每月几次,批的时候定')
  expect(programmeAmount({ kind: 'historic', monthly: 60_000, daily: null })).toBe('已经停办')
  expect(programmeAmount({ kind: 'voucher', monthly: null, daily: null })).toMatch('民政通')
})

it('says who pays, in halves where it is halves', () => {
  const city = { payer: 'city', part: 1 } as const
  expect(fundingWords({ funding: [city] })).toBe('市里出')
  expect(fundingWords({ funding: [city, { payer: 'county', part: 1 }] })).toBe('市里出、县(市、区)出,各一半')
  expect(
    fundingWords({
      funding: [
        { payer: 'city', part: 3 },
        { payer: 'county', part: 7 },
      ],
    }),
  ).toBe('市里出 3 份、县(市、区)出 7 份')
})

it('tells what is assumed about a month’s rest as such', () => {
  expect(carryWords(programme({ kind: 'credit', carries: true, carriesAssumed: true }))).toMatch('以当地规定为准')
  expect(carryWords(programme({ kind: 'credit', carries: false, carriesAssumed: false }))).toBe(
    '当月没用完的不留到下个月',
  )
  expect(carryWords(programme({ kind: 'per-day', carries: false, carriesAssumed: true }))).toBe('')
})

it('says who has a grant and by when, and why it was stopped', () => {
  expect(grantNext({ state: 'applied', promisedOn: '2026-11-25' })).toBe(
    '下一步:社区工作人员核对。11月25日 周三 以前答复(以当地规定为准)。',
  )
  expect(grantNext({ state: 'checked', promisedOn: null })).toMatch('可以打电话问')
  expect(grantNext({ state: 'refused', promisedOn: null })).toMatch('提出异议')
  expect(grantNext({ state: 'in-force', promisedOn: null })).toBe('')
  expect(grantState({ state: 'stopped', stopReason: 'moved-away' })).toBe('已停发:搬离了本地')
})

it('says from when until when it holds', () => {
  expect(grantTerm({ from: null, until: null, reviewOn: null })).toBe('')
  expect(grantTerm({ from: '2026-11-22', until: null, reviewOn: '2027-11-22' })).toBe(
    '2026年11月22日 周日起,没有写到哪天为止;2027年11月22日 周一前后复核一次',
  )
})

it('gives each movement its sign: what was held and is used takes nothing more', () => {
  expect(entryAmount('fen', { kind: 'allot', amount: 10_000 })).toBe('+ 100 元')
  expect(entryAmount('fen', { kind: 'hold', amount: 8_000 })).toBe('− 80 元')
  expect(entryAmount('fen', { kind: 'settle', amount: 8_000 })).toBe('80 元')
  expect(entryAmount('visit', { kind: 'release', amount: 1 })).toBe('+ 1 次')
  expect(monthName('2026-03')).toBe('2026年3月')
})
