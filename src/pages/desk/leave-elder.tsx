import { useState } from 'react'
import type { PresenceCard } from '@/contract/care'
import { waitingActs } from '@/client/outgoing'
import { endBeside } from '@/client/presence'
import { useAct } from '@/client/use-act'
import { Button } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'

interface LeaveElderProps {
  readonly open: PresenceCard
  readonly onLeft: () => void
  /** `other` where going on stands beside it. */
  readonly kind?: 'main' | 'other'
}

const wordsOf = ({ proof }: PresenceCard): string => (proof === 'spoken' ? '挂断了,关上资料' : '全部办完,关上资料')

/** 全部办完, or she has hung up: her record closes, and nothing of hers stays on this phone. What was not sent for her would be lost. */
export function LeaveElder({ open, onLeft, kind = 'main' }: LeaveElderProps) {
  const { act, busy, error, attempt } = useAct('care', 'leave')
  const [unsent, setUnsent] = useState(0)
  const leave = async (): Promise<void> => {
    if (!(await act({}))) return
    endBeside()
    onLeft()
  }
  const ask = (): void => {
    const waiting = waitingActs().filter((one) => one.for.id === open.person.id).length
    setUnsent(waiting)
    if (waiting === 0) void leave()
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void leave()} />
      {unsent > 0 ? (
        <Confirm
          title={`还有 ${unsent} 件没有发出去`}
          action="不等了,关上资料"
          danger
          busy={busy}
          onConfirm={() => void leave()}
          onCancel={() => setUnsent(0)}
        >
          {`等有网发出去再点“${wordsOf(open)}”。现在就关上,替${open.person.name}写的这几件发不出去。`}
        </Confirm>
      ) : (
        <Button kind={kind} busy={busy} onPress={ask}>
          {wordsOf(open)}
        </Button>
      )}
    </>
  )
}
