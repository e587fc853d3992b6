import { CommandError } from '../../../scripts/lib/command'
import { checkCity, clashes } from '../../../scripts/lib/pack-checks'
import { failureOf } from '../../../scripts/lib/pack-scenarios'
import { isStale } from '../../../scripts/lib/pack-stale'
import { jargonIn } from '../../../scripts/lib/pack-words'
import { citiesHere, NATIONAL, readCity, servedCities } from '../../../scripts/lib/packs'
import { faultText } from '../../../scripts/lib/yaml-file'
import { copyOf } from '../../support/pack-copy'

const cities = citiesHere().map((name) => readCity(name))
const linfen = cities.find(({ pack }) => pack.city === 'linfen')!

test('five cities and the national list, which nobody lives in', () => {
  expect(citiesHere()).toEqual(['china', 'harbin', 'hefei', 'linfen', 'taiyuan', 'xiamen'])
  expect(servedCities()).toEqual(citiesHere().filter((city) => city !== NATIONAL))
  expect(clashes(cities)).toEqual([])
})

describe.each(cities.map((city) => [city.pack.name, city] as const))('%s', (_name, city) => {
  const { pack, specs } = city

  test('is well: words, scenarios at every age and for every condition, never less than the layer below', () => {
    expect(checkCity(city).map(faultText)).toEqual([])
  })

  test('every item is shown to hold, and not to hold', () => {
    for (const [ref, { scenarios, located }] of specs) {
      const verdicts = new Set(scenarios.map(({ expect: wanted }) => wanted.verdict))
      const never = located.item.standing !== 'in-force'
      expect({ ref, yes: never || verdicts.has('yes') }).toEqual({ ref, yes: true })
      expect({ ref, other: verdicts.has('no') || verdicts.has('unknown') }).toEqual({ ref, other: true })
    }
  })

  test('what the phone receives has no spec, and every stacking rule stands on both sides', () => {
    for (const { ref, stacking, ...benefit } of pack.benefits) {
      for (const key of ['scenarios', 'criteria', 'amount']) expect(benefit).not.toHaveProperty(key)
      for (const rule of stacking) {
        const other = pack.benefits.find((each) => each.ref === rule.with)
        expect(other?.stacking).toContainEqual({ ...rule, with: ref })
      }
    }
  })

  test('cites documents that it has, and knows every place by its code', () => {
    const documents = pack.documents.map(({ id }) => id)
    expect(new Set(documents).size).toBe(documents.length)
    for (const { sources } of pack.benefits)
      expect(sources.every(({ document }) => documents.includes(document))).toBe(true)
    expect(new Set(pack.counties.map(({ code }) => code)).size).toBe(pack.counties.length)
    expect(pack.counties.every(({ code }) => code.startsWith(pack.code))).toBe(true)
  })

  test('gives everybody every item of the national list, or what puts it in place', () => {
    const national = Array.from({ length: 16 }, (_, at) => `CN-${at + 1}`)
    const given = pack.benefits.flatMap(({ ref, covers = [] }) => [ref, ...covers])
    expect(national.filter((ref) => !given.includes(ref))).toEqual([])
    // Nothing of another city's digits, and none of the place that stood for them.
    expect(JSON.stringify(pack.benefits).includes('{city}')).toBe(pack.city === NATIONAL)
  })
})

describe('Linfen', () => {
  test('has the 24 items of the list, 17 counties and the development zone', () => {
    const { benefits, counties } = linfen.pack
    const numbers = benefits.flatMap(({ number, ref }) => (number === undefined ? [] : [{ number, ref }]))
    expect(new Set(numbers.map(({ number }) => number))).toEqual(new Set(Array.from({ length: 24 }, (_, at) => at + 1)))
    expect(numbers).toHaveLength(29)
    expect(counties.filter(({ kind }) => kind === 'county')).toHaveLength(17)
    expect(counties.filter(({ kind }) => kind === 'area').map(({ name }) => name)).toEqual(['临汾经济开发区'])
  })

  test('cites the clause of the list for each item on it', () => {
    for (const { sources, number } of linfen.pack.benefits) {
      if (number !== undefined) expect(sources[0]).toEqual({ document: 'list', clause: `附件第${number}项` })
    }
  })
})

describe('a version', () => {
  const copy = copyOf('linfen', 'cities')
  afterAll(() => copy.remove())

  test('is that of what the files say: another word gives another one', () => {
    expect(readCity('linfen', copy.root).pack.version).toBe(linfen.pack.version)
    copy.change('benefits/10-bus.yaml', 'name: 城市公共交通优惠服务', 'name: 城市公共交通优惠')
    expect(readCity('linfen', copy.root).pack.version).not.toBe(linfen.pack.version)
  })
})

test('a city that is not there', () => {
  expect(() => readCity('atlantis')).toThrow(/^There is no city «atlantis»; there are: china, /)
  expect(() => readCity('../linfen')).toThrow(CommandError)
})

test('a scenario that does not hold says what it expected and what came', () => {
  const scenario = { title: '', because: '', on: '2026-11-21', facts: { birthDate: '1970-01-01' } }
  expect(failureOf(linfen.pack, 'LF-10', { ...scenario, expect: { verdict: 'yes' } })).toBe(
    'expected verdict "yes", got "no"',
  )
  expect(failureOf(linfen.pack, 'LF-10', { ...scenario, facts: { colour: 1 }, expect: { verdict: 'no' } })).toContain(
    'colour',
  )
})

test('a value is stale when its last check lies more than twelve months back', () => {
  expect(isStale('2025-11-21', '2026-11-21')).toBe(false)
  expect(isStale('2025-11-20', '2026-11-21')).toBe(true)
})

test.each([
  ['到日托中心', '日托'],
  ['白天照看(日托)', null],
  ['白天照看。日托中心', '日托'],
  ['五保老人', '五保'],
  ['特困(以前叫五保)', null],
  ['评为AAA级', 'AAA级'],
  ['评级较好(AAA级)', null],
  ['失独家庭,白天照看', '失独'],
])('«%s» has the word of offices %s', (text, term) => {
  expect(jargonIn(text)?.term ?? null).toBe(term)
})
