import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { BODY_LIMIT_BYTES } from '@/contract'
import type { CloudFunction } from './define'
import { failed, invoke, tooBig, type Reply, type Surroundings } from './invoke'
import type { WeChatLogin } from './wechat-login'
import { WireFault } from './wire-fault'

/** Tells the address of whoever sent this request. */
export type SenderOf = (context: Context) => string

const LONGEST_CODE = 200

const send = (context: Context, { status, answer }: Reply) =>
  context.json(answer, status as 200, { 'cache-control': 'no-store' })

/** What WeChat's own cloud would do before a function is called. */
export interface HttpParts {
  readonly senderOf: SenderOf
  /** Null where no mini-program is set up. */
  readonly weChat: WeChatLogin | null
}

/**
 * The functions behind HTTP, mounted at `/api`: what `callFunction` is in WeChat. A body above the limit is refused
 * before it is kept.
 */
export function apiRoutes(functions: readonly CloudFunction[], around: Surroundings, parts: HttpParts): Hono {
  const byName = new Map<string, CloudFunction>(functions.map((fn) => [fn.name, fn]))
  const api = new Hono()
  const limit = bodyLimit({ maxSize: BODY_LIMIT_BYTES, onError: (context) => send(context, tooBig()) })
  // A city's list is a quarter of its size when packed; on one bar of signal that is seconds.
  api.post('/:name', compress(), limit, async (context) => {
    const fn = byName.get(context.req.param('name') ?? '')
    if (!fn) return send(context, failed('not-found', '没有这项服务。请退出后重新打开,还不行就打 12349。'))
    const body = await context.req.json<unknown>().catch(() => undefined)
    const bearer = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1]
    const sender = parts.senderOf(context)
    const delivery = { body, sender, ...(bearer ? { session: bearer } : {}) }
    try {
      const openId = await vouched(parts.weChat, fn.name, body, () => around.callLimit.allow(sender, around.clock()))
      return send(context, await invoke(fn, around, { ...delivery, ...(openId ? { openId } : {}) }))
    } catch (error) {
      if (!(error instanceof WireFault)) throw error
      return send(context, failed(error.code, error.message))
    }
  })
  api.all('*', (context) => send(context, failed('not-found', '没有这项服务。请退出后重新打开。')))
  return api
}

/** Whom WeChat vouches for, where somebody signs in with a code of its; asked outside of any transaction. */
async function vouched(
  weChat: WeChatLogin | null,
  name: string,
  body: unknown,
  allowed: () => boolean,
): Promise<string | null> {
  const { action, data } = (body ?? {}) as { readonly action?: unknown; readonly data?: { readonly code?: unknown } }
  const code = data?.code
  if (!weChat || name !== 'account' || action !== 'signInWeChat' || typeof code !== 'string') return null
  if (code.length === 0 || code.length > LONGEST_CODE) return null
  if (!allowed()) throw new WireFault('too-many', '操作太快了。请等一分钟再试,着急请打 12349。')
  return weChat.openIdOf(code)
}
