import { groupOf, type Benefit, type JudgedBenefit } from '@/domain/entitlement'

const benefit = { ref: 'X-1', audience: 'person' } as Benefit
const judged = (parts: Partial<JudgedBenefit>): JudgedBenefit =>
  ({ ref: 'X-1', verdict: 'yes', standing: 'in-force', confirm: [], missing: [], ...parts }) as JudgedBenefit
const ON = '2026-11-21'

describe('the group of a judged benefit', () => {
  it('is «surely» only where nobody must still check something essential', () => {
    expect(groupOf(benefit, judged({}), ON)).toBe('yes')
    expect(groupOf(benefit, judged({ confirm: [{ text: '', essential: false }] }), ON)).toBe('yes')
    expect(groupOf(benefit, judged({ confirm: [{ text: '', essential: true }] }), ON)).toBe('maybe')
  })

  it('is «soon» when age alone brings it within two years', () => {
    expect(groupOf(benefit, judged({ verdict: 'no', changesOn: '2028-11-21' }), ON)).toBe('soon')
    expect(groupOf(benefit, judged({ verdict: 'no', changesOn: '2028-11-22' }), ON)).toBe('no')
    expect(groupOf(benefit, judged({ verdict: 'no' }), ON)).toBe('no')
  })

  it('shows as information what is not in force, whatever its verdict', () => {
    expect(groupOf(benefit, judged({ standing: 'draft' }), ON)).toBe('info')
  })

  it("does not ask an elder a carer's questions", () => {
    const carers = { ...benefit, audience: 'carer' as const }
    expect(groupOf(carers, judged({ verdict: 'unknown', missing: ['carer'] }), ON)).toBe('info')
    expect(groupOf(benefit, judged({ verdict: 'unknown', missing: ['hukou'] }), ON)).toBe('ask')
  })
})
