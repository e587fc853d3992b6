import cloud from 'wx-server-sdk'
import type { Answer } from '@/contract'

/** What CloudBase names itself when its timer calls; no phone can say so of itself. */
const TIMER = 'wx_trigger'

type Serve = (event: unknown) => Promise<Answer<unknown>>
type Round = (now: Date) => Promise<void>

/** The entry of a function that CloudBase calls for a phone, and by its timer for a round; what a round stands on is opened once. */
export function timedMain(serve: Serve, openRounds: () => Round) {
  let round: Round | undefined
  return async (event: unknown): Promise<Answer<unknown> | { readonly ok: true }> => {
    // First line: WeChat leaves the caller in the environment, and the next call overwrites it.
    if (cloud.getWXContext().SOURCE !== TIMER) return serve(event)
    round ??= openRounds()
    await round(new Date())
    return { ok: true }
  }
}
