import { useEffect, useRef } from 'react'
import { onSignal } from '@/platform/connection'
import { Button } from '@/ui'

interface RefreshProps {
  readonly children: string
  readonly onRefresh: () => void
}

/** Asks anew at a press, and by itself as the app is looked at again: others write to what stands on the page. */
export function Refresh({ children, onRefresh }: RefreshProps) {
  const newest = useRef(onRefresh)
  useEffect(() => {
    newest.current = onRefresh
  })
  useEffect(() => onSignal(() => newest.current()), [])
  return (
    <Button kind="quiet" onPress={onRefresh}>
      {children}
    </Button>
  )
}
