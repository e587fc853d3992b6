import { useEffect, useRef } from 'react'
import { onSignal } from '@/platform/connection'
import { Button } from '@/ui'

interface RefreshProps {
  readonly children: string
  readonly onRefresh: () => void
  /** After a press alone: where the news stands at the top, the page goes there. */
  readonly onPressed?: () => void
}

/** Asks anew at a press, and by itself as the app is looked at again: others write to what stands on the page. */
export function Refresh({ children, onRefresh, onPressed }: RefreshProps) {
  const newest = useRef(onRefresh)
  useEffect(() => {
    newest.current = onRefresh
  })
  useEffect(() => onSignal(() => newest.current()), [])
  const press = (): void => {
    onRefresh()
    onPressed?.()
  }
  return (
    <Button kind="quiet" onPress={press}>
      {children}
    </Button>
  )
}
