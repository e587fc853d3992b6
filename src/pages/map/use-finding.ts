import { useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { finding, keyOf, type Finding, type Query } from '@/client/finding'
import { now } from '@/platform/clock'
import { onSignal } from '@/platform/connection'

/** A list that stands longer is asked for anew when one comes back to it: what was open may be closed. */
const OLD_MS = 15 * 60_000

/** The list for a query; what stands of another one is not shown under this one's words. */
export function useFinding(query: Query, whose?: string): Finding {
  const state = finding.use()
  const key = keyOf(query, whose)
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says both
  useEffect(() => finding.look(query, whose), [key])
  const { found } = state
  const since = useRef(now())
  useEffect(() => {
    since.current = now()
  }, [found])
  // With the signal back, what did not come is asked for by itself.
  useEffect(() => onSignal(() => finding.get().error && finding.retry()), [])
  const [, drawAnew] = useState(0)
  useDidShow(() => {
    drawAnew(now())
    if (now() - since.current > OLD_MS) finding.again()
  })
  return state.key === key ? state : { key, busy: true, old: false }
}
