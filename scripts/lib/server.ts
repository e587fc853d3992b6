import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { sql } from 'drizzle-orm'
import { Hono, type Context } from 'hono'
import { fileRoutes } from '../../cloudfunctions/runtime/file-routes'
import { apiRoutes } from '../../cloudfunctions/runtime/http'
import { securityHeaders } from '../../cloudfunctions/runtime/security-headers'
import { CommandError } from './command'
import type { Lock } from './lock.cjs'
import { guardFolder } from './server-folder'
import { openBackend, type Backend } from './server-functions'
import type { Settings } from './server-settings'
import { senderOf } from './server-sender'
import { contentPolicy, staticRoutes } from './server-static'

export interface RunningServer {
  readonly url: string
  readonly identities: Backend['identities']
  /** Ends open connections, closes the database and gives the folder back. May be called twice. */
  close(): Promise<void>
}

const LAST_WORDS_MS = 2_000

/**
 * Serves the app and its functions on one port. `build` answers the folder of the browser app; it runs while the
 * database opens, and only after folder and port have been found free.
 * @throws CommandError when the folder or the port is taken.
 */
export async function startServer(settings: Settings, build: () => Promise<string>): Promise<RunningServer> {
  const lock = settings.databaseUrl === null ? guardFolder(settings) : null
  let backend: Backend | undefined
  try {
    await checkPort(settings)
    const opening = openBackend(settings).then((opened) => (backend = opened))
    const [folder, ready] = await bothOrNeither(build(), opening)
    const server = await listen(settings, pages(folder, settings, ready))
    return running(settings, server, ready, lock)
  } catch (error) {
    await backend?.close()
    lock?.release()
    throw error
  }
}

/** Waits for both even when one fails, so that nothing is left opening behind a failure. */
async function bothOrNeither<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b])
  return Promise.all([a, b])
}

/** Looks before a long build, not after it. */
async function checkPort(settings: Settings): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, settings)))
    probe.listen(settings.port, settings.host, () => probe.close(() => resolve()))
  })
}

function portError(error: NodeJS.ErrnoException, { port, host }: Settings): Error {
  const free = 'for example PORT=8081 npm start'
  if (error.code === 'EADDRINUSE')
    return new CommandError(`Port ${port} is taken by another program: choose another one, ${free}`)
  if (error.code === 'EACCES')
    return new CommandError(`Port ${port} may not be opened by this user: choose one above 1023, ${free}`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new CommandError(`This machine has no address ${host}: unset HOST, or set it to 127.0.0.1 or 0.0.0.0.`)
  return error
}

function pages(folder: string, { tiles, trustedProxies }: Settings, backend: Backend): Hono {
  const { functions, around, database, store, outside } = backend
  const sender = (context: Context) =>
    senderOf(trustedProxies, context.req.header('x-forwarded-for'), getConnInfo(context).remote.address)
  const policy = contentPolicy(readFileSync(path.join(folder, 'index.html'), 'utf8'), tiles)
  const app = new Hono()
  app.use(securityHeaders(policy, trustedProxies > 0))
  app.get('/healthz', async (context) => {
    const healthy = await database.owner.execute(sql`select 1`).then(
      () => true,
      () => false,
    )
    return context.json({ ok: healthy }, healthy ? 200 : 503)
  })
  app.route('/api/file', fileRoutes({ ...around, store, storage: outside.files }, sender))
  app.route('/api', apiRoutes(functions, around, { weChat: outside.weChat, senderOf: sender }))
  app.route('/', staticRoutes(folder))
  return app
}

/**
 * Longer than a proxy keeps an idle connection, usually a minute: whoever ends first must not be the one who is just being asked.
 */
const KEEP_ALIVE_MS = 65_000

function listen(settings: Settings, app: Hono): Promise<Server> {
  return new Promise((resolve, reject) => {
    const { port, host: hostname } = settings
    const server = serve({ fetch: app.fetch, port, hostname }, () => resolve(server)) as Server
    server.keepAliveTimeout = KEEP_ALIVE_MS
    server.once('error', (error) => reject(portError(error, settings)))
  })
}

function running(settings: Settings, server: Server, backend: Backend, lock: Lock | null): RunningServer {
  const { port } = server.address() as AddressInfo
  const close = async () => {
    const ended = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    // Answers under way get a moment; a browser's open connection does not keep the database open.
    const cut = setTimeout(() => server.closeAllConnections(), LAST_WORDS_MS)
    await ended
    clearTimeout(cut)
    await backend.close()
    lock?.release()
  }
  let closing: Promise<void> | undefined
  return { url: `http://${settings.host}:${port}`, identities: backend.identities, close: () => (closing ??= close()) }
}
