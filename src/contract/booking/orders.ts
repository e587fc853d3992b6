import * as z from 'zod/mini'
import { SCORES } from '@/domain/booking/states'
import { cityName, dateText, instant, version, words } from '../common'
import { ACCOUNT, action } from '../envelope'
import {
  bookingCard,
  details,
  fen,
  minute,
  month,
  offeringCard,
  orderCard,
  price,
  slotCard,
  units,
  weekdays,
} from './shapes'

const BOOK = { by: 'person', scope: 'book', presence: true, call: true } as const
const ORDER = { by: 'case', scope: 'book', desk: 'never' } as const

/** Slots of one offering: one, or the days of a week and more. */
const chosen = {
  offering: z.uuid(),
  /** The offering's version that was read: another one by now is a conflict. */
  version,
  slots: z.array(z.uuid()).check(z.minLength(1, '请选一天'), z.maxLength(31, '一次最多订31天')),
  units,
  /** The city that was chosen on the screen: one where she does not live is taken only if it was chosen. */
  city: z.optional(cityName),
}
const weekly = z.strictObject({ weekdays, starts: minute, until: z.optional(dateText) })

const waitingCard = z.object({
  id: z.uuid(),
  offering: offeringCard,
  slot: slotCard,
  person: z.object({ id: z.uuid(), name: z.string() }),
  units: z.int(),
  state: z.enum(['waiting', 'offered']),
  /** How many are before her; 0 is the next. */
  ahead: z.int(),
  /** Until when the place is kept for her. */
  offeredUntil: z.nullable(instant),
})
export type WaitingCard = z.infer<typeof waitingCard>

/** By which booking of an order; the version that was seen. */
const ofBooking = { case: z.uuid(), booking: z.uuid(), version }
const ofOrder = { case: z.uuid(), version }
const answered = z.object({ order: orderCard })

/** The person's own side: booking and what comes after. */
export const orderActions = {
  quote: action({
    about: 'What it costs and who pays, slot by slot, before the button is pressed. Nothing is kept.',
    access: { ...BOOK, trace: null },
    writes: false,
    input: z.strictObject({ ...chosen, details: z.optional(details) }),
    output: z.object({
      lines: z.array(z.object({ slot: slotCard, price, problem: z.nullable(z.string()) })),
      total: price,
      /** What of a grant is left in the months concerned, before and after. */
      grants: z.array(
        z.object({
          programme: z.string(),
          name: z.string(),
          month,
          unit: z.enum(['fen', 'visit']),
          left: z.int(),
          after: z.int(),
        }),
      ),
      /** What her record has, so that it is not asked again. */
      known: z.object({ address: z.nullable(z.string()), phone: z.nullable(z.string()), sex: z.nullable(z.string()) }),
      /** Which of the details is asked for with this service and not given. */
      missing: z.array(z.enum(['address', 'phone', 'health', 'risk', 'relative'])),
      /** What the health answers say; null where they are not asked. */
      fitness: z.nullable(z.enum(['fit', 'at-home', 'ask-doctor', 'unknown'])),
      /** The consent of class `health` or `place` that has not been given yet. */
      consents: z.array(z.enum(['health', 'place'])),
      /** What forbids nothing, but should be asked first: nobody knows whether she lives within reach, say. */
      warnings: z.array(z.string()),
    }),
  }),
  book: action({
    about:
      'Books all the slots or none: places, her time, subsidies and own share in one transaction. A weekly order takes its next four weeks now and goes on by itself. A price other than `ownFen` is a conflict that says the new one.',
    access: { ...BOOK, trace: '预约了服务' },
    writes: true,
    input: z.strictObject({
      ...chosen,
      details,
      weekly: z.optional(weekly),
      /** The whole own share that was shown. */
      ownFen: fen,
    }),
    output: answered,
  }),
  order: action({
    about: 'One order with its bookings and everything that happened.',
    access: { by: 'case', scope: 'view', desk: 'too', trace: '看了一次预约' },
    writes: false,
    input: z.strictObject({ case: z.uuid() }),
    output: answered,
  }),
  upcoming: action({
    about:
      'What comes next for everybody whom the account may look after: bookings, places on offer, places waited for.',
    access: ACCOUNT,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ bookings: z.array(bookingCard), waiting: z.array(waitingCard) }),
  }),
  week: action({
    about: '冰箱贴: one week on a sheet of paper, the same that the children see.',
    access: { by: 'person', scope: 'view', presence: true, trace: '打印了一周的安排' },
    writes: false,
    input: z.strictObject({ from: dateText }),
    output: z.object({
      name: z.string(),
      bookings: z.array(bookingCard),
      phones: z.array(z.object({ name: z.string(), phone: z.string() })),
      /** Eight digits; null for a card of before, which has to be drawn anew. */
      code: z.nullable(z.string()),
    }),
  }),
  change: action({
    about:
      'Moves one booking to another slot of the same offering: the old place and money go, the new ones are taken, or nothing happens.',
    access: { ...ORDER, trace: '改了预约的时间' },
    writes: true,
    input: z.strictObject({ ...ofBooking, slot: z.uuid(), ownFen: fen }),
    output: answered,
  }),
  cancel: action({
    about:
      'Cancels one booking. Free within ten minutes and until the hour that was shown; later it costs what was shown.',
    access: { ...ORDER, trace: '取消了预约' },
    writes: true,
    input: z.strictObject({
      ...ofBooking,
      /** What it was said to cost her. */ ownFen: fen,
      words: z.optional(words(300)),
    }),
    output: answered,
  }),
  pause: action({
    about:
      'Pauses a weekly order, for a stay in hospital say: its bookings from that day are cancelled as the rule says. A fee other than `ownFen` is a conflict that says what it costs.',
    access: { ...ORDER, trace: '暂停了预约' },
    writes: true,
    input: z.strictObject({
      ...ofOrder,
      from: dateText,
      until: z.optional(dateText),
      /** What cancelling those days was said to cost her; nothing where it is left out. */
      ownFen: z.optional(fen),
    }),
    output: answered,
  }),
  resume: action({
    about: 'Goes on with a paused order from today or later.',
    access: { ...ORDER, trace: '恢复了预约' },
    writes: true,
    input: z.strictObject({ ...ofOrder, from: dateText }),
    output: answered,
  }),
  end: action({
    about: 'Ends an order: all that can still be cancelled free is, and nothing more is booked.',
    access: { ...ORDER, trace: '结束了预约' },
    writes: true,
    input: z.strictObject(ofOrder),
    output: answered,
  }),
  confirm: action({
    about: 'She had it. The money is settled by it.',
    access: { ...ORDER, trace: '确认了服务' },
    writes: true,
    input: z.strictObject(ofBooking),
    output: answered,
  }),
  rate: action({
    about: 'One tap, and words if there are any; they are read before they are kept.',
    access: { ...ORDER, trace: '评价了服务' },
    writes: true,
    input: z.strictObject({ ...ofBooking, score: z.enum(SCORES), words: z.optional(words(300)) }),
    output: answered,
  }),
  waitFor: action({
    about: 'Waits for a place in a full slot.',
    access: { ...BOOK, trace: '排队等预约' },
    writes: true,
    input: z.strictObject({ slot: z.uuid(), units, details }),
    output: z.object({ waiting: waitingCard }),
  }),
  answerOffer: action({
    about: 'Takes the place that became free, or lets it go to the next.',
    access: { ...BOOK, trace: '回复了空出来的位子' },
    writes: true,
    input: z.strictObject({ waiting: z.uuid(), take: z.boolean(), ownFen: z.optional(fen) }),
    output: z.object({ order: z.nullable(orderCard) }),
  }),
  leaveWaiting: action({
    about: 'Waits no longer.',
    access: { ...BOOK, trace: '不再排队' },
    writes: true,
    input: z.strictObject({ waiting: z.uuid() }),
    output: z.object({}),
  }),
}
