import type { WireError } from '@/contract'
import { ErrorSummary, Failure } from '@/ui'

interface ActFailureProps {
  readonly error?: WireError
  readonly attempt: number
  readonly onRetry?: () => void
}

/** Why an act was refused: what belongs to fields as on every form, anything else in the server's words. */
export function ActFailure({ error, attempt, onRetry }: ActFailureProps) {
  if (!error) return null
  const fields = Object.values(error.fields ?? {})
  // What is not allowed is mended elsewhere, and only the whole message says where.
  if (fields.length > 0 && error.code !== 'forbidden')
    return <ErrorSummary errors={[...new Set(fields)]} attempt={attempt} />
  // Trying the same again helps only where it did not get through.
  const lost = error.code === 'unavailable' || error.code === 'internal'
  return <Failure key={attempt} message={error.message} onRetry={lost ? onRetry : undefined} attend />
}
