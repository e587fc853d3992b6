import { readCity } from '../../../scripts/lib/packs'
import { judge, layeredFor, readFacts, type FactsJson } from '../../../src/domain/entitlement'
import { MADE_UP_CITIES } from '../../support/pack-copy'

/** A sixth city, by data alone: nothing in the sources knows its name. */
const { pack, specs, parent } = readCity('yunxi', MADE_UP_CITIES)

const ON = '2026-11-21'
const judged = (facts: FactsJson, on = ON, county: string | null = null) => {
  const { benefits, monthly } = judge(pack, readFacts(facts), { on, county })
  const of = (ref: string) => benefits.find((benefit) => benefit.ref === ref)
  return { of, monthly, refs: benefits.map(({ ref }) => ref) }
}
const ELDER = { birthDate: '1940-01-01', hukou: '990121', economic: ['minimum-living'], selfCare: 'unable' }

test('has its own items first, then what of the nation none of them covers', () => {
  const refs = pack.benefits.map(({ ref }) => ref)
  expect(refs.slice(0, 3)).toEqual(['YX-1', 'YX-2', 'YX-3'])
  expect(refs.slice(3).every((ref) => ref.startsWith('CN-'))).toBe(true)
  expect(refs).not.toContain('CN-4')
  expect(refs).not.toContain('CN-7')
  expect(refs).toHaveLength(3 + 16 - 2)
  expect(parent?.pack.city).toBe('china')
})

test('an inherited item cites the nation’s paper under a name of its own, and speaks of this city', () => {
  const cited = pack.benefits.filter(({ ref }) => ref.startsWith('CN-')).flatMap(({ sources }) => sources)
  expect(new Set(cited.map(({ document }) => document.split(':')[0]))).toEqual(new Set(['china']))
  const known = new Set(pack.documents.map(({ id }) => id))
  expect(cited.every(({ document }) => known.has(document))).toBe(true)
  const { reasons } = judged(ELDER).of('CN-5')!
  expect(reasons[0]?.source).not.toContain('云政办')
  expect(reasons[0]?.source).toContain('《')
})

test('what stacked with an item of the nation stacks with what puts it in place', () => {
  const allowance = judged({ ...ELDER, disability: { grade: 1 } }).of('YX-2')
  expect(allowance?.conflicts).toContainEqual({ with: 'CN-15', rule: 'choose-higher' })
  const pointed = pack.benefits.flatMap(({ stacking }) => stacking.map((rule) => rule.with))
  expect(pointed.filter((ref) => ref === 'CN-4' || ref === 'CN-7')).toEqual([])
})

test.each([
  ['the day before a raise', '2027-06-30', null, 5000],
  ['the day of the raise', '2027-07-01', null, 8000],
  ['the county, the day before its own list', '2025-12-31', '990121', 5000],
  ['the county, from its own list on', '2026-01-01', '990121', 6000],
  ['the county, after the raise', '2027-07-01', '990121', 9000],
])('an amount is that of its day and place: %s', (_when, on, county, fen) => {
  const { of } = judged({ birthDate: '1944-01-01', hukou: '990121' }, on, county)
  expect(of('YX-1')).toMatchObject({ verdict: 'yes', amount: { kind: 'at-least', fen, per: 'month' } })
})

test('the sum of the months goes by the county', () => {
  expect(judged(ELDER).monthly.atLeastFen).toBe(5000 + 12000)
  expect(judged(ELDER, ON, '990121').monthly.atLeastFen).toBe(6000 + 12000)
})

test('a county’s own item stands on its own list alone, and its word for a level counts there alone', () => {
  const level = { birthDate: '1950-01-01', economic: ['minimum-living'], selfCare: 'able' }
  const told = { ...level, ability: { scale: 'GB/T 42195', level: 2, on: '2026-03-01' } }
  expect(judged(told).refs).not.toContain('YXC-1')
  expect(judged(told, ON, '990121').of('YXC-1')?.verdict).toBe('yes')
  expect([judged(told).of('YX-2')?.verdict, judged(told, ON, '990121').of('YX-2')?.verdict]).toEqual(['unknown', 'yes'])
  expect(judged(told, '2025-06-01', '990121').of('YX-2')?.verdict).not.toBe('yes')
})

test('a county’s paper is cited beside the city’s', () => {
  const { documents, benefits } = layeredFor(pack, '990121')
  expect(documents.map(({ id }) => id)).toContain('shanqian')
  expect(benefits.find(({ ref }) => ref === 'YX-1')?.sources.map(({ document }) => document)).toEqual([
    'list',
    'shanqian',
  ])
})

test('an item that ends is off the list on the day after', () => {
  expect(judged(ELDER, '2028-12-31').refs).toContain('YX-3')
  expect(judged(ELDER, '2029-01-01').refs).not.toContain('YX-3')
})

test('every own item has a file with criteria and scenarios; a county’s play in that county', () => {
  expect([...specs.keys()]).toEqual(['YX-1', 'YX-2', 'YX-3', 'YXC-1'])
  expect(specs.get('YXC-1')?.scenarios.every(({ county }) => county === '990121')).toBe(true)
})
