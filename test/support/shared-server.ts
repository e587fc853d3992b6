import { startServer, type TestServer } from './server'

/** Jest's own hook, once per run: one server for all files of a room, told to them by the environment. */
const VARIABLE = 'SENIOR_CARE_TEST_ORIGIN'

let server: TestServer | undefined

/** Starts the server, unless the variable names one that runs already. */
export async function openSharedServer(): Promise<void> {
  if (process.env[VARIABLE]) return
  server = await startServer()
  process.env[VARIABLE] = server.origin
}

export async function closeSharedServer(): Promise<void> {
  if (!server) return
  await server.stop()
  server = undefined
  delete process.env[VARIABLE]
}

/** Where the shared server answers, inside a test. */
export function sharedOrigin(): string {
  const origin = process.env[VARIABLE]
  if (!origin) throw new Error('No server runs: this file belongs into a jest project with the shared server.')
  return origin
}
