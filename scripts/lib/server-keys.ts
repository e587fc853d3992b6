import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CommandError } from './command'
import { databaseIn } from './server-folder'
import { isKey, type Keys } from './server-settings'

/**
 * The keys of the embedded database: made at its first start, kept beside it, readable by its owner only.
 * @throws CommandError when they are damaged, or gone while the database that they open is still there.
 */
export function keysIn(dataFolder: string): Keys {
  const file = keyFile(dataFolder)
  if (existsSync(file)) return readKept(file)
  if (existsSync(databaseIn(dataFolder)))
    throw new CommandError(`${dataFolder} holds a database without the keys.json that opens it: ${remedy(dataFolder)}.`)
  const fresh = () => randomBytes(32).toString('base64')
  const keys: Keys = { master: fresh(), session: fresh() }
  keep(file, keys)
  return keys
}

export const keyFile = (dataFolder: string): string => path.join(dataFolder, 'keys.json')

const remedy = (dataFolder: string) =>
  `put a copy of it back, or remove ${dataFolder} to start anew without what it holds`

function readKept(file: string): Keys {
  let kept: Partial<Record<keyof Keys, unknown>> | null
  try {
    kept = JSON.parse(readFileSync(file, 'utf8')) as typeof kept
  } catch {
    kept = null
  }
  const { master, session, hash, former } = kept ?? {}
  const further = [...(hash === undefined ? [] : [hash]), ...(former === undefined ? [] : [former].flat())]
  if ([master, session, ...further].every((key) => typeof key === 'string' && isKey(key))) return kept as Keys
  throw new CommandError(`${file} cannot be read or is damaged: ${remedy(path.dirname(file))}.`)
}

/** Whole or not at all, even when the power fails: half a key would lose everything that it will have sealed. */
export function keep(file: string, keys: Keys): void {
  const aside = `${file}.new`
  writeFileSync(aside, JSON.stringify(keys), { mode: 0o600, flush: true })
  renameSync(aside, file)
}
