import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { filesUnder } from './files'

/** A hash of files, folders and environment settings: the same when a build of them would be the same. */
export function hashInputs(
  paths: readonly string[],
  settings: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of paths.flatMap(filesOf).sort()) hash.update(`\0${file}\0`).update(readFileSync(file))
  for (const name of settings) hash.update(`\0${name}=${env[name] ?? ''}`)
  return hash.digest('hex')
}

function filesOf(at: string): string[] {
  if (!existsSync(at)) return []
  return statSync(at).isDirectory() ? filesUnder(at).map((file) => `${at}/${file}`) : [at]
}
