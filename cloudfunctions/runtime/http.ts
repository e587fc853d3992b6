import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { BODY_LIMIT_BYTES } from '@/contract'
import type { CloudFunction } from './define'
import { failed, invoke, tooBig, type Reply, type Surroundings } from './invoke'

/** Tells the address of whoever sent this request. */
export type SenderOf = (context: Context) => string

const send = (context: Context, { status, answer }: Reply) =>
  context.json(answer, status as 200, { 'cache-control': 'no-store' })

/**
 * The functions behind HTTP, mounted at `/api`: what `callFunction` is in WeChat. A body above the limit is refused
 * before it is kept.
 */
export function apiRoutes(functions: readonly CloudFunction[], around: Surroundings, senderOf: SenderOf): Hono {
  const byName = new Map<string, CloudFunction>(functions.map((fn) => [fn.name, fn]))
  const api = new Hono()
  const limit = bodyLimit({ maxSize: BODY_LIMIT_BYTES, onError: (context) => send(context, tooBig()) })
  // A city's list is a quarter of its size when packed; on one bar of signal that is seconds.
  api.post('/:name', compress(), limit, async (context) => {
    const fn = byName.get(context.req.param('name') ?? '')
    if (!fn) return send(context, failed('not-found', '没有这项服务。请退出后重新打开,还不行就打 12349。'))
    const body = await context.req.json<unknown>().catch(() => undefined)
    const bearer = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1]
    const delivery = { body, sender: senderOf(context), ...(bearer ? { session: bearer } : {}) }
    return send(context, await invoke(fn, around, delivery))
  })
  api.all('*', (context) => send(context, failed('not-found', '没有这项服务。请退出后重新打开。')))
  return api
}
