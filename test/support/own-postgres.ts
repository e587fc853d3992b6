import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A PostgreSQL of a test's own, that can be killed without harm to anybody else's. */
export interface OwnPostgres {
  readonly url: string
  /** Kills every process of it at once, as a power cut would. */
  kill(): Promise<void>
  start(): void
  drop(): Promise<void>
}

const ROOT_OF_VERSIONS = '/usr/lib/postgresql'
const GONE_LIMIT_MS = 20_000

/** Where the server's own programs lie; null on a machine that has none. */
function programs(): string | null {
  if (!existsSync(ROOT_OF_VERSIONS)) return null
  const versions = readdirSync(ROOT_OF_VERSIONS).sort((a, b) => Number(b) - Number(a))
  const found = versions.find((version) => existsSync(path.join(ROOT_OF_VERSIONS, version, 'bin', 'initdb')))
  return found === undefined ? null : path.join(ROOT_OF_VERSIONS, found, 'bin')
}

/** The server refuses to run as root. */
const isRoot = process.getuid?.() === 0

/** Its words go nowhere: a server that lives on would hold the pipes open, and the waiting for it with them. */
function asPostgres(program: string, given: readonly string[]): void {
  const [command, all] = isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...given]] : [program, [...given]]
  const { status } = spawnSync(command, all, { stdio: 'ignore', timeout: 60_000 })
  if (status !== 0) throw new Error(`${path.basename(program)} ended with ${status}`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Every process whose parent is `pid`, and itself. */
function familyOf(pid: number): number[] {
  const said = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout
  const children = said.split('\n').flatMap((line) => (line.trim() === '' ? [] : [Number(line)]))
  return [pid, ...children]
}

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** @returns null where no PostgreSQL can be started on this machine */
export async function ownPostgres(): Promise<OwnPostgres | null> {
  const bin = programs()
  if (bin === null) return null
  const folder = mkdtempSync(path.join(tmpdir(), 'senior-care-postgres-'))
  chmodSync(folder, 0o777)
  const data = path.join(folder, 'data')
  const port = await freePort()
  asPostgres(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale'])
  const control = (...words: string[]) => asPostgres(path.join(bin, 'pg_ctl'), ['-D', data, ...words])
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -k ${folder}`
  const start = () => control('-w', '-l', path.join(folder, 'log'), '-o', options, 'start')
  start()
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    async kill() {
      const postmaster = Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
      const all = familyOf(postmaster)
      for (const pid of all) if (lives(pid)) process.kill(pid, 'SIGKILL')
      const limit = Date.now() + GONE_LIMIT_MS
      while (all.some(lives)) {
        if (Date.now() > limit) throw new Error('PostgreSQL did not die')
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async drop() {
      try {
        control('-m', 'immediate', 'stop')
      } catch {
        // It was killed last and never started again.
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
