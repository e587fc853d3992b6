import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { main } from '../../../scripts/score'
import { CommandError } from '../../../scripts/lib/command'
import { scoresFor } from '../domain/assessment/answers'

let folder = ''
let file = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'score-'))
  file = path.join(folder, 'scores.json')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command as it is typed, in a process of its own. */
function command(args: readonly string[], input = '') {
  const run = [path.resolve('scripts/run.mjs'), 'score', ...args]
  const { status, stdout, stderr } = spawnSync('node', run, { input, encoding: 'utf8' })
  return { status, stdout, complaint: stderr.trim() }
}

const FULL = { ...scoresFor(74) }

test('scores what stands in a file, in the words of the contract', () => {
  writeFileSync(file, `\uFEFF${JSON.stringify({ scores: FULL })}`)
  const { status, stdout, complaint } = command([file])
  expect({ status, complaint }).toEqual({ status: 0, complaint: '' })
  expect(JSON.parse(stdout)).toEqual({
    ...{ complete: true, instrument: 'GB/T 42195-2022', sections: { 'B.1': 32, 'B.2': 15, 'B.3': 27, 'B.4': 0 } },
    ...{ total: 74, initialLevel: 1, clauses: [], level: 1, name: '轻度失能' },
  })
})

test('scores what stands on standard input, with what was told beside', () => {
  const told = { scores: FULL, coma: false, dementia: true, mentalDisorder: false, riskEvents30d: 3 }
  const { status, stdout } = command(['-'], JSON.stringify(told))
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ initialLevel: 1, level: 2, clauses: ['dementia', 'risk-events'] })
})

test('what is missing ends with 2, and with nothing else than its names', () => {
  const { 'B.3.4': _left, ...scores } = FULL
  const { status, stdout, complaint } = command(['-'], JSON.stringify({ scores }))
  expect(status).toBe(2)
  expect(JSON.parse(stdout)).toEqual({ complete: false, missing: ['B.3.4'] })
  expect(complaint).toContain('B.3.4')
})

test('a coma needs no scores', () => {
  const { status, stdout } = command(['-'], '{"coma": true}')
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ complete: true, total: null, level: 4, name: '完全失能' })
})

test('a score outside its options ends with 1 and names the item; nothing is written', () => {
  const { status, stdout, complaint } = command(['-'], JSON.stringify({ scores: { ...FULL, 'B.3.7': 4 } }))
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(complaint).toContain('B.3.7')
})

describe('says in one sentence what is wrong', () => {
  async function complaintOf(args: readonly string[], text: string): Promise<string> {
    writeFileSync(file, text)
    try {
      await main(args.map((each) => (each === 'FILE' ? file : each)))
    } catch (error) {
      if (error instanceof CommandError) return error.message
      throw error
    }
    throw new Error('was taken')
  }

  test.each<[string, readonly string[], string, RegExp]>([
    ['no file', [], '', /^The file is missing\. Use: npm run score/],
    ['two files', ['FILE', 'FILE'], '{}', /One assessment/],
    ['an option that is none', ['--city', 'FILE'], '{}', /--city/],
    ['no such file', ['nowhere.json'], '', /nowhere\.json cannot be read/],
    ['no JSON', ['FILE'], '{', /are no JSON/],
    ['a key twice', ['FILE'], '{"coma": true,\n"coma": false}', /key twice, in line 2/],
    ['no object', ['FILE'], '[4]', /要写成\{"scores"/],
    ['an unknown key', ['FILE'], '{"score": {}}', /score:没有叫「score」的内容/],
    ['a key that every object has', ['FILE'], '{"toString": 1}', /toString/],
    ['scores in a list', ['FILE'], '{"scores": [4]}', /scores:/],
    ['a flag in words', ['FILE'], '{"coma": "yes"}', /coma:「yes」不对,要写true或者false/],
    ['events below nothing', ['FILE'], '{"riskEvents30d": -1}', /riskEvents30d:/],
    ['half an event', ['FILE'], '{"riskEvents30d": 1.5}', /riskEvents30d:/],
    ['an unknown item', ['FILE'], '{"scores": {"B.9.9": 1}}', /B\.9\.9/],
    ['an item that every object has', ['FILE'], '{"scores": {"__proto__": 1}}', /__proto__/],
    ['a score in words', ['FILE'], '{"scores": {"B.1.1": "4"}}', /B\.1\.1 进食只能填/],
    ['a score of nothing', ['FILE'], '{"scores": {"B.1.1": null}, "coma": true}', /B\.1\.1/],
  ])('%s', async (_name, args, text, words) => expect(await complaintOf(args, text)).toMatch(words))

  test('several faults are told at once', async () => {
    const told = await complaintOf(['FILE'], '{"comma": true, "dementia": 1, "riskEvents30d": "2"}')
    expect(told).toMatch(/comma.*dementia.*riskEvents30d/)
  })
})
