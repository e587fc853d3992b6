import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { figure, line, main } from '../../../scripts/bench'
import { duel, jsonLogicPeer, jsonRulesPeer, refuseDifference } from '../../../scripts/lib/bench/entitlement'
import { inTurn, median, type Result } from '../../../scripts/lib/bench/measure'
import { compile } from '../../../src/domain/entitlement'

const both = duel(150)
const items = compile(both.pack, { on: '2026-11-21' }).benefits.length

describe.each([
  ['json-logic', jsonLogicPeer],
  ['json-rules-engine', jsonRulesPeer],
])('the rules as %s has them', (_name, peerOf) => {
  const { holding } = peerOf(both)

  test('hold for the very people for whom ours say «yes»', async () => {
    expect(await refuseDifference(both, holding)).toBe(150 * items)
  })

  test('every item holds for somebody or is told to hold for nobody, so that equal means something', async () => {
    const held = new Set<string>()
    for (const person of both.flat) for (const ref of await holding(person)) held.add(ref)
    expect(held.size).toBeGreaterThan(items / 2)
  })
})

test('a peer that says another thing is found, by item and person', async () => {
  await expect(refuseDifference(both, () => new Set())).rejects.toThrow(/^LF-\S+ differs for person \d+: we say yes/)
})

test('the median is the middle one, or the mean of the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([5])]).toEqual([2, 2.5, 5])
  expect(() => median([])).toThrow()
})

test('ours and the peer run in turn', async () => {
  const order: string[] = []
  const result = await inTurn(
    3,
    async () => order.push('ours') && 10,
    async () => order.push('peer') && 4,
  )
  expect(result).toEqual({ value: 10, peerValue: 4, ratio: 2.5 })
  expect(order.join(' ')).toBe('ours peer ours peer ours peer')
})

test('figures can be read', () => {
  expect([1.234, 12.34, 1234.5, 1234567].map(figure)).toEqual(['1.23', '12.3', '1 235', '1 234 567'])
  const result: Result = { id: 'a.b', value: 2000, unit: 'persons/s', peer: 'x 1', peerValue: 100, ratio: 20, runs: 3 }
  expect(line(result).replace(/ +/g, ' ')).toBe('a.b 2 000 persons/s x 1: 100 20.0 times')
})

describe('the command', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const file = path.join(folder, 'bench.json')
  beforeEach(() => {
    jest.spyOn(process.stdout, 'write').mockImplementation(() => true)
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true)
  })
  afterEach(() => jest.restoreAllMocks())
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('writes what it measured, with the peer beside it', async () => {
    await main(['--json', file, '--only', 'entitlement.vs-json-logic'])
    const [result, ...more] = JSON.parse(readFileSync(file, 'utf8')) as Result[]
    expect(more).toEqual([])
    expect(result).toMatchObject({ id: 'entitlement.vs-json-logic', unit: 'persons/s' })
    expect(result?.peer).toMatch(/^json-logic-js \d/)
    expect(result?.ratio).toBeCloseTo(result!.value / result!.peerValue!, 6)
  })

  test.each([
    [
      'an id that is none',
      ['--only', 'nothing'],
      /No benchmark begins with «nothing»; there are: entitlement\.reasons/,
    ],
    ['a file that cannot be written', ['--json', '/no/such/bench.json'], /cannot be written/],
    ['an option that is none', ['--fast'], /--fast.*Use: npm run bench/],
  ])('refuses %s', async (_what, args, words) => {
    await expect(main(args)).rejects.toThrow(words)
  })
})
