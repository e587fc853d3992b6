import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { main } from '../../../scripts/judge'
import { CommandError } from '../../../scripts/lib/command'
import type { Judgement } from '../../../src/domain/entitlement'

const FACTS = { birthDate: '1944-03-05', hukou: '141002', economic: ['minimum-living'] }

let folder = ''
let file = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'judge-'))
  file = path.join(folder, 'facts.json')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command as it is typed, in a process of its own, as npm would start it or directly from a folder. */
function command(args: readonly string[], input = '', from: { cwd?: string; env?: Record<string, string> } = {}) {
  const run = [path.resolve('scripts/run.mjs'), 'judge', ...args]
  const env = { ...process.env, ...from.env }
  const { status, stdout, stderr } = spawnSync('node', run, { input, encoding: 'utf8', cwd: from.cwd, env })
  return { status, stdout, complaint: stderr.trim() }
}

test('judges what stands on standard input', () => {
  const { status, stdout } = command(['--city', 'linfen', '--on', '2026-11-21', '--facts', '-'], JSON.stringify(FACTS))
  const judgement = JSON.parse(stdout) as Judgement
  expect(status).toBe(0)
  expect(judgement).toMatchObject({ city: 'linfen', county: null, on: '2026-11-21' })
  expect(judgement.benefits.find(({ ref }) => ref === 'LF-11')).toMatchObject({ verdict: 'yes', mode: 'automatic' })
  expect(judgement.monthly).toEqual({ atLeastFen: 7000, counted: ['LF-13'] })
})

test('judges what stands in a file, for a county, and for today when no day is given', () => {
  writeFileSync(file, `\uFEFF${JSON.stringify(FACTS)}`)
  const { status, stdout } = command(['--city', 'linfen', '--county', '141002', '--facts', file])
  const { county, on } = JSON.parse(stdout) as Judgement
  expect({ status, county }).toEqual({ status: 0, county: '141002' })
  expect(on).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})

test.each([
  ['typed directly in another folder', () => ({ cwd: folder, env: { INIT_CWD: process.cwd() } })],
  ['through npm, called from another folder', () => ({ env: { INIT_CWD: folder } })],
])('a path counts from where the command was typed: %s', (_how, from) => {
  writeFileSync(file, JSON.stringify(FACTS))
  const { status, complaint } = command(['--city', 'linfen', '--facts', 'facts.json'], '', from())
  expect({ status, complaint }).toEqual({ status: 0, complaint: '' })
})

test('judges against a pack that is not released, wherever its folder stands', () => {
  const draft = path.join(folder, 'draft')
  cpSync('cities/linfen', draft, { recursive: true })
  const bus = path.join(draft, 'benefits', '10-bus.yaml')
  writeFileSync(bus, readFileSync(bus, 'utf8').replace('from: 65', 'from: 63'))
  const at64 = JSON.stringify({ birthDate: '1962-01-01' })
  const verdictOf = (args: readonly string[]) => {
    const { benefits } = JSON.parse(command([...args, '--on', '2026-11-21', '--facts', '-'], at64).stdout) as Judgement
    return benefits.find(({ ref }) => ref === 'LF-10')?.verdict
  }
  expect([verdictOf(['--city', 'linfen']), verdictOf(['--pack', draft])]).toEqual(['no', 'yes'])
})

test('ends with a code of its own and one sentence on standard error, nothing on standard output', () => {
  const { status, stdout, complaint } = command(['--city', 'linfen', '--facts', '-'], '{"birthdate":"1944-03-05"}')
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(complaint).toBe('填的情况有不对的地方:birthdate:没有叫「birthdate」的情况,是不是想写birthDate?')
})

describe('says in one sentence what is wrong', () => {
  const linfen = ['--city', 'linfen', '--on', '2026-11-21']

  async function complaintOf(args: readonly string[], facts: string): Promise<string> {
    writeFileSync(file, facts)
    try {
      await main(args.map((each) => (each === 'FILE' ? file : each)))
    } catch (error) {
      if (error instanceof CommandError) return error.message
      throw error
    }
    return 'nothing was wrong'
  }

  test.each([
    ['no city', ['--facts', 'FILE'], '{}', /^--city is missing/],
    ['no facts', linfen, '{}', /^--facts is missing/],
    ['a city and a pack', [...linfen, '--pack', 'cities/linfen', '--facts', 'FILE'], '{}', /exclude each other/],
    ['a folder without a pack', ['--pack', '/tmp', '--facts', 'FILE'], '{}', /^There is no pack in \/tmp/],
    ['an unknown city', ['--city', 'atlantis', '--facts', 'FILE'], '{}', /no city «atlantis»/],
    ['an unknown option', [...linfen, '--facts', 'FILE', '--loud'], '{}', /--loud/],
    ['a day that is none', ['--city', 'linfen', '--on', '2026-02-31', '--facts', 'FILE'], '{}', /--on 2026-02-31/],
    ['a day before the list', ['--city', 'linfen', '--on', '2020-01-01', '--facts', 'FILE'], '{}', /2020-01-01/],
    ['an empty county', [...linfen, '--county=', '--facts', 'FILE'], '{}', /^--county is empty/],
    ['an empty city', ['--city=', '--facts', 'FILE'], '{}', /^--city is missing/],
    ['a county of another city', [...linfen, '--county', '110101', '--facts', 'FILE'], '{}', /^--county 不对:.*110101/],
    ['a file that is not there', [...linfen, '--facts', 'no/such.json'], '', /no\/such\.json cannot be read/],
    ['no JSON', [...linfen, '--facts', 'FILE'], '{birthDate}', /no JSON/],
    ['a value outside its set', [...linfen, '--facts', 'FILE'], '{"economic":["rich"]}', /economic\.0.*rich/],
    ['a key with a slip', [...linfen, '--facts', 'FILE'], '{"ecconomic":[]}', /ecconomic.*是不是想写economic\?$/],
    [
      'a key that is none',
      [...linfen, '--facts', 'FILE'],
      '{"height":[]}',
      /height.*可以写的有:birthDate、sex、hukou、/,
    ],
    ['a value, and no hint at keys', [...linfen, '--facts', 'FILE'], '{"sex":"man"}', /sex:[^:]*$/],
    ['a key twice', [...linfen, '--facts', 'FILE'], '{"sex":"male",\n"sex":"female"}', /key twice, in line 2 again/],
    [
      'a key twice, deep down',
      [...linfen, '--facts', 'FILE'],
      '{"ability":{"level":1,\t"level":2}}',
      /key twice, in line 1/,
    ],
    ['31 February', [...linfen, '--facts', 'FILE'], '{"birthDate":"1944-02-31"}', /birthDate/],
    ['a birth date in the future', [...linfen, '--facts', 'FILE'], '{"birthDate":"2027-01-01"}', /birthDate/],
  ])('%s', async (_what, args, facts, message) => {
    const complaint = await complaintOf(args, facts)
    expect(complaint).toMatch(message)
    expect(complaint.split('\n')).toHaveLength(1)
  })
})
