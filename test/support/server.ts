import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from './paths'

/** A server of our own, as `npm start` runs it, with an empty data folder. */
export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  stop(): Promise<void>
}

/** A cold start builds the browser app first. */
const START_LIMIT_MS = 180_000
const POLL_MS = 100

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/healthz`)).ok
  } catch {
    return false
  }
}

/** Waits for the first answer. @throws Error with the server's own last words when it ends instead */
async function untilHealthy(origin: string, child: ChildProcess, said: readonly string[]): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS
  while (!(await answers(origin))) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode}: ${said.join('').slice(-2000)}`)
    if (Date.now() > limit) throw new Error(`The server did not answer: ${said.join('').slice(-2000)}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

/** Starts the product on a free port with a data folder of its own. */
export async function startServer(): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'senior-care-test-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--import', 'tsx', path.join('scripts', 'start.ts')], {
    cwd: root,
    env: { ...process.env, PORT: String(port), SENIOR_CARE_DATA: folder, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => said.push(String(text)))
  const stop = async (): Promise<void> => {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilHealthy(origin, child, said)
  } catch (error) {
    await stop()
    throw error
  }
  return { origin, stop }
}
