import { useState } from 'react'
import type { GrantCard } from '@/contract/booking/grants'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { STOP_REASONS, STOP_WORDS, type StopReason } from '@/domain/booking/grant'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, DateField, ErrorSummary, Fold, type DateParts } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { dayOf, NO_PARTS, partsOf } from './decide-form'

const MOST = 300
const OVER = `最多写${MOST}个字,请删短一些`

const wordsProblem = (words: string, empty: string): string | undefined =>
  words.trim() === '' ? empty : words.trim().length > MOST ? OVER : undefined

const again = (): void => askAgain('booking', 'grantOnDesk', 'grantDesk')

interface ChangeProps {
  readonly error?: { readonly code: string }
}

/** Somebody else was quicker: what stands now is read before it is done again. */
function Stale({ error }: ChangeProps) {
  if (error?.code !== 'conflict') return null
  return (
    <Button kind="other" onPress={again}>
      看看后来有什么变化
    </Button>
  )
}

/** Looked again: it still holds. */
function Review({ grant }: { readonly grant: GrantCard }) {
  const [next, setNext] = useState<DateParts>(NO_PARTS)
  const [words, setWords] = useState('')
  const [problems, setProblems] = useState<{ readonly next?: string; readonly words?: string }>({})
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('booking', 'reviewGrant')
  const submit = async (): Promise<void> => {
    const day = dayOf(next)
    const wrong = wordsProblem(words, '请写看了什么')
    const found = {
      ...(day === undefined || day <= today() ? { next: '请写下次复核是哪天,要在今天以后' } : {}),
      ...(wrong === undefined ? {} : { words: wrong }),
    }
    setProblems(found)
    setTries(tries + 1)
    if (Object.keys(found).length > 0 || day === undefined) return
    if (await act({ case: grant.case, version: grant.version, next: day, words: words.trim() })) again()
  }
  return (
    <Fold title="复核:还符合">
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      <Stale error={error} />
      <Box className="strong">下次哪天复核</Box>
      <DateField id="next" label="下次哪天复核" value={next} error={problems.next} onChange={setNext} />
      <TextArea
        id="review-words"
        label="看了什么"
        value={words}
        most={MOST}
        error={problems.words}
        onChange={setWords}
      />
      <Button kind="other" busy={busy} onPress={() => void submit()}>
        记下:还符合
      </Button>
    </Fold>
  )
}

/** Stops it with a reason, after one more question: bookings to come are paid by herself from then on. */
function Stop({ grant }: { readonly grant: GrantCard }) {
  const [reason, setReason] = useState<StopReason | ''>('')
  const [from, setFrom] = useState<DateParts>(() => partsOf(today()))
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const [problems, setProblems] = useState<Readonly<Partial<Record<'reason' | 'from' | 'words', string>>>>({})
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('booking', 'stopGrant')
  const ask = (): void => {
    const wrong = wordsProblem(words, '请写几句为什么停')
    const found = {
      ...(reason === '' ? { reason: '请选为什么停' } : {}),
      ...(dayOf(from) === undefined ? { from: '请写从哪天起停' } : {}),
      ...(wrong === undefined ? {} : { words: wrong }),
    }
    setProblems(found)
    setTries(tries + 1)
    setAsked(Object.keys(found).length === 0)
  }
  const stop = async (): Promise<void> => {
    const day = dayOf(from)
    if (reason === '' || day === undefined) return
    const done = await act({ case: grant.case, version: grant.version, reason, from: day, words: words.trim() })
    if (done) again()
    else toTop()
  }
  return (
    <Fold title="停发">
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void stop()} />
      <Stale error={error} />
      <Choice
        label="为什么停"
        kind="one"
        options={STOP_REASONS.map((id) => ({ id, label: STOP_WORDS[id] }))}
        chosen={[reason]}
        error={problems.reason}
        onChoose={(id) => setReason(id as StopReason)}
      />
      <Box className="strong">从哪天起停</Box>
      <DateField id="stop-from" label="从哪天起停" value={from} error={problems.from} onChange={setFrom} />
      <TextArea
        id="stop-words"
        label="写给老人的话"
        value={words}
        most={MOST}
        error={problems.words}
        onChange={setWords}
      />
      {asked ? (
        <Confirm
          title="停发这项补贴?"
          action="停发"
          danger
          busy={busy}
          onConfirm={() => void stop()}
          onCancel={() => setAsked(false)}
        >
          那天以后订好的服务不再减钱,会告诉老人和家人。停了不能恢复,只能重新申请。
        </Confirm>
      ) : (
        <Button kind="danger" onPress={ask}>
          停发…
        </Button>
      )}
    </Fold>
  )
}

/** What can be done with a grant that holds. */
export function InForce({ grant, may }: { readonly grant: GrantCard; readonly may: readonly string[] }) {
  return (
    <>
      {may.includes('review') && <Review grant={grant} />}
      {may.includes('stop') && <Stop grant={grant} />}
    </>
  )
}
