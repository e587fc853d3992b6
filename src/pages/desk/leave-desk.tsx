import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { Button } from '@/ui'
import { ActFailure } from '../act-failure'

/** Closes the desk on this device, as one locks a drawer. */
export function LeaveDesk() {
  const { act, busy, error, attempt } = useAct('operator', 'leaveDesk')
  const leave = async (): Promise<void> => {
    if (await act({})) askAgain('account', 'me')
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void leave()} />
      <Button kind="quiet" busy={busy} onPress={() => void leave()}>
        离开工作台
      </Button>
    </>
  )
}
