import { WireFault } from './wire-fault'

/** Asks WeChat who a `wx.login` code stands for. */
export interface WeChatLogin {
  /** The openid. @throws WireFault in words for the person */
  openIdOf(code: string): Promise<string>
}

interface Settings {
  readonly appId: string
  readonly secret: string
}

type Get = (url: string, init: { signal: AbortSignal }) => Promise<{ readonly ok: boolean; json(): Promise<unknown> }>

const ADDRESS = 'https://api.weixin.qq.com/sns/jscode2session'
const TIMEOUT_MS = 5_000
/** The code is wrong, used or five minutes old: the phone asks WeChat for another one. */
const CODE_OVER = new Set([40029, 40163])
const TOO_OFTEN = 45011

/** WeChat's `code2Session`, for a server of the city's own. The session key that comes along is dropped. */
export function weChatLogin({ appId, secret }: Settings, get: Get = fetch): WeChatLogin {
  return {
    async openIdOf(code) {
      const query = { appid: appId, secret, js_code: code, grant_type: 'authorization_code' }
      const url = `${ADDRESS}?${new URLSearchParams(query).toString()}`
      const answer = await get(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
        .then((response) => (response.ok ? response.json() : null))
        .catch(() => null)
      return openIdIn(answer)
    },
  }
}

function openIdIn(answer: unknown): string {
  const { openid, errcode } = (answer ?? {}) as { openid?: unknown; errcode?: unknown }
  if (typeof openid === 'string' && openid !== '') return openid
  if (CODE_OVER.has(errcode as number)) throw new WireFault('unauthenticated', '微信登录过期了,请再点一次登录。')
  if (errcode === TOO_OFTEN) throw new WireFault('too-many', '登录得太频繁了,请过一分钟再试。')
  throw new WireFault('unavailable', '现在连不上微信,请过几分钟再试。也可以用手机号登录,或打 12349。')
}
