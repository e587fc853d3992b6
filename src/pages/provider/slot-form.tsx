import { useState } from 'react'
import type { SlotCard } from '@/contract/booking/shapes'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { Button, Card, ErrorSummary, Heading, Notice, TextField } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { NumberField } from '@/ui/number-field'
import { ActFailure } from '../act-failure'
import { fullDay } from '../words'
import { placesIn } from './offering-form'

interface SlotFormProps {
  readonly slot: SlotCard
  readonly onDone: () => void
}

/** One day: more or fewer places, or closed, which tells everybody who had booked. */
export function SlotForm({ slot, onDone }: SlotFormProps) {
  const { act, busy, error, attempt } = useAct('booking', 'setSlot')
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const [closing, setClosing] = useState(false)
  const [told, setTold] = useState<string>()
  const change = async (part: { capacity?: number; closed?: boolean; words?: string }): Promise<void> => {
    const done = await act({ slot: slot.id, ...part })
    if (!done) return
    askAgain('booking', 'myOfferings', 'deskBookings', 'offering')
    setTold(done.declined > 0 ? `改好了。退了 ${done.declined} 单,都告诉他们了。` : '改好了。')
    setClosing(false)
  }
  const save = (): void => {
    const capacity = placesIn(typed)
    const wrong = capacity === undefined ? '名额写成 1 到 5000 的整数' : undefined
    setProblem(wrong)
    setTries(tries + 1)
    if (capacity !== undefined) void change({ capacity })
  }
  const day = fullDay(slot.day)
  return (
    <Card role="group" label={`改 ${day}`}>
      <Heading level={2} className="subtitle" attend>
        {`改 ${day}`}
      </Heading>
      {told && <Notice tone="good">{told}</Notice>}
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} />
      {slot.state !== 'closed' && (
        <>
          <NumberField
            id="places"
            label="一共几个名额"
            unit="个"
            hint="不能比已经订出去的少。"
            value={typed}
            error={problem}
            onChange={(text) => {
              setProblem(undefined)
              setTyped(text)
            }}
          />
          <Button kind="other" busy={busy} onPress={save}>
            改名额
          </Button>
          <TextField
            id="close-words"
            label="这天不营业的原因"
            hint="会告诉已经订了的人。"
            maxLength={200}
            value={words}
            onChange={setWords}
          />
        </>
      )}
      {slot.state === 'closed' && (
        <Button kind="other" busy={busy} onPress={() => void change({ closed: false })}>
          这天照常营业
        </Button>
      )}
      {slot.state !== 'closed' && closing && (
        <Confirm
          title={`${day} 不营业?`}
          action="这天不营业"
          danger
          busy={busy}
          onConfirm={() => void change({ closed: true, ...(words.trim() && { words: words.trim() }) })}
          onCancel={() => setClosing(false)}
        >
          已经订了这天的,会全部退掉,并告诉他们原因。
        </Confirm>
      )}
      {slot.state !== 'closed' && !closing && (
        <Button kind="quiet" onPress={() => setClosing(true)}>
          这天不营业
        </Button>
      )}
      <Button kind="quiet" onPress={onDone}>
        收起
      </Button>
    </Card>
  )
}
