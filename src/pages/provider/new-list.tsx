import { useState } from 'react'
import type { DeskBooking } from '@/contract/booking/desk'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { Box, Button, Card, Heading, Notice, Row, Tag } from '@/ui'
import { ActFailure } from '../act-failure'
import { openBooking } from './booking-table'
import { newOrders, type NewOrder } from './new-orders'
import { answerWords, dietWords, whatWords, whenWords } from './words'

function Order({ order: { bookings, late }, onGone }: { readonly order: NewOrder; readonly onGone: () => void }) {
  const { act, busy, error, attempt } = useAct('booking', 'accept')
  const [first] = bookings
  const accept = async (): Promise<void> => {
    const done = await act({ bookings: bookings.map(({ id, version }) => ({ booking: id, version })) })
    if (!done) return
    if (done.gone.length > 0) onGone()
    askAgain('booking', 'deskBookings')
  }
  if (!first) return null
  const { name } = first.served
  const mind = [dietWords(first.details), first.details.note].filter(Boolean).join(';')
  const whole = bookings.length > 1 ? `接下这 ${bookings.length} 天` : '接单'
  const next = bookings.find(({ answerBy }) => answerBy !== null)
  return (
    <Card role="group" label={`${name} ${whatWords(first)}`}>
      <Box className="stack">
        <Heading level={2} className="subtitle">
          {`${name} · ${whatWords(first)}`}
        </Heading>
        {next && <Tag tone={late ? 'bad' : 'wait'}>{answerWords({ ...next, late }, today())}</Tag>}
        {mind && <Box>{`要注意:${mind}`}</Box>}
        <Box role="list" label={`${name} 的日子`}>
          {bookings.map((booking) => (
            <Row key={booking.id} title={whenWords(booking)} onPress={() => openBooking(booking)} />
          ))}
        </Box>
        <ActFailure error={error} attempt={attempt} onRetry={() => void accept()} />
        <Button label={`${whole}:${name} ${whatWords(first)}`} busy={busy} onPress={() => void accept()}>
          {whole}
        </Button>
        <Box className="note">接不了的那天,点开写明原因。</Box>
      </Box>
    </Card>
  )
}

/** New orders, the one that waits longest first; all days of an order in one press. */
export function NewList({ bookings }: { readonly bookings: readonly DeskBooking[] }) {
  const [gone, setGone] = useState(false)
  const orders = newOrders(bookings)
  return (
    <>
      {gone && <Notice tone="wait">有的刚被取消或者改了,没有接上;其余的接好了。</Notice>}
      {orders.length === 0 && <Box>现在没有新订单。</Box>}
      {orders.map((order) => (
        <Order key={order.order} order={order} onGone={() => setGone(true)} />
      ))}
    </>
  )
}
