import Taro from '@tarojs/taro'
import { cloud } from './cloud'
import { failed, ok, type Outcome } from './outcome'

/** True where WeChat itself vouches for who is calling: by the function's context, or by a code for a city's server. */
export const platformVouches = true

/** True where a city's own server learns who is calling by a code of `loginCode`; CloudBase knows without. */
export const needsLoginCode = CLOUD_ENV === ''

const TIMEOUT_MS = 15_000

async function callCloud(name: string, body: object): Promise<unknown> {
  const { result } = await cloud().callFunction({ name, data: body })
  return result
}

async function callServer(name: string, body: object, session?: string): Promise<unknown> {
  const { data } = await Taro.request({
    url: `${SERVER_URL}/api/${name}`,
    method: 'POST',
    data: body,
    timeout: TIMEOUT_MS,
    header: { 'content-type': 'application/json', ...(session ? { authorization: `Bearer ${session}` } : {}) },
  })
  return data
}

/**
 * Sends one request to a cloud function and gives back what it answered, unread. A session travels in the body of
 * `callFunction`, which has no headers.
 */
export async function send(name: string, body: object, session?: string): Promise<Outcome<unknown>> {
  try {
    const answer = CLOUD_ENV
      ? await callCloud(name, session ? { ...body, session } : body)
      : await callServer(name, body, session)
    return ok(answer)
  } catch (error) {
    return failed(error)
  }
}

/** A code that WeChat gives for whoever holds the phone: good for one exchange (code2Session) and for five minutes. */
export async function loginCode(): Promise<Outcome<string>> {
  try {
    const { code } = await Taro.login({ timeout: TIMEOUT_MS })
    return code ? ok(code) : { status: 'failed', why: 'WeChat gave no code.' }
  } catch (error) {
    return failed(error)
  }
}
