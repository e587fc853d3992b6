import { useEffect, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { finding, keyOf, PAGE, type Finding, type Query } from '@/client/finding'
import { now } from '@/platform/clock'
import { onSignal } from '@/platform/connection'

/** A list that stands longer is asked for anew: what was open may be closed. */
const OLD_MS = 15 * 60_000
const MINUTE_MS = 60_000

const isOld = (since: number): boolean => now() - since > OLD_MS

/** «Open until 13:00» is over at 13:00 on a page that stays open, too. */
function useEachMinute(act: () => void): void {
  const [onTop, setOnTop] = useState(true)
  useDidShow(() => setOnTop(true))
  useDidHide(() => setOnTop(false))
  useEffect(() => {
    if (!onTop) return
    const timer = setInterval(act, MINUTE_MS)
    return () => clearInterval(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it reads what is shared, whenever it was made
  }, [onTop])
}

/** The list for a query; what stands of another one is not shown under this one's words. */
export function useFinding(query: Query, whose?: string): Finding {
  const state = finding.use()
  const key = keyOf(query, whose)
  // A list that was forgotten meanwhile is looked for anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says both
  useEffect(() => finding.look(query, whose), [key, state.key])
  // With the signal back, what did not come is asked for by itself.
  useEffect(() => onSignal(() => finding.get().error && finding.retry()), [])
  const [, drawAnew] = useState(0)
  useDidShow(() => {
    drawAnew(now())
    if (isOld(finding.get().since ?? 0)) finding.again()
  })
  useEachMinute(() => {
    drawAnew(now())
    const { since, found } = finding.get()
    // Who has read further than the first page would be thrown back to it.
    const short = found !== undefined && found.facilities.length <= PAGE
    if (short && since !== undefined && isOld(since)) finding.again()
  })
  return state.key === key ? state : { key, busy: true, old: false }
}
