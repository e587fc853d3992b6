import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { keysIn } from '../../../scripts/lib/server-keys'

describe('the keys of a data folder', () => {
  let folder = ''
  let file = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'senior-care-keys-'))
    file = path.join(folder, 'keys.json')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('are made once, for their owner alone, and are the same ever after', () => {
    const made = keysIn(folder)
    expect([made.master, made.session].map((key) => Buffer.from(key, 'base64').length)).toEqual([32, 32])
    expect(made.master).not.toBe(made.session)
    expect(keysIn(folder)).toEqual(made)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['keys.json'])
  })

  it('are not torn by an interruption: half a file aside is written over', () => {
    writeFileSync(`${file}.new`, '{"mas')
    expect(keysIn(folder)).toEqual(JSON.parse(readFileSync(file, 'utf8')))
  })

  it.each(['', '{"master":"AAA', '[]', 'null', '{"master":"c2hvcnQ=","session":"c2hvcnQ="}'])(
    'are never made anew over damaged ones: %j',
    (text) => {
      writeFileSync(file, text)
      expect(() => keysIn(folder)).toThrow(/^.*keys\.json cannot be read or is damaged: put a copy of it back/)
      expect(readFileSync(file, 'utf8')).toBe(text)
    },
  )

  it('are missed when they cannot be read', () => {
    mkdirSync(file)
    expect(() => keysIn(folder)).toThrow(/cannot be read or is damaged/)
  })

  it('are never made for a database that others have sealed', () => {
    mkdirSync(path.join(folder, 'database'))
    expect(() => keysIn(folder)).toThrow(/holds a database without the keys\.json/)
    expect(readdirSync(folder)).toEqual(['database'])
  })
})
