import { readFileSync } from 'node:fs'
import { API_DOCS, renderApiDocs } from '../../../scripts/lib/api-docs'

it('docs/api.md says what the contract says; npm run docs:api writes it anew', () => {
  expect(readFileSync(API_DOCS, 'utf8')).toBe(renderApiDocs())
})
