import { readFileSync } from 'node:fs'
import path from 'node:path'
import { weappDist } from '../support/paths'
import { filesOf, packageSizes, readPackage } from './host/package'

const KB = 1024
const built = readPackage(weappDist)

it('keeps the main package within 900 KB and each subpackage within 500 KB', () => {
  const { '': main, ...subpackages } = packageSizes(built)
  expect(main).toBeLessThanOrEqual(900 * KB)
  for (const [root, bytes] of Object.entries(subpackages)) {
    expect({ root, fits: bytes <= 500 * KB }).toEqual({ root, fits: true })
  }
})

it('carries labels and roles for screen readers into the templates', () => {
  const templates = readFileSync(path.join(built.folder, 'base.wxml'), 'utf8')
  for (const attribute of ['aria-label', 'aria-role', 'aria-checked', 'aria-hidden']) {
    expect(templates).toMatch(new RegExp(`<view [^>]*${attribute}="\\{\\{`))
    expect(templates).toMatch(new RegExp(`<input [^>]*${attribute}="\\{\\{`))
  }
})

it('uses no regular expression that older phones cannot read', () => {
  const looksBehind = filesOf(built.folder)
    .filter((file) => file.endsWith('.js'))
    .filter((file) => /\(\?<[=!]/.test(readFileSync(path.join(built.folder, file), 'utf8')))
  expect(looksBehind).toEqual([])
})
