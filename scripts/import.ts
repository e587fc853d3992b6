import { readFileSync } from 'node:fs'
import { CommandError, progress } from './lib/command'
import { argumentsOf, typedPath } from './lib/given'
import { reportText } from './lib/import/report'
import { IMPORT_KINDS, importFile, type ImportKind } from './lib/import/run'
import { readSettings } from './lib/server-settings'

const USAGE = 'npm run import -- facilities --city linfen FILE.csv [--check], or elders instead of facilities'

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(typedPath(file))
  } catch {
    throw new CommandError(`${file} cannot be read: check the path.`)
  }
}

const isKind = (word: string): word is ImportKind => IMPORT_KINDS.some((kind) => kind === word)

/** `npm run import`: takes a city's register from a CSV file, whole or not at all; the report is the result. */
export async function main(argv: string[]): Promise<number> {
  const options = { city: { type: 'string' }, check: { type: 'boolean' } } as const
  const { values, positionals } = argumentsOf(argv, options, USAGE)
  const [kind = '', file, ...more] = positionals
  const { city, check = false } = values
  if (!isKind(kind)) throw new CommandError(`Say what the file holds, facilities or elders. Use: ${USAGE}`)
  if (!city) throw new CommandError(`--city is missing. Use: ${USAGE}`)
  if (file === undefined || more.length > 0) throw new CommandError(`Name one file. Use: ${USAGE}`)
  progress(`Reading ${file} …`)
  const outcome = await importFile(
    readSettings(process.env),
    { kind, city, bytes: bytesOf(file), check },
    new Date(),
    progress,
  )
  process.stdout.write(reportText(outcome))
  return outcome.faults.length > 0 ? 1 : 0
}
