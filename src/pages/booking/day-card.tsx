import type { BookingCard, OrderCard } from '@/contract/booking/shapes'
import { askAgain } from '@/client/use-answer'
import { useAct } from '@/client/use-act'
import { isLive, SCORE_WORDS, SCORES, type Score } from '@/domain/booking/states'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading, spokenPhone, Dial, Tag, type Tone } from '@/ui'
import { ActFailure } from '../act-failure'
import { PATHS } from '../paths'
import { BOOKING_STATE_WORDS, type BookingState } from '@/domain/booking/states'
import { cancelWords, gotWords, waitsWords } from './order-words'
import { ownWords } from './price-words'
import { whenLong } from './slot-words'

/** What was done to an order is seen wherever it is shown. */
export function askOrderAgain(): void {
  askAgain('booking', 'order', 'upcoming', 'week', 'offering')
  askAgain('care', 'cases', 'thread')
}

const TONES: Readonly<Record<BookingState, Tone>> = {
  requested: 'wait',
  accepted: 'good',
  started: 'good',
  served: 'wait',
  confirmed: 'good',
  cancelled: 'plain',
  declined: 'bad',
  missed: 'bad',
  stopped: 'bad',
  unfit: 'wait',
}

interface DayProps {
  readonly order: OrderCard
  readonly booking: BookingCard
}

/** «吃到了»: one tap, and the money is settled by it. */
function Confirming({ order, booking }: DayProps) {
  const { act, busy, error, attempt } = useAct('booking', 'confirm')
  const confirm = async (): Promise<void> => {
    await act({ case: order.case, booking: booking.id, version: booking.version })
    askOrderAgain()
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void confirm()} />
      <Button busy={busy} onPress={() => void confirm()}>
        {gotWords(booking)}
      </Button>
    </>
  )
}

/** One tap, and words where somebody has any. */
function Rating({ order, booking }: DayProps) {
  const { act, busy, error, attempt } = useAct('booking', 'rate')
  const rate = async (score: Score): Promise<void> => {
    await act({ case: order.case, booking: booking.id, version: booking.version, score })
    askOrderAgain()
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} />
      <Box className="strong">这次怎么样?点一下就行。</Box>
      <Box className="pair">
        {SCORES.map((score) => (
          <Button key={score} kind="other" busy={busy} onPress={() => void rate(score)}>
            {SCORE_WORDS[score]}
          </Button>
        ))}
      </Box>
      <Button
        kind="quiet"
        role="link"
        onPress={() => go(PATHS.orderRate, { id: order.case, for: order.person.id, booking: booking.id })}
      >
        还想说几句再评
      </Button>
    </>
  )
}

/** Who comes, by the name by which they introduce themselves. */
function Workers({ booking: { workers } }: Pick<DayProps, 'booking'>) {
  return (
    <>
      {workers.map(({ name, phone }) =>
        phone ? (
          <Dial key={name} phone={phone} kind="other" detail={`${name},来做的人`}>
            {`打电话 ${spokenPhone(phone)}`}
          </Dial>
        ) : (
          <Box key={name}>{`来做的人:${name}`}</Box>
        ),
      )}
    </>
  )
}

const mayChange = ({ state }: BookingCard): boolean => state === 'requested' || state === 'accepted'
const mayRate = ({ state, score }: BookingCard): boolean =>
  score === null && (state === 'confirmed' || state === 'missed' || state === 'stopped')

/** One day of an order: how it stands, and what can be done with it now. */
export function DayCard({ order, booking, lead = false }: DayProps & { readonly lead?: boolean }) {
  const { may } = order
  const { state, price, score } = booking
  const on = { id: order.case, for: order.person.id, booking: booking.id }
  const waits = waitsWords(booking)
  return (
    <Card kind={lead ? 'next' : 'plain'} role="group" label={whenLong(booking)}>
      <Box className="stack">
        <Heading level={2} className="subtitle">
          {whenLong(booking)}
        </Heading>
        <Box>
          <Tag tone={TONES[state]}>{BOOKING_STATE_WORDS[state]}</Tag>
        </Box>
        {waits && <Box>{waits}</Box>}
        <Box>{ownWords(price.ownFen)}</Box>
        {score && <Box className="note">{`您评了“${SCORE_WORDS[score]}”`}</Box>}
        {isLive(state) && <Workers booking={booking} />}
        {state === 'served' && may.includes('confirm') && <Confirming order={order} booking={booking} />}
        {mayRate(booking) && may.includes('rate') && <Rating order={order} booking={booking} />}
        {mayChange(booking) && booking.cancelFen === 0 && may.includes('change') && (
          <Button
            kind="other"
            role="link"
            label={`改时间:${whenLong(booking)}`}
            onPress={() => go(PATHS.orderChange, on)}
          >
            改时间
          </Button>
        )}
        {mayChange(booking) && may.includes('cancel') && (
          <>
            <Box className="note">{cancelWords(booking)}</Box>
            <Button
              kind="quiet"
              role="link"
              label={`取消这一天:${whenLong(booking)}`}
              onPress={() => go(PATHS.orderCancel, on)}
            >
              取消这一天
            </Button>
          </>
        )}
      </Box>
    </Card>
  )
}
