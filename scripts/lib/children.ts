import { spawn, type ChildProcess } from 'node:child_process'

/** Programs that this command has started and that have not ended. */
const children = new Set<ChildProcess>()

/** Ends a program with all that it started in turn: workers, a server, a browser. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM')
  } catch {
    // It has ended by itself in the meantime.
  }
}

/** From now on, Ctrl-C and its kin end every child before this command ends. */
export function endAll(): void {
  const end = (code: number) => () => {
    children.forEach(endGroup)
    process.exit(code)
  }
  process.once('SIGINT', end(130))
  process.once('SIGTERM', end(143))
  process.once('SIGHUP', end(129))
}

/**
 * Runs a Node program to its end, its words on standard error, and tells whether it succeeded.
 * @param settings environment variables beside the present ones
 */
export function succeeds(
  command: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 2, 2],
    // A group of its own, so that it can be ended as a whole.
    detached: process.platform !== 'win32',
  })
  children.add(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      children.delete(child)
      resolve(code === 0)
    })
  })
}
