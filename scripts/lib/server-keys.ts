import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Settings } from './server-settings'

type Keys = NonNullable<Settings['keys']>

/** The keys of the embedded database: made at its first start, kept beside it, readable by its owner only. */
export function keysIn(dataFolder: string): Keys {
  const file = path.join(dataFolder, 'keys.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keys
  const fresh = () => randomBytes(32).toString('base64')
  const keys: Keys = { master: fresh(), session: fresh() }
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  return keys
}
