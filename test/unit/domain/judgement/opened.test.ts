import { judge, type JudgedBenefit, type Judgement } from '@/domain/entitlement'
import { closedBetween, openedBetween } from '@/domain/judgement/opened'
import { factsOfRecord } from '@/domain/judgement/record-facts'
import type { PersonRecord, RecordLine } from '@/domain/person/record'
import { linfen } from '../entitlement/linfen'

const line = (value: unknown, source: RecordLine['source'] = 'self'): RecordLine => ({
  ...{ value, source, by: { account: 'a', as: 'self' }, since: '2026-01-01T00:00:00Z' },
})
const ON = { on: '2026-11-21', county: '141002' }
const POOR: PersonRecord = {
  ...{ name: line('王秀英'), phone: line('13935700001'), address: line('五一社区3号楼') },
  ...{ birthDate: line('1944-03-05'), economic: line(['minimum-living']) },
}
const assessed = (level: number, validTo = '2027-11-20'): PersonRecord => ({
  ...POOR,
  ability: line({ scale: 'GB/T 42195', level, on: '2026-11-21', validTo }, 'department'),
})

describe('the facts of a record', () => {
  it('are its lines that the rules read, each with its source, and nothing of name, phone or address', () => {
    const facts = factsOfRecord(assessed(2))
    expect(facts.ability).toEqual({ value: expect.objectContaining({ level: 2 }), source: 'department' })
    expect(facts.economic).toEqual({ has: ['minimum-living'], not: 'rest', source: 'self' })
    expect(JSON.stringify(facts)).not.toMatch(/王秀英|13935700001|五一社区/)
  })
})

describe('what has opened', () => {
  const judged = (record: PersonRecord) => judge(linfen, factsOfRecord(record), ON)

  it('is what may be had now: possible where others must confirm it, and nothing twice', () => {
    const opened = openedBetween(judged(POOR), judged(assessed(2)))
    expect(opened.find(({ ref }) => ref === 'LF-15')).toEqual({
      ...{ ref: 'LF-15', name: expect.any(String), verdict: 'perhaps' },
    })
    expect(openedBetween(judged(assessed(2)), judged(assessed(3)))).toEqual([])
    expect(openedBetween(judged(assessed(2)), judged(POOR))).toEqual([])
  })

  it('has closed again where the facts are better, and nothing that could not be had before', () => {
    const closed = closedBetween(judged(assessed(3)), judged(assessed(0)))
    expect(closed).toContainEqual({ ref: 'LF-15', name: expect.any(String), verdict: 'no' })
    expect(closedBetween(judged(POOR), judged(assessed(3)))).toEqual([])
    expect(closedBetween(judged(assessed(2)), judged(assessed(2)))).toEqual([])
  })

  it('is nothing by a level that is over', () => {
    expect(openedBetween(judged(POOR), judged(assessed(4, '2026-11-21')))).not.toEqual([])
    const then = { ...ON, on: '2026-11-22' }
    const [before, after] = [POOR, assessed(4, '2026-11-21')].map((one) => judge(linfen, factsOfRecord(one), then))
    expect(openedBetween(before!, after!)).toEqual([])
  })

  it('is something where a doubt falls away, and nothing that is not in force', () => {
    const one = (verdict: 'yes' | 'no', essential: boolean, standing = 'in-force'): Judgement => ({
      ...{ city: 'x', county: null, on: '2026-11-21', pack: 'x@1', monthly: { atLeastFen: 0, counted: [] } },
      benefits: [
        {
          ref: 'X-1',
          name: '补贴',
          verdict,
          standing,
          confirm: [{ text: '问', essential }],
        } as unknown as JudgedBenefit,
      ],
    })
    expect(openedBetween(one('yes', true), one('yes', false))).toEqual([{ ref: 'X-1', name: '补贴', verdict: 'yes' }])
    expect(openedBetween(one('no', false), one('yes', false, 'draft'))).toEqual([])
    const closed = [{ ref: 'X-1', name: '补贴', verdict: 'no' }]
    expect(closedBetween(one('yes', false), one('no', false))).toEqual(closed)
    // What others have to confirm now was certain before.
    expect(closedBetween(one('yes', false), one('yes', true))).toEqual(closed)
  })
})
