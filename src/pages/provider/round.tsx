import { useState } from 'react'
import type { DeskBooking } from '@/contract/booking/desk'
import { asToldLast, enqueueServing, useServing } from '@/client/outgoing-serving'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import { visitState } from '@/client/visits'
import { MEAL_WORDS, type Meal } from '@/domain/booking/services'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Chips, Dial, Heading, Notice, spokenPhone, Tag } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { fullDay } from '../words'
import { DayChips } from './day-chips'
import { PrintButton } from './print-button'
import { ServingQuestions } from './serving-questions'
import { dietWords, MEAL_CHIPS, mealAt, stateTone, stateWords, tillWords, whatWords } from './words'

interface StopProps {
  readonly stop: DeskBooking
  readonly state: DeskBooking['state']
  readonly number: number
}

/** One door: what to hand over, whom to ring, and that it was handed over. */
function Stop({ stop, state, number }: StopProps) {
  const [asked, setAsked] = useState(false)
  const { id, version, served, details, day, price } = stop
  const open = state === 'accepted' || state === 'started'
  const hand = (): void => {
    void enqueueServing({
      id: newId(),
      action: 'finish',
      data: { booking: id, version, at: new Date(now()).toISOString() },
      title: `送到了:${whatWords(stop)},${served.name}`,
      day,
      ...(stop.meal && { meal: stop.meal }),
    })
    setAsked(false)
  }
  const diet = dietWords(details)
  return (
    <Card role="group" label={`第 ${number} 家 ${served.name}`}>
      <Box className="stack">
        <Heading level={2} className="subtitle">
          {`${number}. ${served.name} · ${whatWords(stop)}`}
        </Heading>
        {diet && <Box className="strong">{diet}</Box>}
        <Box className="address">{served.address ?? '地址没有留,请打电话问'}</Box>
        {details.note && <Box>{details.note}</Box>}
        <Box>{tillWords(price)}</Box>
        <Tag tone={stateTone(state)}>{stateWords(state)}</Tag>
        {served.phone !== null && (
          <Dial phone={served.phone} kind="other">
            {`打给 ${served.name} ${spokenPhone(served.phone)}`}
          </Dial>
        )}
        {open && asked && (
          <Confirm title="交到手里了吗?" action="交到了" onConfirm={hand} onCancel={() => setAsked(false)}>
            记下后会告诉老人和家里人。
          </Confirm>
        )}
        {open && !asked && (
          <Box className="screen-only stack">
            <Button label={`送到了:${served.name}`} onPress={() => setAsked(true)}>
              送到了
            </Button>
            <Button
              kind="quiet"
              role="link"
              label={`没送成:${served.name}`}
              onPress={() => go(PATHS.visit, { id, day, meal: stop.meal ?? undefined })}
            >
              没送成
            </Button>
          </Box>
        )}
      </Box>
    </Card>
  )
}

function Round({ account }: { readonly account: string }) {
  const [day, setDay] = useState(today)
  const [meal, setMeal] = useState<Meal>(() => mealAt(now()))
  const read = useAnswer('booking', 'round', { day, meal }, account)
  useClosing(read.error)
  const acts = useServing(account)
  const { data, retry } = read
  return (
    <>
      <Box className="screen-only stack">
        <DayChips label="哪一天" chosen={day} onChoose={setDay} days={3} />
        <Chips label="哪一餐" options={MEAL_CHIPS} chosen={meal} onChoose={setMeal} />
        <Refresh onRefresh={retry}>刷新</Refresh>
        <ServingQuestions account={account} at="visits" />
      </Box>
      <Box className="strong">{`${fullDay(day)} ${MEAL_WORDS[meal]}`}</Box>
      <Waiting {...read} shown={data !== undefined} />
      {data?.stops.length === 0 && <Notice>这一餐没有要送的。</Notice>}
      {data?.stops.map(asToldLast).map((stop, index) => (
        <Stop key={stop.id} stop={stop} state={visitState(stop, acts)} number={index + 1} />
      ))}
      {data && data.stops.length > 0 && <PrintButton what="路线单" />}
    </>
  )
}

/** The delivery round, in the order of the way. */
function RoundPage() {
  return (
    <Frame title="送餐路线" who="none" calls="line" onBack={() => backOr(PATHS.visits)}>
      <AtDesk role={['clerk', 'care-worker']}>{(_staff, account) => <Round account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(RoundPage)
