import { useState } from 'react'
import { useDidShow, useRouter } from '@tarojs/taro'
import type { UrgentCard } from '@/contract/booking/urgent'
import { aboutPerson } from '@/client/kept-copies'
import { session } from '@/client/session'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { now } from '@/platform/clock'
import { go } from '@/platform/navigate'
import { Alert, Box, Button, Card, Dial, Heading, inGroups, Inline, Notice, Row, spokenPhone } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { RingInstead } from './not-sent'
import { useBeat } from './use-beat'
import { nextWords, toldWords } from './words'

/** How often her side looks whether somebody has answered. */
const BEAT_MS = 8_000

/** How it stands, as the biggest thing on the page. */
function Standing({ urgent }: { readonly urgent: UrgentCard }) {
  const { state, answeredBy } = urgent
  if (state === 'ringing') {
    return (
      <Card kind="answer">
        <Heading level={2} attend={urgent.told > 0}>
          {toldWords(urgent)}
        </Heading>
        <Box>{nextWords(urgent, now())}。这一页会自己更新。</Box>
      </Card>
    )
  }
  if (state === 'answered' && answeredBy) {
    return (
      <Card kind="answer">
        <Heading level={2} attend>
          {`${answeredBy.name} 来处理`}
        </Heading>
        <Box>{`${momentWords(answeredBy.at)} 应的。别的人已经知道了。`}</Box>
        {answeredBy.phone && <Dial phone={answeredBy.phone}>{`打给 ${spokenPhone(answeredBy.phone)}`}</Dial>}
      </Card>
    )
  }
  const words = state === 'taken-back' ? '求助已经撤回' : '这次求助处理完了'
  return (
    <Card kind="answer">
      <Heading level={2} attend>
        {words}
      </Heading>
      <Box>{urgent.told > 0 ? '告诉过的人都知道了。' : '没有惊动别人。'}</Box>
    </Card>
  )
}

/** What was told, for whoever comes. */
function Where({ urgent: { address, phone, words, lifeAtRisk } }: { readonly urgent: UrgentCard }) {
  const lines = [address && `在哪里:${address}`, words && `什么事:${words}`].filter(Boolean)
  if (lines.length === 0 && !lifeAtRisk && !phone) return null
  return (
    <Card role="group" label="告诉他们的">
      {lifeAtRisk && <Box className="strong">说有生命危险:请先确认打过 120。</Box>}
      {lines.map((line) => (
        <Box key={line}>{line}</Box>
      ))}
      {phone && (
        <Dial phone={phone} kind="other">
          {`打给老人这边 ${spokenPhone(phone)}`}
        </Dial>
      )}
    </Card>
  )
}

interface ActsProps {
  readonly urgent: UrgentCard
  readonly again: () => void
}

/** «我来处理» by a helper. */
function Come({ urgent: { case: id, version }, again }: ActsProps) {
  const { act, busy, error, attempt } = useAct('booking', 'comeUrgent')
  const come = async (): Promise<void> => {
    await act({ case: id, version })
    // Whoever was slower sees who is faster.
    again()
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void come()} />
      <Button busy={busy} onPress={() => void come()}>
        我来处理
      </Button>
      <Box className="note">点了以后,别的人不再催,也会看到您的名字和电话。</Box>
    </>
  )
}

/** Pressed by mistake, or over: asked once more, for it sends everybody home. */
function TakeBack({ urgent: { case: id, version, state, told }, again }: ActsProps) {
  const [asked, setAsked] = useState(false)
  const { act, busy, error, attempt } = useAct('booking', 'takeBackUrgent')
  const mistake = state === 'ringing'
  const takeBack = async (): Promise<void> => {
    await act({ case: id, version })
    setAsked(false)
    again()
  }
  const action = mistake ? '不用了,是误按' : '没事了,可以结束'
  if (!asked) {
    return (
      <>
        <ActFailure error={error} attempt={attempt} onRetry={() => void takeBack()} />
        <Button kind="other" onPress={() => setAsked(true)}>
          {action}
        </Button>
      </>
    )
  }
  return (
    <Confirm
      title={mistake ? '真的不用人来了?' : '真的没事了?'}
      action={mistake ? '不用来了' : '没事了'}
      busy={busy}
      onConfirm={() => void takeBack()}
      onCancel={() => setAsked(false)}
    >
      {told > 0 ? '告诉过的人都会收到:不用再来。' : ''}以后还能再求助。
    </Confirm>
  )
}

function Found({ urgent, again }: ActsProps) {
  const { may, person, number, state, told } = urgent
  const isUnknown = state === 'ringing' && told === 0
  return (
    <>
      <Box className="note">
        <Inline className="strong">{person.name}</Inline> 的紧急求助 · 编号 {inGroups(number)}
      </Box>
      {isUnknown && (
        <Alert className="notice notice--bad" attend>
          还没有人知道,请马上打电话。
        </Alert>
      )}
      <Standing urgent={urgent} />
      {may.includes('come') && <Come urgent={urgent} again={again} />}
      {state === 'ringing' && (
        <Dial phone="120" kind="urgent" detail="有生命危险,先打 120">
          120
        </Dial>
      )}
      {isUnknown && <RingInstead />}
      <Where urgent={urgent} />
      {may.includes('take-back') && <TakeBack urgent={urgent} again={again} />}
      <Card kind="rows" role="list" label="还能做的">
        <Row
          title="看经过、留言"
          detail="谁应的、什么时候,都在这里"
          onPress={() => go(PATHS.thread, { id: urgent.case, for: person.id })}
        />
      </Card>
    </>
  )
}

function Looking({
  id,
  personId,
  account,
}: {
  readonly id: string
  readonly personId: string
  readonly account: string
}) {
  const read = useAnswer('booking', 'urgent', { case: id }, `${account}:${aboutPerson(personId)}`)
  const urgent = read.data?.urgent
  const live = urgent === undefined || urgent.state === 'ringing' || urgent.state === 'answered'
  useDidShow(read.retry)
  useBeat(read.retry, live ? BEAT_MS : undefined)
  const again = (): void => {
    read.retry()
    askAgain('care', 'cases', 'thread')
  }
  return (
    <>
      <Waiting {...read} shown={urgent !== undefined} />
      {read.error && urgent?.state === 'ringing' && <Notice tone="bad">连不上网,看不到有没有人应。请打电话问。</Notice>}
      {urgent && <Found urgent={urgent} again={again} />}
      {urgent && live && <Refresh onRefresh={read.retry}>看看有没有人应</Refresh>}
    </>
  )
}

function SignInFirst() {
  return (
    <>
      <Notice tone="bad">登录以后才能看这个求助。来不及就先打电话。</Notice>
      <Button role="link" onPress={() => go(PATHS.signIn, { next: 'back' })}>
        登录
      </Button>
    </>
  )
}

/** An urgent call as her side sees it: whom it has reached, and who comes. */
function Urgent() {
  const { case: id = '', for: personId = '' } = useRouter().params
  const account = session.use()?.account.id
  return (
    <Frame title="紧急求助" who="none">
      {account === undefined && <SignInFirst />}
      {account !== undefined && id === '' && <Notice>这里没有求助。求助过的都在“我的事”里。</Notice>}
      {account !== undefined && id !== '' && <Looking id={id} personId={personId} account={account} />}
    </Frame>
  )
}

export default guarded(Urgent)
