import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkTarget } from '../../../scripts/lib/functions-target'

describe('where the functions may be written', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'senior-care-target-'))
  const names = ['account', 'facility']
  const check = (target: string) => () => checkTarget(target, names)
  const folder = (name: string, files: Readonly<Record<string, string>>) => {
    const made = path.join(root, name)
    mkdirSync(made)
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(made, file), text)
    return made
  }
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('is a folder that is not there, is empty or is a build of theirs', () => {
    expect(check(path.join(root, 'new', 'deep'))).not.toThrow()
    expect(check(folder('empty', {}))).not.toThrow()
    const built = folder('built', { 'cloudbaserc.json': JSON.stringify({ functionRoot: '.', functions: [] }) })
    mkdirSync(path.join(built, 'account'))
    expect(check(built)).not.toThrow()
  })

  it.each(['.', '..', '/', process.cwd(), path.dirname(process.cwd())])(
    'is never %s, which holds the project',
    (target) => {
      expect(check(target)).toThrow(/holds this project/)
    },
  )

  it.each<[string, Record<string, string>, RegExp]>([
    ['photos', { 'a.jpg': 'x' }, /holds a\.jpg/],
    ['beside', { 'cloudbaserc.json': '{"functionRoot":"."}', '.env': 'KEY=1' }, /holds \.env/],
    ['foreign', { 'cloudbaserc.json': '{"functionRoot":"cloudfunctions"}' }, /cloudbaserc\.json/],
    ['broken', { 'cloudbaserc.json': '{' }, /cloudbaserc\.json/],
    ['unmarked', { account: 'x' }, /cloudbaserc\.json/],
  ])('is never one with what somebody else put there: %s', (name, files, words) => {
    expect(check(folder(name, files))).toThrow(words)
  })

  it('is never a file, and never below one', () => {
    const file = path.join(root, 'file')
    writeFileSync(file, 'x')
    expect(check(file)).toThrow(/is no folder/)
    expect(check(path.join(file, 'below'))).toThrow(/is no folder/)
  })

  it('is not the sources', () => {
    expect(check('src')).toThrow(/holds app/)
  })
})
