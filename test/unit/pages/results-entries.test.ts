import { loadPack } from '../../../scripts/lib/packs'
import { judge, readFacts, type FactsJson } from '@/domain/entitlement'
import { conflictsOf, countedOnce, grouped, monthlyParts, type Entry } from '@/pages/entitlement/results-entries'

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

/** An entry that is surely due, with its conflicts. */
const due = (ref: string, conflicts: Entry['judged']['conflicts'] = []) =>
  ({ benefit: { ref }, judged: { ref, verdict: 'yes', conflicts } }) as Entry

test('what may be one and the same payment counts once, however long the chain and whoever names it', () => {
  const same = (other: string) => [{ with: other, rule: 'same-payment' as const }]
  expect(countedOnce([due('A', same('B')), due('B', same('A')), due('C')])).toBe(2)
  expect(countedOnce([due('A', same('B')), due('C', same('B')), due('B', [...same('A'), ...same('C')])])).toBe(1)
  expect(countedOnce([due('A', same('X')), due('B', [{ with: 'A', rule: 'exclusive' }])])).toBe(2)
})

test('in Linfen the allowance of great age and that of a hundred years are one of what she can get', () => {
  const answer = answerOf('linfen', { ...POOR, birthDate: '1920-01-01', hukou: '141002' })
  const shown = grouped(answer).get('yes')!
  const refs = shown.map(({ benefit }) => benefit.ref)
  expect(refs).toEqual(expect.arrayContaining(['LF-11', 'LF-12']))
  expect(countedOnce(shown)).toBeLessThan(shown.length)
})

test('a row says the most forbidding of its conflicts first, and none with what she does not get', () => {
  const entry = due('A', [
    { with: 'B', rule: 'ask' },
    { with: 'C', rule: 'same-payment' },
    { with: 'D', rule: 'choose-higher' },
    { with: 'E', rule: 'exclusive' },
    { with: 'F', rule: 'exclusive' },
  ])
  const judged = ['B', 'C', 'D', 'E'].map((ref) => due(ref).judged)
  expect(conflictsOf(entry, judged).map((one) => one.with)).toEqual(['E', 'D', 'C', 'B'])
})
