import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { main } from '../../../scripts/compare'
import { CommandError } from '../../../scripts/lib/command'
import { compared, type Side } from '../../../scripts/lib/compare'
import { makePersons } from '../../../scripts/lib/persons'
import { loadPack, readPack } from '../../../scripts/lib/packs'
import { parseFacts } from '../../../src/contract/facts'
import { readFacts, type FactsJson } from '../../../src/domain/entitlement'
import { copyOf, MADE_UP_CITIES } from '../../support/pack-copy'

const yunxi = loadPack('yunxi', MADE_UP_CITIES)
const side = (on: string, county: string | null = null): Side => ({ pack: yunxi, on, county })
const told = (...persons: FactsJson[]) => persons.map(readFacts)

const AT_80 = { birthDate: '1946-12-01', hukou: '990121' }
const AT_90 = { birthDate: '1936-01-01', hukou: '990121' }

const draft = copyOf('yunxi', MADE_UP_CITIES)
afterAll(() => draft.remove())

test('the same pack on the same day: nothing changes', () => {
  const { items, changes, monthly } = compared(side('2026-11-21'), side('2026-11-21'), told(AT_80, AT_90))
  expect({ items, changes, changed: monthly.changed }).toEqual({ items: [], changes: [], changed: 0 })
})

test('another day: who turns 80 has another verdict, who has it already another amount', () => {
  const { items, changes, monthly } = compared(side('2026-11-21'), side('2027-07-01'), told(AT_80, AT_90))
  expect(items.find(({ ref }) => ref === 'YX-1')).toEqual({
    ref: 'YX-1',
    name: '高龄津贴',
    verdicts: 1,
    amounts: 2,
    groups: 1,
  })
  const [young, old] = changes.filter(({ ref }) => ref === 'YX-1')
  expect(young).toMatchObject({
    person: 0,
    before: { verdict: 'no', group: 'soon' },
    after: { verdict: 'yes', group: 'yes', amount: 'at-least 80 yuan a month' },
    because: ['«满80周岁» holds now (云政办〔2025〕1号(虚构) 附件第1项)'],
  })
  expect(old).toMatchObject({
    person: 1,
    before: { amount: 'at-least 100 yuan a month' },
    after: { amount: 'at-least 150 yuan a month' },
    because: ['the paper names another amount'],
  })
  expect(monthly).toEqual({ before: 10000, after: 8000 + 15000, changed: 2 })
})

test('a county: what its own list raises and adds', () => {
  const { changes } = compared(side('2026-11-21'), side('2026-11-21', '990121'), told(AT_90))
  expect(changes.map(({ ref, before, because }) => [ref, before?.amount ?? null, because[0]])).toEqual([
    ['YX-1', 'at-least 100 yuan a month', 'the paper names another amount'],
    ['YXC-1', null, 'it is on the list now'],
  ])
})

test('an unreleased pack: what it asks for anew, what it drops', () => {
  draft.change('benefits/03-tea.yaml', 'from: 70', 'from: 68')
  draft.change('benefits/03-tea.yaml', 'say: 满70周岁', 'say: 满68周岁')
  const { pack } = readPack(path.join(draft.root, 'yunxi'))
  const at69 = { birthDate: '1957-06-01' }
  const { changes } = compared(side('2026-11-21'), { ...side('2026-11-21'), pack }, told(at69))
  expect(changes).toEqual([
    {
      person: 0,
      ref: 'YX-3',
      name: '茶馆优惠',
      before: { verdict: 'no', group: 'soon', amount: 'in-kind «上午半价»' },
      after: { verdict: 'yes', group: 'yes', amount: 'in-kind «上午半价»' },
      because: ['«满68周岁» holds now (云政办〔2025〕1号(虚构) 附件第3项)'],
    },
  ])
})

describe('the command', () => {
  const LINFEN = ['--city', 'linfen', '--on', '2026-11-21']
  const file = path.join(draft.root, 'persons.ndjson')

  async function said(args: readonly string[]): Promise<string> {
    let heard = ''
    const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((heard += String(text))))
    try {
      await main([...args])
      return heard
    } catch (error) {
      if (error instanceof CommandError) return error.message
      throw error
    } finally {
      out.mockRestore()
    }
  }

  test('takes a thousand made-up persons, and tells of each item how many and for whom', async () => {
    const words = await said([...LINFEN, '--with-on', '2027-11-21'])
    expect(words).toMatch(/^linfen@\S+ on 2026-11-21 → linfen@\S+ on 2027-11-21: 1000 persons\n/)
    expect(words).toMatch(/LF-10 +\d+ +0 +\d+ {2}城市公共交通优惠服务\n {4}person \d+: no \(.*→ yes \(yes/)
    expect(words).toMatch(/and \d+ more; --json names them all/)
  })

  test('says the same as JSON, every person by her place', async () => {
    const json = JSON.parse(await said([...LINFEN, '--with-on', '2027-11-21', '--json'])) as {
      items: { ref: string; groups: number }[]
      changes: { ref: string; person: number }[]
    }
    const bus = json.items.find(({ ref }) => ref === 'LF-10')!
    expect(json.changes.filter(({ ref }) => ref === 'LF-10')).toHaveLength(bus.groups)
  })

  test('reads persons from a file, one a line or as a list', async () => {
    writeFileSync(
      file,
      `${JSON.stringify({ birthDate: '1961-12-01' })}\n\n${JSON.stringify({ birthDate: '1990-01-01' })}\n`,
    )
    const lines = await said([...LINFEN, '--with-on', '2026-12-01', '--persons', file])
    writeFileSync(file, JSON.stringify([{ birthDate: '1961-12-01' }, { birthDate: '1990-01-01' }]))
    expect(await said([...LINFEN, '--with-on', '2026-12-01', '--persons', file])).toBe(lines)
    expect(lines).toMatch(/: 2 persons\n/)
  })

  test.each<[string, string[], string, RegExp]>([
    ['no city', [], '', /^--city is missing/],
    ['nothing to compare with', LINFEN, '', /^Nothing to compare with/],
    ['two packs at once', [...LINFEN, '--with', 'a', '--with-root', 'b'], '', /exclude each other/],
    ['a folder without a pack', [...LINFEN, '--with', '/tmp'], '', /^There is no pack in \/tmp/],
    ['a folder with no cities', [...LINFEN, '--with-root', '/tmp'], '', /^--with-root \/tmp has no pack of linfen/],
    ['no folder at all', [...LINFEN, '--with-root', 'no/such'], '', /^--with-root no\/such has no pack of linfen/],
    ['a pack of another city', [...LINFEN, '--with', 'cities/taiyuan'], '', /is a pack of taiyuan, not of linfen/],
    [
      'somebody too old on the second day',
      [...LINFEN, '--with-on', '2028-11-21', '--persons', file],
      '{}\n{"birthDate":"1897-06-01"}',
      /^Person 1 in .* is not right on 2028-11-21: birthDate/,
    ],
    ['a day that is none', [...LINFEN, '--with-on', '2027-02-30'], '', /^--with-on 2027-02-30 is no day/],
    ['a county of another city', [...LINFEN, '--with-on', '2027-01-01', '--county', '110101'], '', /110101/],
    ['no such file', [...LINFEN, '--with-on', '2027-01-01', '--persons', 'no/such'], '', /cannot be read/],
    ['nobody', [...LINFEN, '--with-on', '2027-01-01', '--persons', file], '\n', /^There is nobody in/],
    ['no JSON', [...LINFEN, '--with-on', '2027-01-01', '--persons', file], '{}\n{', /persons\.ndjson:2 is no JSON/],
    ['a wrong fact', [...LINFEN, '--with-on', '2027-01-01', '--persons', file], '{}\n{"age":80}', /^Person 1 in .*age/],
  ])('says in one sentence what is wrong: %s', async (_what, args, content, words) => {
    writeFileSync(file, content)
    const complaint = await said(args)
    expect(complaint).toMatch(words)
    expect(complaint.split('\n')).toHaveLength(1)
  })
})

describe('made-up persons', () => {
  const population = { counties: ['141002', '141021'], on: '2026-11-21', blanks: 0.2 }

  test('are the same for the same seed, others for another', () => {
    expect(makePersons(50, 7, population)).toEqual(makePersons(50, 7, population))
    expect(makePersons(50, 8, population)).not.toEqual(makePersons(50, 7, population))
  })

  test('have only facts that may come from outside, each of them told by some and not by others', () => {
    const persons = makePersons(500, 7, population)
    for (const person of persons) expect(parseFacts(person, '2026-11-21')).toMatchObject({ ok: true })
    const keys = new Set(persons.flatMap((person) => Object.keys(person)))
    for (const key of keys) {
      const telling = persons.filter((person) => key in person).length
      expect(telling).toBeGreaterThan(250)
      expect(telling).toBeLessThan(500)
    }
    expect(keys.size).toBeGreaterThanOrEqual(22)
  })

  test('without blanks tell everything', () => {
    const persons = makePersons(20, 7, { ...population, blanks: 0 })
    expect(new Set(persons.map((person) => Object.keys(person).length)).size).toBe(1)
  })
})
