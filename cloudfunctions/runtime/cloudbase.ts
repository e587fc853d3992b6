import { BODY_LIMIT_BYTES, type Answer } from '@/contract'
import type { CloudFunction } from './define'
import { failed, invoke, type Surroundings } from './invoke'

/** The part of `wx-server-sdk` that is used. It lives in the bundle's own package.json and crashes elsewhere. */
interface WeChatSdk {
  getWXContext(): { readonly OPENID?: string }
}

/** Keys that a caller may send; WeChat adds `userInfo` and others, which are never trusted. */
const ENVELOPE_KEYS = ['action', 'data', 'for', 'requestId', 'session'] as const

export interface CloudEntry {
  readonly fn: CloudFunction
  /** Called once for each instance, at its first call. */
  readonly surroundings: () => Surroundings
  readonly sdk: () => WeChatSdk
}

/** Makes a cloud function's `main(event)`. One instance serves one call at a time. */
export function cloudMain({ fn, surroundings, sdk }: CloudEntry) {
  let around: Surroundings | undefined
  return async function main(event: Record<string, unknown>): Promise<Answer<unknown>> {
    // First line: WeChat leaves the caller in the environment, and the next call overwrites it.
    const openId = sdk().getWXContext().OPENID
    around ??= surroundings()
    const body = Object.fromEntries(ENVELOPE_KEYS.filter((key) => key in event).map((key) => [key, event[key]]))
    if (Buffer.byteLength(JSON.stringify(body)) > BODY_LIMIT_BYTES)
      return failed('invalid', '一次发来的内容太多了。请写短一些,照片请分开上传。').answer
    const delivery = { body, sender: openId ?? 'nobody', ...(openId ? { openId } : {}) }
    return (await invoke(fn, around, delivery)).answer
  }
}
