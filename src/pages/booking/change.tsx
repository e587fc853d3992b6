import { useState } from 'react'
import type { BookingCard, OrderCard } from '@/contract/booking/shapes'
import type { BookingDraft } from '@/client/booking-draft'
import { useAct } from '@/client/use-act'
import { SERVICE_RULES } from '@/domain/booking/services'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, ErrorSummary, Heading, Notice } from '@/ui'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { askOrderAgain } from './day-card'
import { DayChoice, FurtherDays, OtherDays } from './days'
import { OrderPage, useOrderOfPage } from './of-order'
import { ownWords } from './price-words'
import { whenLong } from './slot-words'
import { useOffering, useQuote } from './use-booking'

/** The change as something that can be priced. */
function draftOf(order: OrderCard, booking: BookingCard, slot: string, version: number): BookingDraft {
  const { offering, person, details } = order
  return {
    person: { id: person.id, called: person.name },
    offering: offering.id,
    version,
    service: offering.service,
    name: offering.name,
    place: offering.place.name,
    act: 'book',
    slots: [slot],
    units: booking.units,
    details,
    answered: [],
  }
}

interface ChoosingProps {
  readonly order: OrderCard
  readonly booking: BookingCard
}

/** Another day of the same: what it costs then stands there before it is pressed; the old one stays until the new one is hers. */
function Choosing({ order, booking }: ChoosingProps) {
  const [from, setFrom] = useState<string>()
  const read = useOffering(order.offering.id, from)
  const [slot, setSlot] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const version = read.data?.offering.version ?? order.offering.version
  const quote = useQuote(slot === undefined ? undefined : draftOf(order, booking, slot, version))
  const { act, busy, error, attempt } = useAct('booking', 'change')
  // What this booking holds is free again once it is moved: within a month a grant pays for the new day what it paid for the old.
  const sameMonth = read.data?.slots.find(({ id }) => id === slot)?.day.slice(0, 7) === booking.day.slice(0, 7)
  const kept = sameMonth && booking.price.listFen === quote.data?.total.listFen
  const [refused, setRefused] = useState(false)
  const ownFen =
    kept && !refused ? Math.min(booking.price.ownFen, quote.data?.total.ownFen ?? 0) : quote.data?.total.ownFen
  const slots = (read.data?.slots ?? []).filter(({ day, starts }) => day !== booking.day || starts !== booking.starts)
  const same = slots.filter(({ meal }) => meal === booking.meal)
  const submit = async (): Promise<void> => {
    if (slot === undefined || ownFen === undefined) {
      setProblem('请选一个新的时间')
      setTries(tries + 1)
      return toTop()
    }
    const done = await act({ case: order.case, booking: booking.id, version: booking.version, slot, ownFen })
    askOrderAgain()
    if (done) return backOr(PATHS.order, { id: order.case, for: order.person.id })
    // A programme that pays once a day may pay for another booking of the new day already.
    setRefused(true)
    quote.retry()
    read.retry()
    toTop()
  }
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      <Box>{`现在订的是:${whenLong(booking)}`}</Box>
      <Box className="note">新的时间订上了,原来的才退;订不上,原来的还在。</Box>
      <Heading level={2} className="subtitle">
        改到哪一天?
      </Heading>
      <Waiting {...read} shown={read.data !== undefined} />
      {read.data && (
        <>
          <DayChoice
            many={false}
            slots={same.filter(({ state }) => state === 'open')}
            menus={read.data.menus}
            chosen={slot === undefined ? [] : [slot]}
            problem={problem}
            onToggle={(id) => {
              setProblem(undefined)
              setSlot(id)
            }}
          />
          <OtherDays slots={same.filter(({ state }) => state !== 'open')} />
          <FurtherDays
            from={from}
            onTurn={(day) => {
              setSlot(undefined)
              setFrom(day)
            }}
          />
        </>
      )}
      {slot !== undefined && ownFen !== undefined && <Box className="strong">{`改了以后,${ownWords(ownFen)}`}</Box>}
      {slot !== undefined && <Waiting {...quote} shown={quote.data !== undefined} />}
      <Button busy={busy} onPress={() => void submit()}>
        {SERVICE_RULES[booking.service].kind === 'meal' ? '改到这一天' : '改到这个时间'}
      </Button>
    </>
  )
}

function Change() {
  const page = useOrderOfPage()
  const { booking } = page
  const possible = booking?.state === 'requested' || booking?.state === 'accepted'
  return (
    <Frame title="改时间" who="none">
      <OrderPage page={page}>
        {(order) =>
          booking && possible && order.may.includes('change') ? (
            <Choosing order={order} booking={booking} />
          ) : (
            <Notice tone="wait">这一天现在不能改了,请回去看看它怎么样了。</Notice>
          )
        }
      </OrderPage>
    </Frame>
  )
}

export default guarded(Change)
