import { readCity } from '../../../scripts/lib/packs'
import { coverageFaults } from '../../../scripts/lib/pack-coverage'
import { failureOf } from '../../../scripts/lib/pack-scenarios'
import { faultText } from '../../../scripts/lib/yaml-file'
import { copyOf, MADE_UP_CITIES, packsSays, type PackCopy } from '../../support/pack-copy'

const AGE = 'benefits/01-high-age.yaml'
const NURSING = 'benefits/02-nursing.yaml'

let copy: PackCopy
beforeEach(() => (copy = copyOf('yunxi', MADE_UP_CITIES)))
afterEach(() => copy.remove())

/** What is untried of one item, each with its file and line. */
function untried(ref: string): string[] {
  const { pack, specs } = readCity('yunxi', copy.root)
  return coverageFaults(pack, specs.get(ref)!).map((fault) => faultText(fault).replace(`${copy.root}/yunxi/`, ''))
}

/** How the scenarios of one item fail. */
function failures(ref: string): (string | null)[] {
  const { pack, specs } = readCity('yunxi', copy.root)
  return specs.get(ref)!.scenarios.flatMap((scenario) => failureOf(pack, ref, scenario) ?? [])
}

describe('a slip in an amount is noticed', () => {
  test.each([
    ['the figure of the upper tier', 'fen: 10000', 'fen: 100', 'expected fen 10000, got 100'],
    ['the figure of a later period', 'fen: 15000', 'fen: 16000', 'expected fen 15000, got 16000'],
    ['the kind', 'at-least, fen: 5000', 'at-most, fen: 5000', 'expected kind "at-least", got "at-most"'],
    ['the time', 'fen: 5000, per: month', 'fen: 5000, per: year', 'expected per "month", got "year"'],
    ['services for cash', 'fen: 5000,', 'fen: 5000, as: services,', null],
  ])('%s', (_what, from, to, words) => {
    copy.change(AGE, from, to)
    if (words === null) expect(untried('YX-1').join()).toMatch(/kind, fen, per, as under «expect»/)
    else expect(failures('YX-1')).toContain(words)
  })

  test('a tier that no scenario comes to, at its line', () => {
    const tier = '      - { kind: at-least, fen: 5000, per: month }\n'
    const line = copy.change(
      AGE,
      tier,
      tier.replace('5000', '5100').replace(' }', ', when: { age: { from: 95 }, say: 满95周岁 } }') + tier,
    )
    expect(untried('YX-1')).toEqual([
      `${AGE}:${line}: no scenario comes to this amount (at-least 5100). Let one say what it comes to: kind, fen, per under «expect».`,
    ])
  })

  test('a tier of which no scenario says what it is', async () => {
    copy.change(AGE, "expect: { verdict: 'yes', kind: at-least, fen: 15000, per: month }", "expect: { verdict: 'yes' }")
    expect(untried('YX-1').join()).toMatch(/no scenario says what this amount is \(at-least 15000\)/)
    expect((await packsSays(copy.root)).err.join()).toMatch(/no scenario says what this amount is/)
  })

  test('what a county pays is nobody’s proof of what the city pays', () => {
    copy.change(AGE, "expect: { verdict: 'yes', kind: at-least, fen: 10000, per: month }", "expect: { verdict: 'yes' }")
    copy.change(
      AGE,
      "facts: { birthDate: '1940-01-01', hukou: '990121' }",
      "facts: { birthDate: '1930-01-01', hukou: '990121' }",
    )
    copy.change(AGE, 'fen: 6000', 'kind: at-least, per: month, fen: 12000')
    expect(untried('YX-1').join()).toMatch(/no scenario says what this amount is \(at-least 10000\)/)
  })
})

describe('a scenario may expect', () => {
  const expecting = (words: string): (string | null)[] => {
    copy.change(NURSING, 'conflicts: [CN-15]', words)
    return failures('YX-2')
  }

  test.each<[string, string, string | null]>([
    ['the standing', 'standing: in-force', null],
    ['another standing', 'standing: draft', 'expected standing "draft", got "in-force"'],
    ['money in the hand', 'as: null', null],
    ['services', 'as: services', 'expected as "services", got null'],
    ['a conflict by its rule', 'conflicts: [{ with: CN-15, rule: choose-higher }]', null],
    ['a conflict by its other side', 'conflicts: [CN-15]', null],
    ['a conflict by another rule', 'conflicts: [{ with: CN-15, rule: ask }]', 'expected conflicts'],
  ])('%s', (_what, words, complaint) => {
    const found = expecting(words)
    if (complaint === null) expect(found).toEqual([])
    else expect(found.join()).toContain(complaint)
  })
})
