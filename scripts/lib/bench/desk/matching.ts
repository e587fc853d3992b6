import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { CommandError } from '../../command'
import { timed } from '../measure'

/** What one process of `npm run match` did. */
export interface Matching {
  readonly ms: number
  /** Most memory that it had at once; null where the system does not tell. */
  readonly peakMb: number | null
  /** People who were done when it ended. */
  readonly done: number
}

export interface MatchIn {
  readonly url: string
  readonly masterKey: string
  readonly on: string
}

const KB_A_MB = 1_024

/** Peak of a process in MB, as Linux keeps it. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kb = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kb === undefined ? null : Number(kb) / KB_A_MB
  } catch {
    return null
  }
}

/**
 * The command itself, in a process of its own.
 * @param killAt people after whom it is killed without warning; null lets it come to its end
 * @throws CommandError with what it said, where it ended otherwise
 */
export async function runMatch({ url, masterKey, on }: MatchIn, killAt: number | null): Promise<Matching> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'match', '--city', 'linfen', '--on', on], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      SENIOR_CARE_MASTER_KEY: masterKey,
      SENIOR_CARE_SESSION_KEY: randomBytes(32).toString('base64'),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let [said, done, isKilled] = ['', 0, false]
  let peakMb: number | null = null
  child.stderr.on('data', (some: Buffer) => {
    said = (said + String(some)).slice(-4_000)
    done = Number(/.*(?:^|\n)(\d+) of \d+/s.exec(said)?.[1] ?? done)
    peakMb = peakOf(child.pid) ?? peakMb
    if (killAt === null || done < killAt || isKilled) return
    isKilled = true
    child.kill('SIGKILL')
  })
  let code: number | null = null
  const ms = await timed(
    () =>
      new Promise<void>((resolve, reject) => {
        child.once('error', reject)
        child.once('close', (ended) => {
          code = ended
          resolve()
        })
      }),
  )
  if (!isKilled && code !== 0) throw new CommandError(`npm run match ended with ${String(code)}: ${said.slice(-500)}`)
  return { ms, peakMb, done }
}
