import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { WireError } from '@/contract'
import { fetchVisits } from '@/client/assessor-fetch'
import { useKeptVisits } from '@/client/assessor-kept'
import { sendAllNow } from '@/client/assessor-outgoing'

/** The visits of an assessor as they stand on this phone, and how the last asking went. */
export function useDay(account: string) {
  const kept = useKeptVisits(account)
  const [error, setError] = useState<WireError>()
  const [loading, setLoading] = useState(true)
  const under = useRef(false)
  const refresh = useCallback(async (): Promise<void> => {
    if (under.current) return
    under.current = true
    // What waits goes first: the list then says what the cloud has of it.
    await sendAllNow()
    setError(await fetchVisits(account))
    under.current = false
    setLoading(false)
  }, [account])
  useEffect(() => void refresh(), [refresh])
  const shownBefore = useRef(false)
  useDidShow(() => {
    if (shownBefore.current) void refresh()
    shownBefore.current = true
  })
  return { visits: kept?.visits, error, loading: loading && !kept, retry: () => void refresh() }
}
