import { useEffect, useRef } from 'react'
import { useOnTop } from '@/ui'

/**
 * Asks again at a beat while the page is seen: nothing tells a phone that somebody has answered.
 * @param every milliseconds; undefined rests
 */
export function useBeat(ask: () => void, every: number | undefined): void {
  const onTop = useOnTop()
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    if (!onTop || every === undefined) return
    const timer = setInterval(() => latest.current(), every)
    return () => clearInterval(timer)
  }, [onTop, every])
}
