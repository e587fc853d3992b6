import type { WireError } from '@/contract'
import { Failure, Notice } from '@/ui'

interface WaitingProps {
  readonly loading: boolean
  readonly error?: WireError
  /** Something is on screen already; an error then only says that it may be old. */
  readonly shown: boolean
  readonly retry: () => void
}

/** What stands where an answer is awaited, failed to come, or is the copy of last time. */
export function Waiting({ loading, error, shown, retry }: WaitingProps) {
  if (loading) return <Notice>正在打开…</Notice>
  if (!error) return null
  if (shown) return <Notice tone="wait">连不上网,这是上次看到的。</Notice>
  return <Failure message={error.message} onRetry={retry} />
}
