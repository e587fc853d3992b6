import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { OrderCard } from '@/contract/booking/shapes'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { isLive } from '@/domain/booking/states'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Dial, Fold, Heading, Notice, Row, spokenPhone } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { Thread } from '@/ui/thread'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { fullDay } from '../words'
import { askOrderAgain, DayCard } from './day-card'
import { OrderPage, useOrderOfPage } from './of-order'
import { dayDetail, entriesOf, leading, spokenOrder, weeklyWords } from './order-words'
import { listLabel, namesOf } from './price-words'
import { PriceCard } from './price-card'
import { answerTold, labelWords, questionsOf, type Known } from './questions'
import { whenLong } from './slot-words'

interface OrderProps {
  readonly order: OrderCard
}

/** A weekly order that goes on by itself: how it stands, and how it is paused, resumed and ended. */
function Weekly({ order }: OrderProps) {
  const resume = useAct('booking', 'resume')
  const end = useAct('booking', 'end')
  const [ending, setEnding] = useState(false)
  const { may, paused, ended } = order
  const goOn = async (): Promise<void> => {
    await resume.act({ case: order.case, version: order.version, from: today() })
    askOrderAgain()
  }
  const stop = async (): Promise<void> => {
    if (await end.act({ case: order.case, version: order.version })) setEnding(false)
    askOrderAgain()
  }
  const until = paused?.until ? `,到 ${fullDay(paused.until)}` : ',要恢复请点下面'
  return (
    <>
      <Heading level={2} className="subtitle">
        {weeklyWords(order)}
      </Heading>
      {paused && <Notice tone="wait">{`${fullDay(paused.from)} 起暂停${until}。`}</Notice>}
      {ended && <Notice>以后不再自动订了。</Notice>}
      <ActFailure error={resume.error ?? end.error} attempt={resume.attempt + end.attempt} />
      {may.includes('resume') && (
        <Button kind="other" busy={resume.busy} onPress={() => void goOn()}>
          从今天起恢复
        </Button>
      )}
      {may.includes('pause') && (
        <Button kind="other" role="link" onPress={() => go(PATHS.orderPause, { id: order.case, for: order.person.id })}>
          住院了、出门了,先暂停
        </Button>
      )}
      {may.includes('end') &&
        (ending ? (
          <Confirm
            title="以后都不订了?"
            action="以后都不订了"
            danger
            busy={end.busy}
            onConfirm={() => void stop()}
            onCancel={() => setEnding(false)}
          >
            还能免费取消的日子都取消,以后不再自动订。过了免费取消时间的那几天还在,可以一天一天取消。
          </Confirm>
        ) : (
          <Button kind="quiet" onPress={() => setEnding(true)}>
            以后都不订了
          </Button>
        ))}
    </>
  )
}

/** Every day of it but the one that is spoken of first. */
function Days({ order }: OrderProps) {
  const first = leading(order)
  const others = order.bookings.filter(({ id }) => id !== first?.id)
  const inOrder = [...others].sort((a, b) => (a.day === b.day ? a.starts - b.starts : a.day < b.day ? -1 : 1))
  const live = inOrder.filter(({ state, score }) => isLive(state) || (state === 'confirmed' && score === null))
  const over = inOrder.filter((booking) => !live.includes(booking))
  return (
    <>
      {live.map((booking) => (
        <DayCard key={booking.id} order={order} booking={booking} />
      ))}
      {over.length > 0 && (
        <Fold title={`过去的和取消的 ${over.length} 天`}>
          <Card kind="rows" role="list" label="过去的和取消的">
            {over.map((booking) => (
              <Row key={booking.id} title={whenLong(booking)} detail={dayDetail(booking)} />
            ))}
          </Card>
        </Fold>
      )}
    </>
  )
}

const NOTHING_KNOWN: Known = { address: null, phone: null }

/** What was told when it was booked, and what one day costs. */
function About({ order }: OrderProps) {
  const { offering, units, details } = order
  const first = leading(order)
  const told = questionsOf(offering.service).filter((id) => !id.startsWith('health.'))
  return (
    <Fold title="订的是什么、多少钱、告诉过对方什么">
      {first && first.price.listFen > 0 && (
        <PriceCard
          price={first.price}
          label={listLabel(Math.round(first.price.listFen / units), offering.unit, units, 1)}
          names={namesOf([])}
          ownLabel="自己付"
        />
      )}
      <Card kind="rows" role="list" label="告诉过对方的">
        {told.map((id) => (
          <Row key={id} over={labelWords(id)} title={answerTold(id, details, NOTHING_KNOWN)} />
        ))}
        <Row over="地方" title={offering.place.name} detail={offering.place.address} />
        <Row over="谁来做" title={offering.provider.name} />
      </Card>
    </Fold>
  )
}

/** Asking and complaining stand in the case of the order: one thread, whoever writes. */
function Speaking({ order }: OrderProps) {
  const { may } = order
  const on = { id: order.case, for: order.person.id }
  return (
    <>
      {may.includes('say') && (
        <Button kind="quiet" role="link" onPress={() => go(PATHS.thread, on)}>
          问一句、看留言
        </Button>
      )}
      {may.includes('complain') && (
        <Button kind="quiet" role="link" onPress={() => go(PATHS.caseAct, { ...on, kind: 'complained' })}>
          投诉
        </Button>
      )}
    </>
  )
}

function Body({ order, onRefresh }: OrderProps & { readonly onRefresh: () => void }) {
  const first = leading(order)
  const { place, provider } = order.offering
  const phone = place.phone || provider.phone || '12349'
  return (
    <>
      {first && <DayCard order={order} booking={first} lead />}
      <Dial phone={phone} kind="other" detail={`${place.name},问的时候报编号`}>
        {`打电话 ${spokenPhone(phone)}`}
      </Dial>
      <Days order={order} />
      {order.kind === 'weekly' && <Weekly order={order} />}
      <About order={order} />
      <Heading level={2} className="subtitle">
        经过
      </Heading>
      <Refresh onRefresh={onRefresh}>刷新,看有没有新的</Refresh>
      <Thread label="经过" entries={entriesOf(order)} />
      <Speaking order={order} />
      <Box className="note">不满意可以在这里投诉,街道的工作人员会看、会答复;也可以打 12345。</Box>
    </>
  )
}

/** One order: the next day large, every day, everything that happened, and what can be done about it. */
function Order() {
  const page = useOrderOfPage()
  const { read, order } = page
  useDidShow(() => {
    if (order) read.retry()
  })
  return (
    <Frame
      title={order?.offering.name ?? '这次预约'}
      tabTitle="预约"
      who="none"
      {...(order && { spoken: spokenOrder(order) })}
    >
      <OrderPage page={page}>{(found) => <Body order={found} onRefresh={read.retry} />}</OrderPage>
    </Frame>
  )
}

export default guarded(Order)
