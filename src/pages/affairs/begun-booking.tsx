import { useState } from 'react'
import { bookingKey, forgetBookingDrafts, type BookingDraft } from '@/client/booking-draft'
import { go } from '@/platform/navigate'
import { Button, Card, Row } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { PATHS } from '../paths'

interface BegunBookingProps {
  readonly draft: BookingDraft
  /** Whether it is for the person chosen now. */
  readonly here: boolean
}

/** A booking that was begun and not made: to go on with, or to throw away. */
export function BegunBooking({ draft, here }: BegunBookingProps) {
  const [asked, setAsked] = useState(false)
  const { person, offering, name, place, slots, act } = draft
  const what = `${name} · ${place}`
  if (asked)
    return (
      <Confirm
        title={`删掉“${what}”?`}
        action="删掉"
        danger
        onConfirm={() =>
          forgetBookingDrafts((one) => bookingKey(one.person.id, one.offering) === bookingKey(person.id, offering))
        }
        onCancel={() => setAsked(false)}
      >
        选过的日子和答过的都会没有,找不回来。
      </Confirm>
    )
  return (
    <>
      <Card kind="rows" role="list" label="没有订完的">
        <Row
          over={`还没${act === 'wait' ? '排上队' : '订'} · 给${person.called}`}
          title={what}
          detail={here ? `选了 ${slots.length} 天,都留着` : `要先在上面换成${person.called}`}
          onPress={here ? () => go(PATHS.bookNeeds, { offering }) : undefined}
        />
      </Card>
      <Button kind="quiet" label={`删掉没订完的:${what}`} onPress={() => setAsked(true)}>
        删掉这一件
      </Button>
    </>
  )
}
