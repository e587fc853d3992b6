import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { hashInputs } from '../../../scripts/lib/input-hash'

it('changes with every content, name and setting, and with nothing else', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'senior-care-hash-'))
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)
  const hash = () => hashInputs([folder, path.join(folder, 'missing')], ['SENIOR_CARE_SOMETHING'])
  mkdirSync(path.join(folder, 'deep'))
  write('a.ts', 'one')
  write('deep/b.ts', 'two')
  const seen = [hash()]
  expect(hash()).toBe(seen[0])
  write('deep/b.ts', 'three')
  seen.push(hash())
  renameSync(path.join(folder, 'a.ts'), path.join(folder, 'c.ts'))
  seen.push(hash())
  process.env['SENIOR_CARE_SOMETHING'] = 'x'
  seen.push(hash())
  delete process.env['SENIOR_CARE_SOMETHING']
  expect(hash()).toBe(seen[2])
  expect(new Set(seen).size).toBe(4)
  rmSync(folder, { recursive: true })
})
