import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer, type TestServer } from './server'

/** Jest's own hook, once per run: one server for all files of a room, told to them by the environment. */
const VARIABLE = 'SENIOR_CARE_TEST_ORIGIN'
/** The folder of what all files of a run share; it goes with the server. */
const FOLDER = 'SENIOR_CARE_TEST_FOLDER'

let server: TestServer | undefined

/** Starts the server, unless the variable names one that runs already. */
export async function openSharedServer(): Promise<void> {
  if (process.env[VARIABLE]) return
  server = await startServer()
  process.env[VARIABLE] = server.origin
  process.env[FOLDER] = mkdtempSync(path.join(tmpdir(), 'senior-care-shared-'))
}

export async function closeSharedServer(): Promise<void> {
  if (!server) return
  await server.stop()
  server = undefined
  delete process.env[VARIABLE]
  rmSync(process.env[FOLDER] ?? '', { recursive: true, force: true })
  delete process.env[FOLDER]
}

/** Where files of a run keep what they share; undefined on a server that ran before. */
export const sharedFolder = (): string | undefined => process.env[FOLDER] || undefined

/** Where the shared server answers, inside a test. */
export function sharedOrigin(): string {
  const origin = process.env[VARIABLE]
  if (!origin) throw new Error('No server runs: this file belongs into a jest project with the shared server.')
  return origin
}

/**
 * Something that takes its time and is the same for every file of a run: made by the first that asks, as JSON. On a
 * server that ran before, each file makes its own.
 */
export async function madeOnce<T>(name: string, make: () => Promise<T>): Promise<T> {
  const folder = sharedFolder()
  if (!folder) return make()
  const file = path.join(folder, `${name}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T
  const made = await make()
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(made))
  renameSync(`${file}.${process.pid}`, file) // whole or not at all, when two files make it at once
  return made
}
