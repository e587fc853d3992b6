import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What a text of YAML says, kept as JSON under the hash of the text: reading YAML takes most of the time in which a server starts,
 * and the cities' files seldom change. Anything may be deleted here at any time.
 */
const FOLDER = path.join('.cache', 'yaml')

/**
 * @param text of a file
 * @param read what the text says, asked for where it is not kept; what it throws is not kept
 */
export function readData(text: string, read: () => unknown): unknown {
  const file = path.join(FOLDER, `${createHash('sha256').update(text).digest('hex')}.json`)
  const kept = readKept(file)
  if (kept !== undefined) return kept
  const data = read()
  keep(file, data)
  return data
}

/** Undefined where it was never kept, or what is kept was cut short. */
function readKept(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Whole or not at all, when several processes read the same; where nothing can be written, it is read again next time. */
function keep(file: string, data: unknown): void {
  const json = JSON.stringify(data)
  if (json === undefined) return
  const draft = `${file}.${randomUUID()}`
  try {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(draft, json)
    renameSync(draft, file)
  } catch {
    // A folder that cannot be written to costs time and nothing else.
  }
}
