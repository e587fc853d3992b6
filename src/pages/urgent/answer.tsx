import { useState } from 'react'
import { useDidShow, useRouter } from '@tarojs/taro'
import type { UrgentCard } from '@/contract/booking/urgent'
import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { now } from '@/platform/clock'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Alert, Box, Button, Card, Dial, ErrorSummary, Heading, inGroups, Notice, spokenPhone } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { useBeat } from './use-beat'
import { agoWords, nextWords, toldWords } from './words'

const BEAT_MS = 10_000
const MOST_WORDS = 500
const DRAFT = 'urgent-end'

/** Where to go and whom to ring. */
function Where({ urgent }: { readonly urgent: UrgentCard }) {
  const { person, address, phone, words, lifeAtRisk, number, openedAt } = urgent
  return (
    <Card kind="answer" role="group" label="求助的人">
      <Heading level={2}>{person.name}</Heading>
      <Box>{address ?? '没有写在哪里,请打电话问。'}</Box>
      {words && <Box>{`什么事:${words}`}</Box>}
      {lifeAtRisk && <Box className="strong">说有生命危险。请先确认打过 120。</Box>}
      <Box className="note">{`${momentWords(openedAt)}(${agoWords(openedAt, now())}) · 编号 ${inGroups(number)}`}</Box>
      {phone && <Dial phone={phone}>{`打电话 ${spokenPhone(phone)}`}</Dial>}
    </Card>
  )
}

interface ActProps {
  readonly urgent: UrgentCard
}

const again = (): void => askAgain('booking', 'urgentDesk')

/** «我来处理»: from now on it is his, and nobody else is woken. */
function Take({ urgent }: ActProps) {
  const { case: id, version } = urgent
  const { act, busy, error, attempt } = useAct('booking', 'answerUrgent')
  const take = async (): Promise<void> => {
    await act({ case: id, version })
    again()
    askAgain('care', 'desk', 'thread')
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void take()} />
      <Box>{`${toldWords(urgent)}。${nextWords(urgent, now())}。`}</Box>
      <Button kind="danger" busy={busy} onPress={() => void take()}>
        我来处理
      </Button>
      <Box className="note">点了以后,家人会看到您的名字和电话,别的同事不再催。</Box>
    </>
  )
}

/** What happened and how she is: nothing ends in silence. */
function End({ urgent }: ActProps) {
  const { case: id, version } = urgent
  const words = caseDrafts.use()[`${id}:${DRAFT}`] ?? ''
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('booking', 'endUrgent')
  const end = async (): Promise<void> => {
    const typed = words.trim()
    const wrong =
      typed === ''
        ? '请写一句:怎么处理的,老人现在怎么样'
        : typed.length > MOST_WORDS
          ? '写得太长了,请删短一些'
          : undefined
    setProblem(wrong)
    setTries(tries + 1)
    if (wrong || !(await act({ case: id, version, words: typed }))) return toTop()
    keepCaseDraft(id, DRAFT, '')
    again()
    askAgain('care', 'desk', 'thread')
  }
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void end()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={again}>
          看看后来有什么变化,再发
        </Button>
      )}
      <TextArea
        id="urgent-end"
        label="处理完了,写一句"
        hint="怎么处理的,老人现在怎么样。老人和家人看得到。"
        most={MOST_WORDS}
        value={words}
        error={problem ?? error?.fields?.['words']}
        onChange={(typed) => {
          setProblem(undefined)
          keepCaseDraft(id, DRAFT, typed)
        }}
      />
      <Button busy={busy} onPress={() => void end()}>
        处理完了
      </Button>
    </>
  )
}

/** What a call that is not his any more says. */
function Outcome({ urgent: { state, answeredBy, may } }: ActProps) {
  if (state === 'answered' && !may.includes('end'))
    return <Notice tone="good">{`${answeredBy?.name ?? '有人'} 在处理,您不用去。`}</Notice>
  if (state === 'taken-back') return <Notice tone="good">这个求助撤回了,不用去。</Notice>
  if (state === 'over') return <Notice tone="good">这个求助处理完了。</Notice>
  return null
}

function Found({ account }: { readonly account: string }) {
  const { case: id = '' } = useRouter().params
  const read = useAnswer('booking', 'urgentDesk', {}, account)
  useClosing(read.error)
  useDidShow(read.retry)
  const urgent = read.data?.calls.find((one) => one.case === id)
  useBeat(read.retry, urgent?.state === 'ringing' ? BEAT_MS : undefined)
  if (!read.data) return <Waiting {...read} shown={false} />
  if (!urgent) return <Alert className="notice notice--wait">这里没有这个求助了:已经处理完,或者不归您这里。</Alert>
  const { state, may } = urgent
  return (
    <>
      <Waiting {...read} shown />
      <Outcome urgent={urgent} />
      {(state === 'ringing' || may.includes('end')) && <Where urgent={urgent} />}
      {may.includes('answer') && <Take urgent={urgent} />}
      {may.includes('end') && <End urgent={urgent} />}
    </>
  )
}

/** An urgent call at a desk: where, «我来处理», and what came of it. */
function AnswerUrgent() {
  return (
    <Frame title="紧急求助" who="none" calls="line" onBack={() => backOr(PATHS.desk)}>
      <AtDesk>{(_staff, account) => <Found account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(AnswerUrgent)
