import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CommandError } from '../../../scripts/lib/command'
import { failureOf } from '../../../scripts/lib/pack-scenarios'
import { readCity } from '../../../scripts/lib/packs'
import { isStale } from '../../../scripts/packs'

const linfen = readCity('linfen')

describe('Linfen', () => {
  test('has the 24 items of the list in 29 parts, 17 counties and the development zone', () => {
    const { benefits, counties, code } = linfen.pack
    expect(new Set(benefits.map(({ number }) => number))).toEqual(
      new Set(Array.from({ length: 24 }, (_, at) => at + 1)),
    )
    expect(benefits).toHaveLength(29)
    expect(counties.filter(({ kind }) => kind === 'county')).toHaveLength(17)
    expect(counties.filter(({ kind }) => kind === 'area').map(({ name }) => name)).toEqual(['临汾经济开发区'])
    expect(new Set(counties.map((county) => county.code)).size).toBe(18)
    expect(counties.every((county) => county.code.startsWith(code))).toBe(true)
  })

  test.each(
    [...linfen.specs].flatMap(([ref, { scenarios }]) =>
      scenarios.map((scenario) => [ref, scenario.title, scenario] as const),
    ),
  )('%s: %s', (ref, _title, scenario) => {
    expect(failureOf(linfen.pack, ref, scenario)).toBeNull()
  })

  test('every benefit is shown to hold and not to hold', () => {
    for (const [ref, { scenarios }] of linfen.specs) {
      const verdicts = new Set(scenarios.map(({ expect: wanted }) => wanted.verdict))
      expect({ ref, yes: verdicts.has('yes'), no: verdicts.has('no') || verdicts.has('unknown') }).toEqual({
        ref,
        yes: true,
        no: true,
      })
    }
  })

  test('what the phone receives has no spec, and every stacking rule stands on both sides', () => {
    for (const { ref, stacking, ...benefit } of linfen.pack.benefits) {
      expect(benefit).not.toHaveProperty('scenarios')
      expect(benefit).not.toHaveProperty('criteria')
      for (const rule of stacking) {
        const other = linfen.pack.benefits.find((each) => each.ref === rule.with)
        expect(other?.stacking).toContainEqual({ ...rule, with: ref })
      }
    }
  })

  test('cites a document and a clause for each benefit', () => {
    const documents = linfen.pack.documents.map(({ id }) => id)
    for (const { sources, number } of linfen.pack.benefits) {
      expect(sources[0]).toEqual({ document: 'list', clause: `附件第${number}项` })
      expect(sources.every(({ document }) => documents.includes(document))).toBe(true)
    }
  })
})

describe('a broken file', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'packs-'))
    cpSync('cities', root, { recursive: true })
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const bus = 'linfen/benefits/10-bus.yaml'
  const change = (file: string, from: string, to: string): void => {
    const at = path.join(root, file)
    const text = readFileSync(at, 'utf8')
    if (!text.includes(from)) throw new Error(`${file} has no «${from}»`)
    writeFileSync(at, text.replace(from, to))
  }
  const complaint = (): string => {
    try {
      readCity('linfen', root)
    } catch (error) {
      if (error instanceof CommandError) return error.message
      throw error
    }
    return 'nothing is wrong'
  }

  test('an untouched copy is well, and has the same version', () => {
    expect(complaint()).toBe('nothing is wrong')
    expect(readCity('linfen', root).pack.version).toBe(linfen.pack.version)
  })

  test('another word gives another version', () => {
    change(bus, 'name: 城市公共交通优惠服务', 'name: 城市公共交通优惠')
    expect(readCity('linfen', root).pack.version).not.toBe(linfen.pack.version)
  })

  test.each([
    ['an unknown field', 'mode: identified', 'modus: identified', /10-bus\.yaml:16: modus is no field/],
    ['a mode that is none', 'mode: identified', 'mode: by-hand', /10-bus\.yaml:16: mode /],
    ['a condition that is none', 'when: { age:', 'when: { aeg:', /10-bus\.yaml:9: when is no condition/],
    ['an age that is no number', 'from: 65', 'from: sixty', /10-bus\.yaml:9: when\.age\.from /],
    ['a broken line', 'papers: []', 'papers: [', /10-bus\.yaml:\d+: /],
    ['a document that is not there', 'document: list', 'document: lost', /no document «lost»/],
    ['a benefit that is not there', 'stacking: []', 'stacking: [{ with: LF-99, rule: ask, say: 问 }]', /LF-99/],
    ['the reference of another', 'ref: LF-10', 'ref: LF-11', /share a reference/],
  ])('%s', (_what, from, to, message) => {
    change(bus, from, to)
    expect(complaint()).toMatch(message)
  })

  test('a list value that does not exist would be a silent «no»', () => {
    change('linfen/benefits/17-temporary-relief.yaml', 'has: [minimum-living]', 'has: [minimum-livng]')
    expect(complaint()).toMatch(/17-temporary-relief\.yaml:\d+: when\.all\.1\.has /)
  })

  test('a parameter that the city does not have', () => {
    change('linfen/benefits/15-nursing-subsidy.yaml', 'levelFrom: selfCareFromLevel', 'levelFrom: selfCareLevel')
    expect(complaint()).toMatch(/no parameter «selfCareLevel»/)
  })

  test('a city that is not there', () => {
    expect(() => readCity('atlantis', root)).toThrow('There is no city «atlantis»; there are: linfen.')
    expect(() => readCity('../linfen', root)).toThrow(CommandError)
  })
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
  expect(isStale({ checkedOn: '2025-11-21' }, '2026-11-21')).toBe(false)
  expect(isStale({ checkedOn: '2025-11-20' }, '2026-11-21')).toBe(true)
})
