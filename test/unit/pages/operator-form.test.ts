import { loadPack } from '../../../scripts/lib/packs'
import type { Calculator } from '@/domain/operator/calculator'
import { fieldsOf, inTenThousands, numberOf, reckon, type Typed } from '@/pages/operator/form'

const ON = '2026-11-22'
const taiyuan = loadPack('taiyuan')
const xiamen = loadPack('xiamen')
const XIAODIAN = '140105'
const YANGQU = '140122'

function ruleOf(ref: string): Calculator {
  const rule = [...taiyuan.calculators, ...xiamen.calculators].find((one) => one.ref === ref)
  if (!rule) throw new Error(`no calculator ${ref}`)
  return rule
}
const countiesOf = (ref: string) => (ref.startsWith('TY') ? taiyuan : xiamen).counties
const run = (ref: string, typed: Typed) => reckon(ruleOf(ref), countiesOf(ref), typed, ON)
const ids = (ref: string, typed: Typed = {}) => fieldsOf(ruleOf(ref), countiesOf(ref), typed).map(({ id }) => id)

function sum(ref: string, typed: Typed) {
  const outcome = run(ref, typed)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return { yuan: outcome.fen / 100, shares: outcome.shares.map(({ fen }) => fen / 100), unmet: outcome.unmet }
}

function faultsOf(ref: string, typed: Typed) {
  const outcome = run(ref, typed)
  return outcome.ok ? [] : outcome.faults.map(({ field }) => field)
}

function messagesOf(ref: string, typed: Typed) {
  const outcome = run(ref, typed)
  return outcome.ok ? [] : outcome.faults.map(({ message }) => message)
}

describe('sums from what was typed', () => {
  it('beds by class, shared as the county shares', () => {
    expect(sum('TY-T3', { county: YANGQU, 'heads.nursed': '10' })).toMatchObject({ yuan: 4500, shares: [2250, 2250] })
    expect(sum('TY-T3', { county: XIAODIAN, 'heads.nursed': '10' })).toMatchObject({ yuan: 4500, shares: [1350, 3150] })
  })

  it('a canteen’s building, capped and compared with what was put in', () => {
    const typed = { county: XIAODIAN, squareMetres: '600', ownInvestmentFen: '80万', rented: 'no', received: 'no' }
    expect(faultsOf('TY-T6', typed)).toEqual(['ownInvestmentFen'])
    const rest = { ...typed, ownInvestmentFen: '800,000' }
    expect(sum('TY-T6', rest)).toMatchObject({ yuan: 700_000, shares: [600_000, 100_000], unmet: [] })
    expect(sum('TY-T6', { ...rest, ownInvestmentFen: '700000' })).toMatchObject({ yuan: 0 })
    expect(sum('TY-T6', { ...rest, rented: 'yes', leaseYears: '2' }).unmet).toHaveLength(1)
    expect(sum('TY-T6', { ...rest, received: 'yes' }).unmet).toHaveLength(1)
    expect(sum('TY-T6', { ...rest, ownInvestmentFen: '' })).toMatchObject({ yuan: 700_000 })
  })

  it('a building by area, capped by where it stands', () => {
    expect(sum('TY-T5', { county: XIAODIAN, squareMetres: '2200', received: 'no' }).yuan).toBe(1_400_000)
    expect(sum('TY-T5', { county: YANGQU, squareMetres: '2200', received: 'no' }).yuan).toBe(1_050_000)
  })

  it('a grade, with its occupancy where the place has one', () => {
    const centre = { county: XIAODIAN, place: 'centre', grade: 'aa', runningMonths: '12', occupancyPercent: '80' }
    expect(sum('TY-T4', centre)).toMatchObject({ yuan: 100_000, shares: [50_000, 50_000] })
    expect(sum('TY-T4', { ...centre, occupancyPercent: '79.9' })).toMatchObject({ yuan: 0 })
    // An occupancy typed for a centre says nothing of a canteen.
    expect(sum('TY-T4', { ...centre, place: 'canteen', occupancyPercent: '5' }).yuan).toBe(60_000)
  })

  it('meals by days', () => {
    expect(sum('TY-T2o', { county: XIAODIAN, records: '26' }).yuan).toBe(52)
    expect(faultsOf('TY-T2o', { county: XIAODIAN, records: '2.5' })).toEqual(['records'])
  })

  it('a total divided among all districts, to the fen', () => {
    const codes = xiamen.counties.map(({ code }) => code)
    const typed = { totalFen: '1000000.01', ...Object.fromEntries(codes.map((code, at) => [code, String(at + 1)])) }
    const outcome = run('XM-L57', typed)
    if (!outcome.ok) throw new Error('refused')
    expect(outcome.districts!.map(({ code }) => code).sort()).toEqual([...codes].sort())
    expect(outcome.districts!.reduce((all, { fen }) => all + fen, 0)).toBe(100_000_001)
  })
})

describe('what is wrong stands at its field', () => {
  it('names everything that is missing at once, and nothing that may be left out', () => {
    expect(faultsOf('TY-T4', {})).toEqual(['county', 'place', 'grade', 'runningMonths'])
    expect(faultsOf('TY-T4', { place: 'centre' })).toContain('occupancyPercent')
    expect(faultsOf('TY-T6', {})).toEqual(['county', 'squareMetres', 'rented', 'received'])
    expect(faultsOf('TY-T6', { rented: 'yes' })).toContain('leaseYears')
  })

  it('wants at least one class of people', () => {
    expect(faultsOf('TY-T3', { county: XIAODIAN })).toEqual(['heads.independent'])
    const nobody: Typed = { county: XIAODIAN, 'heads.independent': '0', 'heads.assisted': '0', 'heads.nursed': '0' }
    const all: Typed[] = [{ county: XIAODIAN }, { county: XIAODIAN, 'heads.nursed': '0' }, nobody]
    for (const typed of all) {
      expect(messagesOf('TY-T3', typed)).toEqual(['至少填一种老人的人数'])
    }
    expect(faultsOf('TY-T3', { ...nobody, 'heads.nursed': '1' })).toEqual([])
  })

  it('refuses what cannot be, each in words', () => {
    expect(faultsOf('TY-T3', { county: XIAODIAN, 'heads.nursed': '十个' })).toEqual(['heads.nursed'])
    expect(faultsOf('TY-T3', { county: XIAODIAN, 'heads.nursed': '-1' })).toEqual(['heads.nursed'])
    expect(faultsOf('TY-T3', { county: XIAODIAN, 'heads.nursed': '1.5' })).toEqual(['heads.nursed'])
    expect(faultsOf('TY-T5', { county: XIAODIAN, squareMetres: '0', received: 'no' })).toEqual(['squareMetres'])
    expect(faultsOf('TY-T5', { county: '110101', squareMetres: '10', received: 'no' })).toEqual(['county'])
  })

  it('names a district by its own field', () => {
    const [first, second, ...rest] = xiamen.counties.map(({ code }) => code)
    const others = Object.fromEntries(rest.map((code) => [code, '1']))
    expect(faultsOf('XM-L57', { totalFen: '100', [first!]: '1', [second!]: '-3', ...others })).toEqual([second])
    expect(faultsOf('XM-L57', { totalFen: '100.001', [first!]: '1', [second!]: '3', ...others })).toEqual(['totalFen'])
    expect(faultsOf('XM-L57', { totalFen: '100' })).toHaveLength(xiamen.counties.length)
  })

  it('every fault of every rule names a field of its form', () => {
    for (const { ref } of [...taiyuan.calculators, ...xiamen.calculators]) {
      for (const text of ['', 'x', '-1', '0.001', '1e9', '99999999999999999999']) {
        const typed = Object.fromEntries(ids(ref).map((id) => [id, text]))
        const outcome = run(ref, typed)
        if (outcome.ok) continue
        for (const { field, message } of outcome.faults) {
          expect(ids(ref, typed)).toContain(field)
          expect(message).toMatch(/[一-龥]/)
          // Never in fen, never digits without groups; and the thing is called as at its field.
          const { label, kind } = fieldsOf(ruleOf(ref), countiesOf(ref), typed).find(({ id }) => id === field)!
          if (kind === 'number') expect(message).not.toMatch(/\d{5}|\d分|\d 分/)
          if (kind === 'number' && !message.startsWith('至少填') && !message.startsWith('各区')) {
            expect(message).toContain(label)
          }
        }
      }
    }
  })
})

describe('words of a reckoning', () => {
  it('say what a class of people is in plain words, at the field and in the steps', () => {
    const labels = fieldsOf(ruleOf('TY-T3'), taiyuan.counties, {}).map(({ label }) => label)
    expect(labels.slice(1)).toEqual(['自理(不用人帮)老人的人数', '介助(要人帮)老人的人数', '介护(要人照料)老人的人数'])
    const outcome = run('TY-T3', { county: XIAODIAN, 'heads.nursed': '1200' })
    if (!outcome.ok) throw new Error('refused')
    expect(outcome.steps.map(({ text }) => text)).toContain('介护(要人照料)1200人,每人每月 450 元,共 540,000 元')
  })

  it('say in yuan what each district gets', () => {
    const [first, ...rest] = xiamen.counties.map(({ code }) => code)
    const others = Object.fromEntries(rest.map((code, at) => [code, at === 0 ? '142' : '0']))
    const outcome = run('XM-L57', { totalFen: '1000000', [first!]: '120', ...others })
    if (!outcome.ok) throw new Error('refused')
    expect(outcome.steps.map(({ text }) => text).join()).toContain(':120人,占262分之120,分到 458,015.27 元')
    const [fault] = messagesOf('XM-L57', { totalFen: '999999999999', [first!]: '1', ...others })
    expect(fault).toBe('下达总金额超过了 1,000 亿元,请核对')
  })
})

describe('numbers as people type them', () => {
  it('reads commas, blanks and full-width digits', () => {
    expect([numberOf('1,200'), numberOf(' 1 200 '), numberOf('12.5'), numberOf('1,200')]).toEqual([
      1200, 1200, 12.5, 1200,
    ])
  })

  it('reads nothing into what is no number', () => {
    for (const text of ['', '.', '1.', '1e3', '0x10', '一', '12元', '1..2', 'Infinity'])
      expect(numberOf(text)).toBeNaN()
  })

  it('says large sums in 万', () => {
    const sums = [140_000_000, 70_050_000, 450_000, 12_345_600_000, 12_340_000_000, 1_234_000_000_000]
    expect(sums.map(inTenThousands)).toEqual([
      '140 万元',
      '70.05 万元',
      '',
      '12,345.6 万元',
      '12,340 万元',
      '123.4 亿元',
    ])
  })
})
