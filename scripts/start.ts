import { buildApp } from './lib/app-build'
import { progress } from './lib/command'
import { startServer, type RunningServer } from './lib/server'
import { readSettings } from './lib/server-settings'

const WATCH_MS = 500

/** `npm start`: one address for app and functions, until it is told to stop. */
export async function main(): Promise<number> {
  const settings = readSettings(process.env)
  progress(settings.databaseUrl ? 'Opening the database …' : `Opening the database in ${settings.dataFolder} …`)
  const server = await startServer(settings, async () => (await buildApp('h5')).folder)
  announce(server)
  await untilTold()
  progress('Closing …')
  await server.close()
  return 0
}

function announce({ url, identities }: RunningServer): void {
  const lines = [`Ready: ${url}`]
  if (identities.length > 0) {
    lines.push('Demonstration identities, offered on the sign-in page:')
    lines.push(...identities.map(({ id, name, about }) => `  ${id.padEnd(10)} ${name}  ${about}`))
  }
  lines.push('Judge one person: npm run judge -- --city linfen --on 2026-11-21 --facts FILE', 'Stop: Ctrl-C')
  process.stdout.write(`${lines.join('\n')}\n`)
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    // Listening stays on: a second Ctrl-C, which npm sends too, must not cut the closing short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    if (process.env['npm_lifecycle_event']) whenOrphaned(resolve)
  })
}

/** Whoever ends npm ends the shell between it and us, and the shell tells us nothing. */
function whenOrphaned(then: () => void): void {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    then()
  }, WATCH_MS)
  watch.unref() // a server told to stop in another way must not stay for this
}
