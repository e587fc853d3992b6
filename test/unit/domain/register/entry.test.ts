import { readFacts } from '../../../../src/domain/entitlement/facts-json'
import { bornBefore, flagsOf, isOfRegister } from '../../../../src/domain/register/entry'

const TODAY = '2026-11-23'
const flags = (told: Parameters<typeof readFacts>[0]) => flagsOf(readFacts(told), TODAY)

describe('what the register says in clear', () => {
  it('keeps the month of birth and never the day', () => {
    expect(flags({ birthDate: '1944-03-05' }).birthMonth).toBe('1944-03-01')
    expect(flags({}).birthMonth).toBeNull()
  })

  it.each([
    ['一个人住', { living: ['alone'] }, 'monthly'],
    ['空巢', { living: ['empty-nest'] }, 'monthly'],
    ['留守', { living: ['left-behind'] }, 'monthly'],
    ['二级残疾', { disability: { grade: 2 } }, 'monthly'],
    ['有计生特殊家庭扶助证', { familyPlanningSpecial: true }, 'monthly'],
    ['生活不能自理', { selfCare: 'unable' }, 'often'],
    ['独居又不能自理', { living: ['alone'], selfCare: 'unable' }, 'often'],
    ['评估为2级', { ability: { scale: 'GB/T 42195', level: 2, validTo: '2027-01-01' } }, 'often'],
    ['评估为1级', { ability: { scale: 'GB/T 42195', level: 1 } }, null],
    ['评估为3级,已经过期', { ability: { scale: 'GB/T 42195', level: 3, validTo: '2026-11-22' } }, null],
    ['别的标准的3级', { ability: { scale: 'local', level: 3 } }, null],
    ['三级残疾', { disability: { grade: 3 } }, null],
    ['残疾等级不知道', { disability: {} }, null],
    ['和家人住', { living: ['with-family'] }, null],
    ['什么也没说', {}, null],
  ] as const)('%s: visits %j %s', (_what, told, tier) => {
    expect(flags(told as never).tier).toBe(tier)
  })

  it('says nothing that tells which certificate somebody has', () => {
    const one = flags({ familyPlanningSpecial: true })
    expect(one).toEqual(flags({ disability: { grade: 1 } }))
  })

  it('calls any finding of hardship low income, and a closed empty list none', () => {
    expect(flags({ economic: ['minimum-living-margin'] }).lowIncome).toBe(true)
    expect(flags({ economic: [] }).lowIncome).toBe(false)
  })

  it('counts who turns 80 this month, and not who does next month', () => {
    expect(bornBefore(80, '2026-11-23')).toBe('1946-12-01')
    expect('1946-11-01' < bornBefore(80, '2026-11-30')).toBe(true)
    expect('1946-12-01' < bornBefore(80, '2026-11-30')).toBe(false)
    expect(bornBefore(80, '2026-12-31')).toBe('1947-01-01')
  })

  it('lists whoever may come back, and not who has moved or died', () => {
    expect(['home', 'hospital', 'institution', 'moved', 'died'].map((where) => isOfRegister(where as never))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
