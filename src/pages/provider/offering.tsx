import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { MEAL_WORDS, UNIT_WORDS } from '@/domain/booking/services'
import { clockWords } from '@/domain/booking/words'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Choice, ErrorSummary, Heading, Notice, Row, Tag } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { NumberField } from '@/ui/number-field'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { fullDay, yuan } from '../words'
import { fenIn } from './offering-form'
import { SlotForm } from './slot-form'

type Mine = ActionOutput<'booking', 'myOfferings'>['offerings'][number]
type Slot = Mine['slots'][number]

const WAYS = [
  { id: 'at-once', label: '自动接单', hint: '有名额就算订上' },
  { id: 'by-hand', label: '一单一单看过再接', hint: '到时间不回,会自动退掉' },
] as const

const SLOT_WORDS: Readonly<Record<Slot['state'], string>> = {
  open: '能订',
  full: '满了',
  closed: '不营业',
  over: '过了订的时间',
}

function Price({ mine: { offering, closed } }: { readonly mine: Mine }) {
  const { act, busy, error, attempt } = useAct('booking', 'setOffering')
  const [typed, setTyped] = useState(String(offering.fen / 100))
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const [asked, setAsked] = useState(false)
  const fen = fenIn(typed)
  const change = async (part: {
    fen?: number
    acceptance?: (typeof WAYS)[number]['id']
    closed?: boolean
  }): Promise<void> => {
    if (await act({ offering: offering.id, version: offering.version, ...part })) {
      askAgain('booking', 'myOfferings', 'offerings', 'offering')
      setAsked(false)
    }
  }
  const ask = (): void => {
    const wrong = fen === undefined ? '价格写成 12 或 12.5 这样' : undefined
    setProblem(wrong)
    setTries(tries + 1)
    setAsked(!wrong && fen !== offering.fen)
  }
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} />
      <NumberField
        id="price"
        label={`价格(每${UNIT_WORDS[offering.unit]})`}
        unit="元"
        hint={`现在 ${yuan(offering.fen)}。改价只管以后新订的,已经订的还按原来的价。`}
        value={typed}
        error={problem}
        onChange={(text) => {
          setProblem(undefined)
          setAsked(false)
          setTyped(text)
        }}
      />
      {asked && fen !== undefined ? (
        <Confirm
          title={`改成 ${yuan(fen)}?`}
          action={`改成 ${yuan(fen)}`}
          busy={busy}
          onConfirm={() => void change({ fen })}
          onCancel={() => setAsked(false)}
        >
          {`现在是 ${yuan(offering.fen)}。`}
        </Confirm>
      ) : (
        <Button kind="other" onPress={ask}>
          改价
        </Button>
      )}
      <Heading level={2} className="subtitle">
        怎么接单
      </Heading>
      <Choice
        label="怎么接单"
        kind="one"
        options={WAYS}
        chosen={[offering.acceptance]}
        onChoose={(id) => id !== offering.acceptance && void change({ acceptance: id as (typeof WAYS)[number]['id'] })}
      />
      <Button kind="quiet" busy={busy} onPress={() => void change({ closed: !closed })}>
        {closed ? '重新接单' : '不再接新单'}
      </Button>
    </>
  )
}

function Slots({ slots }: Pick<Mine, 'slots'>) {
  const [chosen, setChosen] = useState<string>()
  return (
    <>
      <Heading level={2} className="subtitle">
        每天的名额
      </Heading>
      <Card kind="rows" role="list" label="每天的名额">
        {slots.map((slot) => (
          <Row
            key={slot.id}
            title={[fullDay(slot.day), slot.meal && MEAL_WORDS[slot.meal], clockWords(slot.starts)]
              .filter(Boolean)
              .join(' ')}
            detail={[`还剩 ${slot.left} 个`, slot.waiting > 0 && `${slot.waiting} 位在排队`].filter(Boolean).join(',')}
            end={<Tag tone={slot.state === 'open' ? 'good' : 'plain'}>{SLOT_WORDS[slot.state]}</Tag>}
            onPress={() => setChosen(slot.id === chosen ? undefined : slot.id)}
          />
        ))}
      </Card>
      {slots
        .filter(({ id }) => id === chosen)
        .map((slot) => (
          <SlotForm key={slot.id} slot={slot} onDone={() => setChosen(undefined)} />
        ))}
    </>
  )
}

function Offering({ account }: { readonly account: string }) {
  const { id = '' } = useRouter().params
  const read = useAnswer('booking', 'myOfferings', {}, account)
  useClosing(read.error)
  const mine = read.data?.offerings.find(({ offering }) => offering.id === id)
  return (
    <>
      <Waiting {...read} shown={mine !== undefined} />
      {mine && (
        <>
          <Heading level={2} className="title">
            {mine.offering.name}
          </Heading>
          <Box className="note">{mine.offering.place.name}</Box>
          {mine.closed && <Notice tone="wait">现在不接新单。</Notice>}
          <Price key={mine.offering.version} mine={mine} />
          <Slots slots={mine.slots} />
          {mine.offering.service === 'meal-in' && (
            <Button role="link" kind="other" onPress={() => go(PATHS.menuEditor)}>
              写菜单
            </Button>
          )}
        </>
      )}
      {read.data && !mine && <Notice>没有这项服务了。</Notice>}
    </>
  )
}

/** One offering: price, how orders are taken, places of each day. */
function OfferingPage() {
  return (
    <Frame title="价格和名额" who="none" calls="line" onBack={() => backOr(PATHS.myOfferings)}>
      <AtDesk role="clerk">{(_staff, account) => <Offering account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(OfferingPage)
