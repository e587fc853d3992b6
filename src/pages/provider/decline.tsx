import { useState } from 'react'
import type { DeskBooking } from '@/contract/booking/desk'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { DECLINE_REASONS, DECLINE_WORDS, type DeclineReason } from '@/domain/booking/states'
import { Button, Choice, ErrorSummary } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'

const MOST = 300
const OPTIONS = DECLINE_REASONS.map((id) => ({ id, label: DECLINE_WORDS[id] }))

/** What is wrong with a refusal before it is sent. */
export function declineProblem(reason: DeclineReason | '', words: string): string | undefined {
  if (reason === '') return '请选为什么接不了'
  if (reason === 'other' && words.trim() === '') return '请写一句是什么原因'
  return words.trim().length > MOST ? `最多写${MOST}个字,请删短一些` : undefined
}

interface DeclineProps {
  readonly booking: DeskBooking
  readonly onDone: (booking: DeskBooking) => void
}

/** No, with a reason that she is told; place, time and money are free at once. */
export function Decline({ booking, onDone }: DeclineProps) {
  const { act, busy, error, attempt } = useAct('booking', 'decline')
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState<DeclineReason | ''>('')
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const decline = async (): Promise<void> => {
    const wrong = declineProblem(reason, words)
    setProblem(wrong)
    setTries(tries + 1)
    if (wrong || reason === '') return
    const said = words.trim()
    const done = await act({ booking: booking.id, version: booking.version, reason, ...(said && { words: said }) })
    if (!done) return
    askAgain('booking', 'deskBookings')
    onDone(done.booking)
  }
  if (!asked)
    return (
      <Button kind="other" onPress={() => setAsked(true)}>
        接不了
      </Button>
    )
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void decline()} />
      <Choice
        label="为什么接不了"
        kind="one"
        options={OPTIONS}
        chosen={[reason]}
        error={problem}
        onChoose={(id) => {
          setProblem(undefined)
          setReason(id as DeclineReason)
        }}
      />
      <TextArea id="decline-words" label="想多说一句(不写也行)" value={words} most={MOST} onChange={setWords} />
      <Confirm
        title="为什么接不了?"
        action="不接这一单"
        danger
        busy={busy}
        onConfirm={() => void decline()}
        onCancel={() => setAsked(false)}
      >
        原因会告诉老人和家里人,名额马上让给别人。
      </Confirm>
    </>
  )
}
