import { loadPack } from '../../../scripts/lib/packs'
import { judge, readFacts, type FactsJson } from '@/domain/entitlement'
import { grouped, monthlyParts } from '@/pages/entitlement/results-entries'

const ON = '2026-11-22'

/** The answer of one city for somebody, as the results page lays it out. */
function answerOf(city: string, facts: FactsJson) {
  const pack = loadPack(city)
  return { benefits: pack.benefits, judgement: judge(pack, readFacts(facts), { on: ON }) }
}

const POOR = { birthDate: '1944-03-05', economic: ['minimum-living'] } as unknown as FactsJson

test('known sums stand first, of services too, then money that is set locally', () => {
  const sure = grouped(answerOf('taiyuan', { ...POOR, hukou: '140105', residence: '140105' })).get('yes')!
  expect(sure[0]).toMatchObject({ benefit: { ref: 'TY-T1' }, judged: { amount: { fen: 10000, as: 'services' } } })
  const kinds = sure.slice(1).map(({ benefit, judged }) => benefit.kind === 'money' && judged.amount.kind)
  expect(kinds.slice(0, 2)).toEqual(['set-locally', 'set-locally'])
  expect(kinds.at(-1)).toBe(false)
})

test('of a monthly sum it is known what comes as services', () => {
  expect(monthlyParts(answerOf('taiyuan', { ...POOR, hukou: '140105', residence: '140105' }).judgement)).toEqual({
    all: 10000,
    services: 10000,
  })
  expect(monthlyParts(answerOf('linfen', { ...POOR, hukou: '141002' }).judgement)).toEqual({ all: 7000, services: 0 })
})

test('nothing of a draft or of what once was is ever among what somebody can get', () => {
  const groups = grouped(answerOf('hefei', { ...POOR, hukouArea: 'rural', hukou: '340104' } as unknown as FactsJson))
  const rights = (['yes', 'maybe', 'ask', 'soon', 'no'] as const).flatMap((group) => groups.get(group) ?? [])
  expect(rights.every(({ benefit }) => benefit.standing === 'in-force')).toBe(true)
  expect(groups.get('info')!.map(({ benefit }) => benefit.ref)).toEqual(expect.arrayContaining(['HF-H1', 'HF-H2']))
})
