import { writeFileSync } from 'node:fs'
import { API_DOCS, renderApiDocs } from './lib/api-docs'

/** `npm run docs:api`: writes docs/api.md anew from the contract. */
export async function main(): Promise<number> {
  writeFileSync(API_DOCS, renderApiDocs())
  process.stdout.write(`${API_DOCS}\n`)
  return 0
}
