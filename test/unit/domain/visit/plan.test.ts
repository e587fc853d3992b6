import { dueBy, monthEnd, monthOf, type VisitRule } from '../../../../src/domain/visit/plan'
import { problemsOf, visitFault, type VisitFindings } from '../../../../src/domain/visit/record'

const rule = (monthly: number, often: number): VisitRule => ({
  city: 'linfen',
  monthly: { value: monthly, source: null },
  often: { value: often, source: null },
  inForce: true,
})
const TODAY = '2026-11-23'

describe('whose turn it is', () => {
  it('gives whoever was never visited to the end of this month', () => {
    expect(dueBy(rule(1, 2), 'monthly', null, TODAY)).toBe('2026-11-30')
    expect(dueBy(rule(1, 2), 'often', null, TODAY)).toBe('2026-11-30')
  })

  it('is once a month by the month, not by thirty days', () => {
    expect(dueBy(rule(1, 2), 'monthly', '2026-10-01', TODAY)).toBe('2026-11-30')
    expect(dueBy(rule(1, 2), 'monthly', '2026-11-01', TODAY)).toBe('2026-12-31')
    expect(dueBy(rule(1, 2), 'monthly', '2026-12-31', '2026-12-31')).toBe('2027-01-31')
  })

  it('comes again within as many days as the month gives to each where more is owed', () => {
    expect(dueBy(rule(1, 2), 'often', '2026-11-10', TODAY)).toBe('2026-11-25')
    expect(dueBy(rule(1, 4), 'often', '2026-11-10', TODAY)).toBe('2026-11-17')
  })

  it('never reaches back behind the first of the month, however long ago the last one was', () => {
    expect(dueBy(rule(1, 2), 'often', '2026-01-05', TODAY)).toBe('2026-11-01')
  })

  it('knows the ends of months', () => {
    expect([monthEnd('2028-02-10'), monthEnd('2027-02-10'), monthEnd('2026-12-01')]).toEqual([
      '2028-02-29',
      '2027-02-28',
      '2026-12-31',
    ])
    expect(monthOf('2026-11-23')).toBe('2026-11-01')
  })
})

describe('a visit as it was written down', () => {
  const good: VisitFindings = {
    health: 'good',
    mood: 'good',
    safety: 'good',
    hygiene: 'good',
    housing: 'good',
    needs: 'good',
  }
  const now = new Date('2026-11-23T02:00:00Z')
  const visit = (more: object) => ({ at: now, outcome: 'seen' as const, findings: good, words: '', ...more })

  it('stands when everything was looked at', () => {
    expect(visitFault(visit({}), now)).toBeNull()
    expect(visitFault(visit({ outcome: 'not-home', findings: null }), now)).toBeNull()
  })

  it('is not of tomorrow; a clock ten minutes ahead is forgiven', () => {
    expect(visitFault(visit({ at: new Date('2026-11-24T02:00:00Z') }), now)).toBe('future')
    expect(visitFault(visit({ at: new Date('2026-11-23T02:09:00Z') }), now)).toBeNull()
  })

  it('may lie on a phone for fourteen days', () => {
    expect(visitFault(visit({ at: new Date('2026-11-09T02:00:00Z') }), now)).toBeNull()
    expect(visitFault(visit({ at: new Date('2026-11-09T01:59:59Z') }), now)).toBe('old')
  })

  it('needs a word for a problem, and names what the problems are', () => {
    const findings: VisitFindings = { ...good, safety: 'problem', mood: 'watch' }
    expect(visitFault(visit({ findings, words: ' ' }), now)).toBe('no-words')
    expect(visitFault(visit({ findings, words: '煤气管漏气' }), now)).toBeNull()
    expect(problemsOf(findings)).toEqual(['safety'])
    expect(problemsOf(null)).toEqual([])
  })

  it('of somebody who was seen says what was seen', () => {
    expect(visitFault(visit({ findings: null }), now)).toBe('checks-unseen')
  })
})
