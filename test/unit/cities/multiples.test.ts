import { judge, type Facts, type Pack } from '../../../src/domain/entitlement'
import { parseFacts } from '../../../src/contract/facts'
import { citiesHere, readCity, type City } from '../../../scripts/lib/packs'
import { tiersOf } from '../../../scripts/lib/pack-walk'

const ON = '2026-11-21'
const FEN = 100_000

/** The pack with this parameter set to 1,000 yuan, as a county would one day set it. */
function withValue(pack: Pack, key: string): Pack {
  const basis = { document: pack.documents[0]!.id, clause: '第1条' }
  const values = [{ from: '2000-01-01', value: FEN, basis, checkedOn: ON }]
  return { ...pack, parameters: pack.parameters.map((each) => (each.key === key ? { ...each, values } : each)) }
}

/** Somebody of each scenario that says «yes» on its day. */
function people({ specs }: City, ref: string): { facts: Facts; on: string }[] {
  return specs.get(ref)!.scenarios.flatMap(({ facts, on, expect: { verdict } }) => {
    const parsed = parseFacts(facts, on)
    return parsed.ok && verdict === 'yes' ? [{ facts: parsed.facts, on }] : []
  })
}

/** Of each item that is a multiple of a parameter: every figure that comes out when that is 1,000 yuan. */
function figures(city: City): [string, number[]][] {
  const { pack, specs } = city
  const keys = new Set(pack.parameters.map(({ key }) => key))
  return [...specs].flatMap(([ref, { located }]) => {
    const read = tiersOf(located.item).flatMap(({ value: { times } }) =>
      times && keys.has(times.of) ? [times.of] : [],
    )
    const [key] = read
    if (key === undefined) return []
    const set = withValue(pack, key)
    const found = people(city, ref).map(({ facts, on }) => {
      return judge(set, facts, { on, changes: false }).benefits.find((benefit) => benefit.ref === ref)!.amount.fen
    })
    return [[ref, [...new Set(found.map(Number))].sort((a, b) => a - b)]]
  })
}

test('every multiple of what a county has still to say: its factor, with a thousand yuan for the county’s number', () => {
  const found = Object.fromEntries(citiesHere().flatMap((name) => figures(readCity(name))))
  expect(found).toEqual({
    'LF-11': [100_000],
    'LF-18a': [130_000],
  })
})
