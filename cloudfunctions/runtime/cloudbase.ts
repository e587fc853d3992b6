import cloud from 'wx-server-sdk'
import { BODY_LIMIT_BYTES, type Answer } from '@/contract'
import type { CloudFunction } from './define'
import { failed, invoke, tooBig, type Store, type Surroundings } from './invoke'
import { createLog } from './log'
import { createRateLimit } from './rate-limit'

/** Keys that a caller may send; WeChat adds `userInfo` and others, which are never trusted. */
const ENVELOPE_KEYS = ['action', 'data', 'for', 'requestId', 'session'] as const
const CALLS_PER_MINUTE = 300

// A setting that whoever deployed left out arrives as the placeholder of the build itself.
for (const [name, value] of Object.entries(process.env))
  if (/^\{\{env\.\w+\}\}$/.test(value ?? '')) delete process.env[name]

/**
 * Makes a cloud function's `main`. `open` runs at an instance's first call, not when it is loaded: a wrong setting is
 * then an answer to a person, not an instance that dies again and again.
 */
export function cloudMain(open: () => { readonly fn: CloudFunction; readonly store?: Store }) {
  let opened: { readonly fn: CloudFunction; readonly around: Surroundings } | undefined
  return async function main(event: unknown): Promise<Answer<unknown>> {
    // First line: WeChat leaves the caller in the environment, and the next call overwrites it.
    const openId = cloud.getWXContext().OPENID
    const log = opened?.around.log ?? createLog('info')
    try {
      opened ??= surround(open(), log)
    } catch (error) {
      log.crash('open', error)
      return failed('unavailable', '服务正在准备,请过几分钟再试。着急请打 12349。').answer
    }
    const body = envelopeIn(event)
    if (Buffer.byteLength(JSON.stringify(body)) > BODY_LIMIT_BYTES) return tooBig().answer
    const delivery = { body, sender: openId ?? 'nobody', ...(openId ? { openId } : {}) }
    return (await invoke(opened.fn, opened.around, delivery)).answer
  }
}

/** A test in CloudBase's console may send nothing at all: that is an empty envelope, which is refused in words. */
function envelopeIn(event: unknown): object {
  const given = Object(event) as Record<string, unknown>
  return Object.fromEntries(ENVELOPE_KEYS.filter((key) => Object.hasOwn(given, key)).map((key) => [key, given[key]]))
}

function surround({ fn, store }: { fn: CloudFunction; store?: Store }, log: Surroundings['log']) {
  const callLimit = createRateLimit(CALLS_PER_MINUTE)
  return { fn, around: { clock: () => new Date(), log, callLimit, ...(store ? { store } : {}) } }
}
