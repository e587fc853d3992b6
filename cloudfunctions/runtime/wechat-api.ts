import { NotSent, postJson, type Fetch } from './sms'

/** The open interfaces of WeChat that are used. */
export type WeChatAction = 'subscribeMessage.send' | 'security.msgSecCheck'

/** An answer of WeChat's; 0 is «done». */
export interface WeChatAnswer {
  readonly errcode: number
  readonly result?: { readonly suggest?: string }
}

/** Calls WeChat, however this place can. @throws NotSent when it cannot be reached or says nothing sensible */
export type WeChatCall = (action: WeChatAction, body: Readonly<Record<string, unknown>>) => Promise<WeChatAnswer>

const HOST = 'https://api.weixin.qq.com'
const PATHS: Readonly<Record<WeChatAction, string>> = {
  'subscribeMessage.send': '/cgi-bin/message/subscribe/send',
  'security.msgSecCheck': '/wxa/msg_sec_check',
}
/** The token is not valid, or not any more. */
const TOKEN_FAULTS: readonly number[] = [40001, 40014, 42001]
/** A token is changed that long before it ends. */
const EARLY_MS = 5 * 60_000

/**
 * WeChat's interfaces from a city's own server. The token of the mini-program is the stable one, which several processes
 * share without ending each other's.
 */
export function wechatOverHttps(
  app: { readonly appId: string; readonly secret: string },
  clock: () => Date,
  send: Fetch = fetch,
): WeChatCall {
  let token: { readonly text: string; readonly until: number } | null = null
  async function tokenNow(fresh: boolean): Promise<string> {
    if (!fresh && token && clock().getTime() < token.until) return token.text
    const body = { grant_type: 'client_credential', appid: app.appId, secret: app.secret }
    const given = await read(await postJson(`${HOST}/cgi-bin/stable_token`, body, {}, send))
    const { access_token: text, expires_in: seconds } = given
    if (typeof text !== 'string' || typeof seconds !== 'number') throw new NotSent('refused')
    token = { text, until: clock().getTime() + seconds * 1000 - EARLY_MS }
    return text
  }
  async function once(action: WeChatAction, body: object, fresh: boolean): Promise<WeChatAnswer> {
    const url = `${HOST}${PATHS[action]}?access_token=${await tokenNow(fresh)}`
    return asAnswer(await read(await postJson(url, body, {}, send)))
  }
  return async (action, body) => {
    const answer = await once(action, body, false)
    return TOKEN_FAULTS.includes(answer.errcode) ? once(action, body, true) : answer
  }
}

/** What `cloud.openapi` of WeChat's own SDK offers, as far as it is used. */
export interface CloudOpenApi {
  readonly subscribeMessage: { send(body: object): Promise<unknown> }
  readonly security: { msgSecCheck(body: object): Promise<unknown> }
}

/** WeChat's interfaces from inside a cloud function: no token is needed, and a refusal is thrown as `{errCode}`. */
export function wechatInCloud(openapi: CloudOpenApi): WeChatCall {
  return async (action, body) => {
    try {
      const given =
        action === 'subscribeMessage.send'
          ? await openapi.subscribeMessage.send(body)
          : await openapi.security.msgSecCheck(body)
      return asAnswer(given)
    } catch (error) {
      const { errCode } = Object(error) as { readonly errCode?: unknown }
      if (typeof errCode !== 'number') throw new NotSent('unreachable')
      return { errcode: errCode }
    }
  }
}

async function read(answer: { readonly ok: boolean; json(): Promise<unknown> }): Promise<Record<string, unknown>> {
  if (!answer.ok) throw new NotSent('unreachable')
  const json = await answer.json().catch(() => null)
  if (json === null || typeof json !== 'object') throw new NotSent('refused')
  return json as Record<string, unknown>
}

/** WeChat writes `errcode`, its SDK `errCode`; an answer without either is one that went well. */
function asAnswer(given: unknown): WeChatAnswer {
  const { errcode, errCode, result } = Object(given) as Record<string, unknown>
  const code = errcode ?? errCode ?? 0
  if (typeof code !== 'number') throw new NotSent('refused')
  return { errcode: code, ...(result ? { result: result as WeChatAnswer['result'] } : {}) } as WeChatAnswer
}
