import { Button } from './button'
import { Alert } from './elements'

interface FailureProps {
  /** What went wrong and what to do, in the person's words. */
  readonly message: string
  /** Left out where trying the same again cannot help. */
  readonly onRetry?: () => void
  /** It answers a press of hers, so she is brought to it. */
  readonly attend?: boolean
}

/** What the network or the server did not do; nothing that she filled in is at fault. */
export function Failure({ message, onRetry, attend }: FailureProps) {
  return (
    <>
      <Alert className="notice notice--bad" attend={attend}>
        {message}
      </Alert>
      {onRetry && (
        <Button kind="other" onPress={onRetry}>
          再试一次
        </Button>
      )}
    </>
  )
}
