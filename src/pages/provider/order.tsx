import { useRouter } from '@tarojs/taro'
import type { DeskBooking } from '@/contract/booking/desk'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { SERVICE_RULES } from '@/domain/booking/services'
import { SCORE_WORDS } from '@/domain/booking/states'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Notice } from '@/ui'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { Decline } from './decline'
import { useBooking } from './use-booking'
import { Mind, Reach, Standing } from './what'
import { answerWords } from './words'

interface ActsProps {
  readonly booking: DeskBooking
  readonly onDone: (booking: DeskBooking) => void
}

/** Yes or no to a new one. */
function Answering({ booking, onDone }: ActsProps) {
  const { act, busy, error, attempt } = useAct('booking', 'accept')
  const accept = async (): Promise<void> => {
    const done = await act({ bookings: [{ booking: booking.id, version: booking.version }] })
    if (done) askAgain('booking', 'deskBookings')
  }
  return (
    <>
      <Notice tone="wait">{answerWords(booking, today()) || '等您回话。'}</Notice>
      <ActFailure error={error} attempt={attempt} onRetry={() => void accept()} />
      <Button busy={busy} onPress={() => void accept()}>
        接单
      </Button>
      <Decline booking={booking} onDone={onDone} />
    </>
  )
}

/** What is still to be done for one that was accepted. */
function Preparing({ booking }: { readonly booking: DeskBooking }) {
  const { id, day, service, needsWorkers, workers } = booking
  if (SERVICE_RULES[service].kind === 'meal' && !SERVICE_RULES[service].toHer) return null
  return (
    <>
      {needsWorkers > 0 && <Notice tone="wait">{`还差 ${needsWorkers} 个人去。`}</Notice>}
      {SERVICE_RULES[service].workers > 0 && (
        <Button role="link" kind={needsWorkers > 0 ? 'main' : 'other'} onPress={() => go(PATHS.assign, { id, day })}>
          {workers.length > 0 ? '换人去' : '派人去'}
        </Button>
      )}
      <Button
        role="link"
        kind={needsWorkers > 0 ? 'other' : 'main'}
        onPress={() => go(PATHS.visit, { id, day, meal: booking.meal ?? undefined })}
      >
        记到达、做完
      </Button>
    </>
  )
}

function Rated({ rated }: Pick<DeskBooking, 'rated'>) {
  if (!rated) return null
  return (
    <Card role="group" label="评价">
      <Box className="note">评价</Box>
      <Box className="strong">{SCORE_WORDS[rated.score]}</Box>
      {rated.words && <Box>{rated.words}</Box>}
    </Card>
  )
}

function Body({ booking, onDone }: ActsProps) {
  const { state } = booking
  return (
    <>
      <Standing booking={booking} />
      {state === 'requested' && <Answering key={booking.version} booking={booking} onDone={onDone} />}
      {(state === 'accepted' || state === 'started') && <Preparing booking={booking} />}
      <Reach booking={booking} />
      {state === 'requested' && <Box className="note">接了单,才看得到地址和电话。</Box>}
      <Mind booking={booking} />
      <Rated rated={booking.rated} />
      <Button role="link" kind="other" onPress={() => go(PATHS.thread, { id: booking.case, for: booking.person.id })}>
        看经过、留言
      </Button>
    </>
  )
}

function Order({ account }: { readonly account: string }) {
  const { id = '', day = '' } = useRouter().params
  const read = useBooking(id, day, account)
  useClosing(read.error)
  const { booking, loading, error } = read
  return (
    <>
      <Waiting {...read} shown={booking !== undefined} />
      {booking && <Body booking={booking} onDone={read.learn} />}
      {!booking && !loading && !error && (
        <>
          <Notice>找不到这一单了。可能取消了,或者改到了别的日子。</Notice>
          <Button role="link" onPress={() => backOr(PATHS.provider)}>
            回订单
          </Button>
        </>
      )}
    </>
  )
}

/** One booking as whoever serves it has it. */
function OrderPage() {
  return (
    <Frame title="订单" who="none" calls="line" onBack={() => backOr(PATHS.provider)}>
      <AtDesk role="clerk">{(_staff, account) => <Order account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(OrderPage)
