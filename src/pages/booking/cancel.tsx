import { useState } from 'react'
import type { BookingCard, OrderCard } from '@/contract/booking/shapes'
import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'
import { useAct } from '@/client/use-act'
import { now } from '@/platform/clock'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Heading, Notice } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { yuan } from '../words'
import { askOrderAgain } from './day-card'
import { OrderPage, useOrderOfPage } from './of-order'
import { hourOf, isFreeNow, whenLong } from './slot-words'

const MOST = 300
/** One for each day of an order. */
const kindOf = ({ id }: Pick<BookingCard, 'id'>): string => `booking-cancel:${id}`

/** What it costs now and until when it does not. */
function rule({ cancelFen, undoUntil, freeUntil }: BookingCard): string {
  if (cancelFen > 0) return `免费取消的时间(${hourOf(freeUntil)})已经过了。`
  const last = undoUntil > freeUntil ? undoUntil : freeUntil
  return isFreeNow({ undoUntil, freeUntil }, now()) ? `${hourOf(last)} 前取消都不收钱。` : ''
}

function Asked({ order, booking }: { readonly order: OrderCard; readonly booking: BookingCard }) {
  const words = caseDrafts.use()[`${order.case}:${kindOf(booking)}`] ?? ''
  const { cancelFen } = booking
  return (
    <>
      <Card kind="answer">
        <Box>{whenLong(booking)}</Box>
        <Heading level={2} className="amount">
          {cancelFen === 0 ? '取消不收钱' : `取消要付 ${yuan(cancelFen)}`}
        </Heading>
        <Box>{rule(booking)}</Box>
      </Card>
      {order.bookings.length > 1 && <Box>只取消这一天,别的日子照旧。</Box>}
      <Box className="note">用了补贴的,这一天的补贴退回账上,可以再用;要付钱的,只按自己付的那一部分算。</Box>
      <TextArea
        id="why"
        label="为什么取消(不写也行)"
        value={words}
        most={MOST}
        onChange={(typed) => keepCaseDraft(order.case, kindOf(booking), typed)}
      />
    </>
  )
}

const canCancel = ({ state }: BookingCard): boolean => state === 'requested' || state === 'accepted'

/** Takes one day back: what it costs stands there before the button is pressed. */
function Cancel() {
  const page = useOrderOfPage()
  const { order, booking, read } = page
  const { act, busy, error, attempt } = useAct('booking', 'cancel')
  const [shown, setShown] = useState<number>()
  const possible = order !== undefined && booking !== undefined && canCancel(booking) && order.may.includes('cancel')
  const submit = async (): Promise<void> => {
    if (!order || !booking) return
    const words = (caseDrafts.get()[`${order.case}:${kindOf(booking)}`] ?? '').trim().slice(0, MOST)
    setShown(booking.cancelFen)
    const done = await act({
      ...{ case: order.case, booking: booking.id, version: booking.version, ownFen: booking.cancelFen },
      ...(words && { words }),
    })
    askOrderAgain()
    if (!done) {
      read.retry()
      return toTop()
    }
    keepCaseDraft(order.case, kindOf(booking), '')
    backOr(PATHS.order, { id: order.case, for: order.person.id })
  }
  const changed =
    error?.code === 'conflict' && shown !== undefined && booking !== undefined && shown !== booking.cancelFen
  return (
    <Frame
      title="取消这一天"
      who="none"
      actions={
        possible && (
          <Button kind="danger" busy={busy} onPress={() => void submit()}>
            {booking.cancelFen === 0 ? '取消这一天' : `取消这一天,付 ${yuan(booking.cancelFen)}`}
          </Button>
        )
      }
    >
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      {changed && (
        <Notice tone="bad">{`刚才说要付 ${yuan(shown)},现在是 ${yuan(booking.cancelFen)}。还没有取消,您看看再定。`}</Notice>
      )}
      <OrderPage page={page}>
        {(found) =>
          booking && possible ? (
            <Asked order={found} booking={booking} />
          ) : (
            <Notice tone="wait">这一天现在不能取消了,请回去看看它怎么样了。</Notice>
          )
        }
      </OrderPage>
    </Frame>
  )
}

export default guarded(Cancel)
