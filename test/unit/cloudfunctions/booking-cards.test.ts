import { bookingCardOf, type AroundBooking } from '../../../cloudfunctions/booking/bookings/cards'
import type { BookingRow } from '../../../cloudfunctions/booking/bookings/move'
import { bookingCard } from '@/contract/booking/shapes'

const ID = '11111111-1111-4111-8111-111111111111'

/** A dinner at the counter, eaten at this hour of a day in China. */
function dinnerAt(clock: string) {
  const startsAt = new Date(`2026-11-22T${clock}:00+08:00`)
  const row = {
    ...{ id: ID, orderId: ID, day: '2026-11-22', meal: 'dinner', units: 1, state: 'served', subsidised: false },
    ...{
      confirmedBy: null,
      version: 1,
      startsAt,
      undoUntil: startsAt,
      freeUntil: null,
      answerBy: null,
      latePercent: 0,
    },
  } as unknown as BookingRow
  const around = {
    caseId: ID,
    offering: { service: 'meal-in', name: '套餐' },
    place: {
      id: 'demo-1',
      name: '食堂',
      details: { address: '解放路1号', phone: '0357-2090001' },
      lng: 0,
      lat: 0,
      demo: true,
    },
    person: { id: ID, name: '王秀英' },
    price: { listFen: 1200, shares: [], ownFen: 1200 },
    ends: new Date(startsAt.getTime() + 3_600_000),
    slotEnds: null,
    workers: [],
    score: null,
  } as unknown as AroundBooking
  return bookingCardOf(row, around, startsAt)
}

it('ends a late dinner with its day: minutes of a day go no further, and one guest would close the whole list', () => {
  expect(dinnerAt('18:00')).toMatchObject({ starts: 1080, ends: 1140 })
  expect(dinnerAt('23:30')).toMatchObject({ starts: 1410, ends: 1440 })
  expect(bookingCard.shape.ends.safeParse(dinnerAt('23:30').ends).success).toBe(true)
})
