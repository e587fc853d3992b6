import { useDidShow } from '@tarojs/taro'
import type { WaitingCard } from '@/contract/booking/orders'
import { useCity } from '@/client/city'
import { session } from '@/client/session'
import { today } from '@/client/today'
import { go } from '@/platform/navigate'
import { Button, Card, Heading, Row, Verb } from '@/ui'
import { AskCity, CityLine } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { toMap } from '../to-map'
import { Waiting } from '../waiting'
import { BathAgain } from './bath-again'
import { whenWords } from './slot-words'
import { comingOf, comingWords, offerWords, standingWords, useUpcoming } from './upcoming'

/** A place that is waited for, or that has become free. */
function WaitingRow({ waiting }: { readonly waiting: WaitingCard }) {
  const { id, person, offering, slot, state, ahead } = waiting
  return (
    <Row
      over={`${person.name} · 排队`}
      title={state === 'offered' ? offerWords(waiting, today()) : `${whenWords(slot)} ${offering.name}`}
      detail={
        state === 'offered'
          ? `${whenWords(slot)} ${offering.name} · ${offering.place.name}`
          : ahead > 0
            ? `前面还有 ${ahead} 人`
            : '有人退就轮到您'
      }
      onPress={() => go(PATHS.waitingPlace, { id })}
    />
  )
}

/** What is booked and waited for, of everybody whom the account may look after. */
function Coming({ account }: { readonly account: string }) {
  const read = useUpcoming(account)
  useDidShow(read.retry)
  const waiting = read.data?.waiting ?? []
  const coming = comingOf(read.data?.bookings ?? [], today())
  const offered = waiting.filter(({ state }) => state === 'offered')
  const others = waiting.filter(({ state }) => state !== 'offered')
  return (
    <>
      <Waiting {...read} shown={read.data !== undefined} />
      {offered.length + coming.length + others.length > 0 && (
        <>
          <Heading level={2} className="subtitle">
            已经订的
          </Heading>
          <Card kind="rows" role="list" label="已经订的">
            {offered.map((one) => (
              <WaitingRow key={one.id} waiting={one} />
            ))}
            {coming.map((booking) => (
              <Row
                key={booking.id}
                over={booking.person.name}
                title={comingWords(booking, today())}
                detail={standingWords(booking)}
                onPress={() => go(PATHS.order, { id: booking.case, for: booking.person.id })}
              />
            ))}
            {others.map((one) => (
              <WaitingRow key={one.id} waiting={one} />
            ))}
          </Card>
        </>
      )}
    </>
  )
}

/** 订服务: three things that one books, and what is booked already. */
function Booking() {
  const account = session.use()?.account.id
  const city = useCity()
  return (
    <Frame title="订服务" who="change">
      <BathAgain />
      {city === null ? <AskCity /> : <CityLine city={city} words={['在', '订']} />}
      <Verb
        icon="bowl"
        tone="wait"
        title="吃饭"
        detail="去食堂吃,或者送到家"
        onPress={() => go(PATHS.offerings, { kind: 'meal' })}
      />
      <Verb
        icon="person"
        tone="info"
        title="洗澡"
        detail="去助浴点、上门洗、流动车"
        onPress={() => go(PATHS.offerings, { kind: 'bath' })}
      />
      <Verb
        icon="home"
        tone="good"
        title="上门"
        detail="打扫、陪看病、买东西、康复、陪伴"
        onPress={() => go(PATHS.offerings, { kind: 'home' })}
      />
      {account !== undefined && <Coming key={account} account={account} />}
      {account !== undefined && (
        <Button kind="other" role="link" onPress={() => go(PATHS.weekSheet)}>
          冰箱贴:这一周的安排
        </Button>
      )}
      <Button kind="quiet" role="link" onPress={() => go(PATHS.programmes)}>
        有哪些补贴能帮着付
      </Button>
      <Button kind="quiet" role="link" onPress={() => toMap('eat')}>
        先看看附近有什么
      </Button>
    </Frame>
  )
}

export default guarded(Booking)
