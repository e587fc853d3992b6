import { useEffect, useState } from 'react'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { useCity } from '@/client/city'
import { calledOf, forWhom, type ForWhom } from '@/client/for-whom'
import { draftFor, forgetUrgent, urgentDraft, type UrgentDraft } from '@/client/urgent-draft'
import { STEP_WORDS, WIDER_MINUTES } from '@/domain/booking/urgent'
import { canChoosePoint, choosePoint } from '@/platform/choose-point'
import { backOr, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Choice, Dial, Heading, Notice, TextField } from '@/ui'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { OfPerson, useMaySpeak } from '../of-person'
import { PATHS } from '../paths'
import { NotSent, RingInstead } from './not-sent'

/** After that long without an answer she is told to ring, while it is still tried. */
const SLOW_MS = 5_000
const MOST_ADDRESS = 120
const MOST_WORDS = 200
const AT_RISK = 'life-at-risk'

interface Point {
  readonly lng: number
  readonly lat: number
  readonly name: string
}

/** A point on WeChat's own map, which she chooses; where she is the app never asks the phone. */
function PointButton({ point, onChoose }: { readonly point?: Point; readonly onChoose: (point: Point) => void }) {
  const [stuck, setStuck] = useState(false)
  if (!canChoosePoint()) return null
  const choose = async (): Promise<void> => {
    const chosen = await choosePoint()
    setStuck(chosen.status === 'failed')
    if (chosen.status === 'ok') onChoose(chosen.value)
  }
  return (
    <>
      {stuck && <Notice tone="wait">地图打不开。不标也能发。</Notice>}
      {point && <Box>{`已在地图上标好:${point.name || '选的地方'}`}</Box>}
      <Button kind="other" onPress={() => void choose()}>
        {point ? '改地图上的位置' : '在地图上标位置(不标也行)'}
      </Button>
    </>
  )
}

/** Whether an answer is long in coming. */
function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!busy) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [busy])
  return slow
}

/** The address that her record has; the copy on this phone does without a net. */
function useRecorded({ id }: ForWhom, account: string | undefined): string {
  const { data } = useAnswer('account', 'record', {}, account ?? null, { for: id })
  const address = data?.lines.find(({ key }) => key === 'address')?.value
  return typeof address === 'string' ? address : ''
}

/** What is told to whom, before the button is pressed: pressing it is her consent to that, for this call. */
function Told({ called }: { readonly called: string }) {
  return (
    <Card role="group" label="会告诉谁">
      <Heading level={2} className="subtitle">
        点下面的按钮,马上告诉
      </Heading>
      <Box>{`${STEP_WORDS[0]}:${called === '您' ? '您' : called}的姓名、上面写的地方、电话。`}</Box>
      <Box className="note">{`${WIDER_MINUTES[0]} 分钟没人应,再告诉${STEP_WORDS[1]};还没人应,再告诉更多的人,一直到有人来。`}</Box>
      <Box className="note">去处理的人才看得到地方和电话。谁看过,以后能查到。</Box>
    </Card>
  )
}

/** The call as it is being told, and the act that sends it. */
function useCall(person: ForWhom, account: string | undefined) {
  const city = useCity()
  const draft = draftFor(urgentDraft.use(), person.id)
  const recorded = useRecorded(person, account)
  const [point, setPoint] = useState<Point>()
  const { act, busy, error, attempt } = useAct('booking', 'callUrgent', person.id)
  const address = (draft.address ?? recorded).trim()
  const words = draft.words.trim()
  const send = async (): Promise<void> => {
    const sent = await act({
      ...(city && { city }),
      lifeAtRisk: draft.lifeAtRisk,
      ...(address && { address: address.slice(0, MOST_ADDRESS) }),
      ...(words && { words: words.slice(0, MOST_WORDS) }),
      ...(point && { place: { lng: point.lng, lat: point.lat } }),
    })
    if (!sent) return toTop()
    forgetUrgent(person.id)
    askAgain('care', 'cases')
    replace(PATHS.urgent, { case: sent.urgent.case, for: person.id })
  }
  const isLost = error?.code === 'unavailable' || error?.code === 'internal'
  const isStuck = isLost && !busy
  return { ...{ draft, recorded, point, setPoint, send, busy, attempt, isStuck }, error: isLost ? undefined : error }
}

function Form({ person, call }: { readonly person: ForWhom; readonly call: ReturnType<typeof useCall> }) {
  const { draft, recorded, point, setPoint, send, busy, attempt, isStuck, error } = call
  const slow = useSlow(busy)
  const change = (part: Partial<UrgentDraft>): void => urgentDraft.set({ ...draft, ...part })
  const called = calledOf(person)
  if (isStuck) return <NotSent attempt={attempt} busy={busy} onRetry={() => void send()} />
  return (
    <>
      <ActFailure error={error} attempt={attempt} />
      {slow && (
        <>
          <Notice tone="bad">网很慢,还没有回音。别等,先打电话。</Notice>
          <RingInstead />
        </>
      )}
      <TextField
        id="urgent-address"
        label={called === '您' ? '您现在在哪里?' : `${called}现在在哪里?`}
        hint="写楼号、门牌。不在家,写在什么地方。"
        maxLength={MOST_ADDRESS}
        value={draft.address ?? recorded}
        onChange={(typed) => change({ address: typed })}
      />
      <PointButton point={point} onChoose={setPoint} />
      <TextField
        id="urgent-words"
        label="出了什么事?(不写也能发)"
        maxLength={MOST_WORDS}
        value={draft.words}
        onChange={(typed) => change({ words: typed })}
      />
      <Choice
        label="有没有生命危险"
        kind="many"
        options={[{ id: AT_RISK, label: '有生命危险', hint: '请先打 120,再点下面的按钮' }]}
        chosen={draft.lifeAtRisk ? [AT_RISK] : []}
        onChoose={() => change({ lifeAtRisk: !draft.lifeAtRisk })}
      />
      <Told called={called} />
    </>
  )
}

/** 告诉家人和社区,请人来: one page, one button. */
function Call() {
  const person = forWhom.use()
  const account = useMaySpeak('view')
  // Whoever is chosen meanwhile has a call of her own.
  return <CallFor key={person.id} person={person} account={account} />
}

function CallFor({ person, account }: { readonly person: ForWhom; readonly account: string | undefined }) {
  const call = useCall(person, account)
  return (
    <Frame
      title="请人来帮忙"
      calls="none"
      stays
      onBack={() => backOr(PATHS.emergency)}
      actions={
        account !== undefined &&
        !call.isStuck && (
          <Button kind="danger" busy={call.busy} onPress={() => void call.send()}>
            马上告诉他们
          </Button>
        )
      }
    >
      <Dial phone="120" kind="urgent" detail="有生命危险,先打 120">
        120
      </Dial>
      <OfPerson needs="view">{(known) => <Form person={known} call={call} />}</OfPerson>
    </Frame>
  )
}

export default guarded(Call)
