import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { care } from '@/contract/care'
import type { Tx } from '../database/database'
import { file } from '../database/schema'
import { caseFor } from './access'
import { callerOf } from './callers'
import { MOST_BYTES, NO_FILE, pictureOf, sizeInTicket, takeIn, type FileRow } from './files'
import type { SenderOf } from './http'
import { failed, type Reply, type Store, type Surroundings } from './invoke'
import type { FileStorage } from './storage'
import { leaveTrace } from './trace'
import { invalidField, WireFault } from './wire-fault'

/** A photo is never kept by a browser or a proxy, and never taken for a page. */
const GUARDED = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-disposition': 'inline',
  'content-security-policy': "default-src 'none'; sandbox",
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const TOO_BIG = '照片不能超过10MB'

export interface FileServer extends Pick<Surroundings, 'clock' | 'log' | 'callLimit'> {
  readonly store: Store
  readonly storage: FileStorage
}

/**
 * The bytes of photos, mounted at `/api/file` before `/api`: they are too big for a function's body. PUT takes one in with
 * its ticket, GET gives one to whoever may read its case; neither has anything secret in its address.
 */
export function fileRoutes(server: FileServer, senderOf: SenderOf): Hono {
  const routes = new Hono()
  const limit = bodyLimit({
    maxSize: MOST_BYTES,
    onError: (context) => answer(context, failed('invalid', TOO_BIG, { file: TOO_BIG })),
  })
  routes.put('/:id', limit, (context) => guarded(server, senderOf, context, () => takePut(server, context)))
  routes.get('/:id', (context) => guarded(server, senderOf, context, () => give(server, context)))
  return routes
}

const answer = (context: Context, { status, answer: said }: Reply) => context.json(said, status as 200, GUARDED)

async function guarded(
  { callLimit, clock, log }: FileServer,
  senderOf: SenderOf,
  context: Context,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    if (!callLimit.allow(senderOf(context), clock()))
      throw new WireFault('too-many', '操作太快了。请等一分钟再试,着急请打 12349。')
    return await work()
  } catch (error) {
    if (error instanceof WireFault) return answer(context, failed(error.code, error.message, error.fields))
    const supportId = [randomInt(1000, 10_000), randomInt(1000, 10_000)].join(' ')
    log.crash(supportId, error)
    return answer(
      context,
      failed('internal', `系统出了问题,不是您的错。请过一会儿再试,或打 12349,报编号 ${supportId}。`),
    )
  }
}

const bearerIn = (context: Context): string =>
  /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? ''

/** @throws WireFault not-found for what is no id: the database is not asked about it */
function idIn(context: Context): string {
  const id = context.req.param('id') ?? ''
  if (!UUID.test(id)) throw new WireFault('not-found', NO_FILE)
  return id
}

async function takePut({ store, storage, clock }: FileServer, context: Context): Promise<Response> {
  const id = idIn(context)
  const now = clock()
  const size = sizeInTicket(store.keyring, id, bearerIn(context), now)
  if (size === null) throw new WireFault('unauthenticated', '传照片的时间过了。请重新选一次这张照片。')
  const bytes = new Uint8Array(await context.req.arrayBuffer())
  if (bytes.length !== size) throw invalidField('file', '照片没有传完整,请再传一次')
  await takeIn(store.database.transaction, { keyring: store.keyring, storage }, id, bytes, now)
  return answer(context, { status: 200, answer: { ok: true, data: {} } })
}

async function give({ store, storage, clock }: FileServer, context: Context): Promise<Response> {
  const id = idIn(context)
  const now = clock()
  const spoken = await store.sessions.read(bearerIn(context), now)
  if (!spoken) throw new WireFault('unauthenticated', '登录已经过期,请再登录一次。')
  const { row, read } = await store.database.transaction(async (tx) => {
    const { caller } = await callerOf(tx, store.sessions, spoken, { now, openId: null })
    const [found] = await tx.select().from(file).where(eq(file.id, id))
    if (!found) throw new WireFault('not-found', NO_FILE)
    await letRead(tx, caller, found, now)
    return { row: found, read: await pictureOf(tx, { keyring: store.keyring, storage }, found) }
  })
  const picture = await read()
  if (!picture) throw new WireFault('not-found', NO_FILE)
  return context.body(new Uint8Array(picture), 200, { ...GUARDED, 'content-type': row.type })
}

/** A photo of a case is read by whoever may read the case; one that stands nowhere yet by its writer only. */
async function letRead(
  tx: Tx,
  caller: Parameters<typeof caseFor>[1],
  { caseId, byAccount, personId }: FileRow,
  now: Date,
): Promise<void> {
  if (!caseId) {
    if (byAccount === caller.account) return
    throw new WireFault('not-found', NO_FILE)
  }
  const { access } = care.file
  if (access.by !== 'case') throw new Error('photos are read by their case')
  const { ground, nameless, stateOnly } = await caseFor(tx, caller, caseId, access, now).catch((error: unknown) => {
    throw error instanceof WireFault ? new WireFault('not-found', NO_FILE) : error
  })
  if (stateOnly) throw new WireFault('not-found', NO_FILE)
  if (ground === 'self' || nameless || !caller.account) return
  await leaveTrace(tx, { personId, accountId: caller.account, ground, action: 'care.file', caseId }, now)
}
