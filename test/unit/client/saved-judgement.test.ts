import { judgementToSave } from '@/client/saved-judgement'
import { parseFacts } from '@/contract/facts'
import { readFacts, type FactsJson, type Judgement } from '@/domain/entitlement'

const TOLD: FactsJson = {
  birthDate: '1944-03-05',
  hukou: { value: '141002', source: 'document' },
  economic: { has: ['minimum-living'], not: ['low-income'] },
  living: ['alone'],
  housing: [],
  disability: { value: { grade: 2, kind: ['physical', 'speech'] }, source: 'worker' },
  selfCare: 'partial',
  familyPlanningSpecial: false,
  carer: null,
  ability: { scale: 'GB/T 42195', level: 2 },
}
const JUDGEMENT: Judgement = {
  city: 'linfen',
  county: '141002',
  on: '2026-11-22',
  pack: 'linfen@1',
  benefits: [],
  monthly: { atLeastFen: 0, counted: [] },
}

it('keeps the facts as judge takes them, with their sources: read again they are the same', () => {
  const facts = readFacts(TOLD)
  const saved = judgementToSave(JUDGEMENT, facts, () => '')
  const again = parseFacts(saved.facts, '2026-11-22')
  expect(again).toMatchObject({ ok: true })
  expect(readFacts(saved.facts)).toEqual(facts)
  expect(saved.facts['hukou']).toEqual({ value: '141002', source: 'document' })
  expect(Object.keys(saved.facts).sort()).toEqual(Object.keys(TOLD).sort())
})
