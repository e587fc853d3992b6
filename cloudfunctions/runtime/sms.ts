import { createHmac } from 'node:crypto'

/** What may be said of a failed sending: a kind, never a provider's words. */
export type SendFault = 'timeout' | 'refused' | 'unreachable'

/** A message did not leave. */
export class NotSent extends Error {
  override readonly name = 'NotSent'

  constructor(readonly fault: SendFault) {
    super(fault)
  }
}

/** Text messages, however a city sends them. */
export interface Sms {
  /**
   * @param to eleven digits
   * @param template key of the words: `sign-in-code`, or one of `src/domain/notice`
   * @param code the only thing that a text may hold beside the template's own words
   * @throws NotSent
   */
  send(to: string, template: string, code?: string): Promise<void>
}

/** The browser's and Node's `fetch`, as far as it is used; tests give their own. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<{ readonly ok: boolean; json(): Promise<unknown> }>

const TIMEOUT_MS = 5_000

/** A signed POST of JSON. @throws NotSent */
export async function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string>,
  send: Fetch,
): Promise<{ readonly ok: boolean; json(): Promise<unknown> }> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }
  return send(url, { ...init, body: JSON.stringify(body), signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    (error: unknown) => {
      throw new NotSent((error as Error)?.name === 'TimeoutError' ? 'timeout' : 'unreachable')
    },
  )
}

/**
 * A gateway of the city's own, which knows its provider and its approved texts: a POST of `{to, template, code}`, signed
 * in `x-signature` with HMAC-SHA256 (hex) over the body, with `x-timestamp` (Unix seconds, a dot, the body) before it.
 * Any answer outside 200–299 is a refusal.
 */
export function gatewaySms(url: string, key: string, clock: () => Date, send: Fetch = fetch): Sms {
  return {
    async send(to, template, code) {
      const body = { to, template, ...(code === undefined ? {} : { code }) }
      const timestamp = String(Math.floor(clock().getTime() / 1000))
      const signature = createHmac('sha256', key)
        .update(`${timestamp}.${JSON.stringify(body)}`)
        .digest('hex')
      const answer = await postJson(url, body, { 'x-timestamp': timestamp, 'x-signature': signature }, send)
      if (!answer.ok) throw new NotSent('refused')
    },
  }
}

/** The gateway that the settings name; null where a city sends no messages. */
export function smsFrom(env: Readonly<Record<string, string | undefined>>): Sms | null {
  const url = env['SENIOR_CARE_SMS_URL']
  const key = env['SENIOR_CARE_SMS_KEY']
  return url && key ? gatewaySms(url, key, () => new Date()) : null
}
