import { useState } from 'react'
import type { ActionOutput } from '@/contract'
import { withoutSignal, type JustServed } from '@/client/counter'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { DIET_WORDS, type Diet, type Meal } from '@/domain/booking/services'
import { Box, Button, Card, Heading, Notice } from '@/ui'
import { ActFailure } from '../act-failure'
import { yuan } from '../words'
import { shareLines } from './words'
import { AskWhole, WriteDown } from './write-down'

export type CounterGuest = ActionOutput<'booking', 'counterFind'>['guests'][number]

const dietsOf = (diets: readonly string[]): string => diets.map((diet) => DIET_WORDS[diet as Diet] ?? diet).join('、')

interface GuestProps {
  readonly place: string
  readonly meal: Meal
  readonly guest: CounterGuest
  /** As typed: the whole code, or its end. */
  readonly digits: string
  readonly onWriteDown: () => void
  readonly onServed: (served: JustServed) => void
}

/** Who stands at the counter, what she ordered, what she pays: one press once the money is in the till. */
export function Guest({ place, meal, guest, digits, onWriteDown, onServed }: GuestProps) {
  const { act, busy, error, attempt } = useAct('booking', 'counterServe')
  const { name, booking, had, price, ticket } = guest
  const [done, setDone] = useState(false)
  const serve = async (): Promise<void> => {
    const served = await act({ facility: place, meal, by: { way: 'ticket', ticket } })
    if (!served) return
    setDone(true)
    askAgain('booking', 'counterToday')
    onServed({ name: served.name, price: served.price })
  }
  const shares = shareLines(price)
  const lost = withoutSignal(error?.code, digits)
  return (
    <Card role="group" label={name}>
      <Box className="stack">
        <Heading level={2} className="title">
          {name}
        </Heading>
        {booking ? (
          <Box>{`订了:${booking.name} ${booking.units} 份 ${dietsOf(booking.diets)}`.trim()}</Box>
        ) : (
          <Box>没有预订,现吃。</Box>
        )}
        {had !== null && <Notice tone="bad">{had}</Notice>}
        {had === null && (
          <>
            <Box className="to-pay">{`收 ${yuan(price.ownFen)}`}</Box>
            {shares.length > 0 && <Box className="note">{`原价 ${yuan(price.listFen)};${shares.join(',')}`}</Box>}
            <ActFailure error={error} attempt={attempt} onRetry={() => void serve()} />
            {!done && (
              <Button busy={busy} label={`已收 ${yuan(price.ownFen)}:${name}`} settles onPress={() => void serve()}>
                {`已收 ${yuan(price.ownFen)}`}
              </Button>
            )}
            {lost === 'write-down' && <WriteDown code={digits} onPress={onWriteDown} />}
            {lost === 'ask-whole' && <AskWhole />}
          </>
        )}
      </Box>
    </Card>
  )
}
