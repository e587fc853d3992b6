import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from './paths'

/** A server of our own, as `npm start` runs it, with an empty data folder. */
export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** A cold start builds the browser app first. */
const START_LIMIT_MS = 180_000
const STOP_LIMIT_MS = 15_000

/** Waits for the line with the address. @throws Error with the server's last words when it ends or hangs instead */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const giveUp = (why: string): void => {
      clearTimeout(limit)
      reject(new Error(`The server ${why}: ${said.slice(-2000)}`))
    }
    const limit = setTimeout(() => giveUp(`did not answer in ${START_LIMIT_MS} ms`), START_LIMIT_MS)
    const hear = (text: Buffer): void => {
      said += String(text)
      const ready = /^Ready: (http:\S+)$/m.exec(said)
      if (!ready?.[1]) return
      clearTimeout(limit)
      resolve(ready[1])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => giveUp(`ended with ${code}`))
  })
}

/** Ends the server. @throws Error when it does not end as it was told to; it is then ended anyway */
async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const patience = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
  await gone
  clearTimeout(patience)
  if (child.signalCode !== null && child.signalCode !== signal) throw new Error(`The server did not end at ${signal}.`)
}

/** For a server whose clock says `now` when it starts, and goes on from there. */
export const startingAt = (now: string): Readonly<Record<string, string>> => ({
  SENIOR_CARE_TEST_NOW: now,
  NODE_OPTIONS: `--require ${JSON.stringify(path.join(root, 'test', 'support', 'known-time.cjs'))}`,
})

/**
 * Starts the product on a free port.
 * @param kept a data folder that stays when the server stops; without it, one that is made for it and goes with it
 * @param settings more of the environment
 */
export async function startServer(kept?: string, settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'senior-care-test-'))
  const child = spawn(process.execPath, [path.join('scripts', 'run.mjs'), 'start'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...settings, PORT: '0', SENIOR_CARE_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async (): Promise<void> => {
    await end(child, 'SIGTERM')
    if (!kept) rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { origin: await address(child), stop, kill: () => end(child, 'SIGKILL') }
  } catch (error) {
    await stop()
    throw error
  }
}
