import { invalidField } from '../../runtime/wire-fault'

const MINUTE_MS = 60_000
/** A phone's clock may be so much ahead of the server's. */
const AHEAD_MS = 2 * MINUTE_MS
/** So old may be what a device without a signal has kept. */
const OLDEST_MS = 48 * 60 * MINUTE_MS

/**
 * When something was done: now, or when the device without a signal says it was.
 * @throws WireFault invalid at `at` for the future, and for more than two days ago
 */
export function momentOf(at: string | undefined, now: Date): Date {
  if (at === undefined) return now
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) throw invalidField('at', '记下的时间不对,请重新登记')
  const ago = now.getTime() - moment.getTime()
  if (ago < -AHEAD_MS) throw invalidField('at', '记下的时间比现在还晚,请校准手机的时间,再重新登记')
  if (ago > OLDEST_MS) throw invalidField('at', '这是两天以前记下的,不能再补登记。请打 12349 说明情况')
  return ago < 0 ? now : moment
}
