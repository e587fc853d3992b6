import Taro from '@tarojs/taro'
import { failed, ok, type Outcome } from './outcome'

/** True where WeChat itself vouches for who is calling. */
export const platformVouches = CLOUD_ENV !== ''

const TIMEOUT_MS = 15_000

let cloudReady = false

async function callCloud(name: string, body: object): Promise<unknown> {
  if (!cloudReady) {
    Taro.cloud.init({ env: CLOUD_ENV })
    cloudReady = true
  }
  const { result } = await Taro.cloud.callFunction({ name, data: body })
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
