import type { GrantCard } from '@/contract/booking/grants'
import { decisionProblems, decisionToSend, fenOf, NO_PARTS, partsOf, type Decision } from '@/pages/official/decide-form'

const grantOf = (programme: Partial<GrantCard['programme']>): GrantCard =>
  ({
    ...{ case: 'c', caseVersion: 7, version: 3 },
    programme: { kind: 'credit', monthly: 10_000, ...programme },
  }) as unknown as GrantCard

const whole: Decision = {
  ...{ approve: 'yes', clause: '正文第11条', from: partsOf('2026-11-22'), until: NO_PARTS },
  ...{ monthly: '', visit: '', words: ' 符合条件。 ' },
}

describe('a decision on a grant', () => {
  it('is sent with the clause and the day, and with no amount where the programme has one', () => {
    expect(decisionProblems(grantOf({}), whole)).toEqual({})
    expect(decisionToSend(grantOf({}), whole)).toEqual({
      ...{ case: 'c', version: 3, approve: true, clause: '正文第11条', from: '2026-11-22', words: '符合条件。' },
    })
  })

  it('names every part that is missing', () => {
    const bare: Decision = { ...whole, clause: ' ', from: NO_PARTS, words: '' }
    expect(Object.keys(decisionProblems(grantOf({}), bare)).sort()).toEqual(['clause', 'from', 'words'])
    expect(Object.keys(decisionProblems(grantOf({}), { ...bare, approve: '' }))).toEqual(['approve'])
    expect(Object.keys(decisionProblems(grantOf({}), { ...bare, approve: 'no' }))).toEqual(['words'])
  })

  it('ends after it begins, on a day that there is', () => {
    const until = (day: string) => decisionProblems(grantOf({}), { ...whole, until: partsOf(day) }).until
    expect(until('2026-11-21')).toMatch(/开始以后/)
    expect(until('2027-02-31')).toMatch(/这一天不对/)
    expect(until('2026-11-22')).toBeUndefined()
  })

  it('asks for yuan where the document leaves the sum open, and for visits and their price where it is counted so', () => {
    const open = grantOf({ monthly: null })
    expect(Object.keys(decisionProblems(open, whole))).toEqual(['monthly'])
    expect(decisionToSend(open, { ...whole, monthly: '300.5' })).toMatchObject({ monthly: 30_050 })
    const visits = grantOf({ kind: 'visits', monthly: null })
    expect(Object.keys(decisionProblems(visits, whole)).sort()).toEqual(['monthly', 'visit'])
    expect(decisionProblems(visits, { ...whole, monthly: '2.5', visit: '60' })).toHaveProperty('monthly')
    expect(decisionToSend(visits, { ...whole, monthly: '4', visit: '60' })).toMatchObject({
      ...{ monthly: 4, visitFen: 6_000 },
    })
  })

  it('refuses with words alone', () => {
    expect(decisionToSend(grantOf({}), { ...whole, approve: 'no' })).toEqual({
      ...{ case: 'c', version: 3, approve: false, words: '符合条件。' },
    })
  })
})

it.each([
  ['300', 30_000],
  ['0.01', 1],
  ['19.99', 1_999],
  ['0', undefined],
  ['-3', undefined],
  ['1.234', undefined],
  ['一百', undefined],
  ['', undefined],
])('reads %j yuan as %j fen', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen)
})
