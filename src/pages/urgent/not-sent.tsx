import { forWhom } from '@/client/for-whom'
import { Alert, Box, Button, Dial } from '@/ui'

/** Whom to ring when the net does not carry it, is slow, or reaches nobody; 120 stands on these pages already. */
export function RingInstead() {
  const { community } = forWhom.use()
  return (
    <>
      {community && (
        <Dial phone={community.phone} kind="other">
          {`社区 ${community.contact}`}
        </Dial>
      )}
      <Dial phone="12349" kind="other">
        打电话 12349
      </Dial>
    </>
  )
}

interface NotSentProps {
  readonly attempt: number
  readonly busy: boolean
  readonly onRetry: () => void
}

/**
 * The call has not been answered by the cloud: it did not leave, or its answer was lost. It is never laid into the queue of acts
 * that leave when there is a signal: hours later it would send people to somebody who lies in hospital by then, and in the
 * meantime she would wait for nobody. So it is said at once that perhaps nobody knows, and she rings; sent again it is only by
 * her own hand.
 */
export function NotSent({ attempt, busy, onRetry }: NotSentProps) {
  return (
    <>
      <Alert key={attempt} className="notice notice--bad" attend>
        没有收到回音,可能没有发出去。别等,请马上打电话。
      </Alert>
      <RingInstead />
      <Box className="note">这条求助不会过后自动再发。有网了,可以自己再发一次;发重了也不要紧。</Box>
      <Button kind="other" busy={busy} onPress={onRetry}>
        再发一次
      </Button>
    </>
  )
}
