import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { PAYERS } from '@/domain/booking/money'
import { MEALS } from '@/domain/booking/services'
import { BOOKING_EVENTS, BOOKING_STATES, CONFIRM_WAYS, SCORES } from '@/domain/booking/states'
import { GROUNDS } from '@/domain/helper/scope'
import { account } from './account'
import { careCase } from './case'
import { bytes, createdAt, key, moment, order } from './columns'
import { facility } from './facility'
import { careWorker, offering, slot } from './offering'
import { person } from './person'
import { provider } from './provider'
import { staff } from './staff'

/** `[start,end)` in UTC, as PostgreSQL prints it. */
export const during = customType<{ data: string }>({ dataType: () => 'tstzrange' })

/** Every week on the same weekdays at the same minute. */
export interface WeeklyRule {
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[]
  /** Minutes after midnight at which the slot begins. */
  readonly starts: number
  /** `YYYY-MM-DD` */
  readonly from: string
  /** Last day; null goes on until it is ended. */
  readonly until: string | null
}

/** What somebody ordered: one service, once, on some days or every week. It is a case, and its bookings are the days. */
export const serviceOrder = pgTable(
  'service_order',
  {
    id: key(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => careCase.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    offeringId: uuid('offering_id')
      .notNull()
      .references(() => offering.id),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    /** `counter`: meals that she ate without ordering them, one order for a canteen and month. */
    kind: text('kind', { enum: ['single', 'weekly', 'counter'] }).notNull(),
    weekly: jsonb('weekly').$type<WeeklyRule>(),
    /** The last day up to which bookings of a weekly order were made. */
    madeUntil: date('made_until', { mode: 'string' }),
    pausedFrom: date('paused_from', { mode: 'string' }),
    /** Null while nobody knows when she is back. */
    pausedUntil: date('paused_until', { mode: 'string' }),
    units: smallint('units').notNull(),
    /** She lives alone and agreed: when she does not come to lunch, somebody asks. */
    asksIfAbsent: boolean('asks_if_absent').notNull().default(false),
    /** Sealed JSON `OrderDetails` under the person's key: diet, address, health answers, note. */
    sealed: bytes('sealed').notNull(),
    byAccount: uuid('by_account')
      .notNull()
      .references(() => account.id),
    ground: text('ground', { enum: GROUNDS }).notNull(),
    version: integer('version').notNull().default(1),
    endedAt: moment('ended_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('service_order_case').on(table.caseId),
    index('service_order_person').on(table.personId),
    index('service_order_weekly')
      .on(table.madeUntil)
      .where(sql`${table.kind} = 'weekly' and ${table.endedAt} is null`),
    check('service_order_weekly_rule', sql`(${table.kind} = 'weekly') = (${table.weekly} is not null)`),
  ],
)

/** One service on one day. What stands here in clear is what desks and counts need; the rest lies sealed in the order. */
export const booking = pgTable(
  'booking',
  {
    id: key(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => serviceOrder.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    offeringId: uuid('offering_id')
      .notNull()
      .references(() => offering.id),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    /** Null for a meal at the counter, which took nobody's place. */
    slotId: uuid('slot_id').references(() => slot.id),
    day: date('day', { mode: 'string' }).notNull(),
    meal: text('meal', { enum: MEALS }),
    startsAt: moment('starts_at').notNull(),
    during: during('during').notNull(),
    /** Where she has to be: a facility's id, `home`, `out`; null: anywhere. */
    place: text('place'),
    state: text('state', { enum: BOOKING_STATES }).notNull(),
    units: smallint('units').notNull(),
    listFen: integer('list_fen').notNull(),
    ownFen: integer('own_fen').notNull(),
    /** A public payer has a share: it is not confirmed by time alone. */
    subsidised: boolean('subsidised').notNull(),
    /** Own share: paid where it is served. Another way gets another word. */
    payment: text('payment', { enum: ['on-delivery'] })
      .notNull()
      .default('on-delivery'),
    undoUntil: moment('undo_until').notNull(),
    /** The rule as it was shown when it was booked: until when cancelling costs nothing; then per cent of the price. */
    freeUntil: moment('free_until'),
    latePercent: smallint('late_percent').notNull().default(0),
    stoppedPercent: smallint('stopped_percent').notNull().default(0),
    /** By when the provider answers; null once it has. */
    answerBy: moment('answer_by'),
    servedAt: moment('served_at'),
    confirmedAt: moment('confirmed_at'),
    confirmedBy: text('confirmed_by', { enum: CONFIRM_WAYS }),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    index('booking_order').on(table.orderId, table.day),
    index('booking_person').on(table.personId, table.day),
    index('booking_provider').on(table.providerId, table.day, table.state),
    index('booking_slot').on(table.slotId),
    // What is still to come, in all places: the evening before, and what nobody wrote down.
    index('booking_live')
      .on(table.startsAt)
      .where(sql`${table.state} in ('requested', 'accepted', 'started')`),
    index('booking_open')
      .on(table.providerId)
      .where(sql`${table.state} in ('requested', 'accepted', 'started')`),
    index('booking_unanswered')
      .on(table.answerBy)
      .where(sql`${table.state} = 'requested'`),
    index('booking_unconfirmed')
      .on(table.servedAt)
      .where(sql`${table.state} = 'served'`),
    // The same meal twice: whether booked or at the counter, here or elsewhere.
    uniqueIndex('booking_meal')
      .on(table.personId, table.day, table.meal)
      .where(
        sql`${table.meal} is not null and ${table.state} in ('requested', 'accepted', 'started', 'served', 'confirmed')`,
      ),
    check('booking_money', sql`${table.ownFen} >= 0 and ${table.ownFen} <= ${table.listFen}`),
    check('booking_units', sql`${table.units} between 1 and 6`),
  ],
)

/** Everything that happened to a booking. Append-only; its state is what its events make of it. */
export const bookingEvent = pgTable(
  'booking_event',
  {
    id: key(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => serviceOrder.id),
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => booking.id),
    kind: text('kind', { enum: BOOKING_EVENTS }).notNull(),
    /** Null: time alone. */
    byAccount: uuid('by_account').references(() => account.id),
    ground: text('ground', { enum: GROUNDS }),
    staffId: uuid('staff_id').references(() => staff.id),
    /** Sealed JSON `BookingEventSecret` under the person's key; null where there is nothing to say. */
    sealed: bytes('sealed'),
    seq: order(),
    /** When it happened, as the device that was offline then tells; never later than `createdAt`. */
    at: moment('at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('booking_event_booking').on(table.bookingId, table.seq),
    index('booking_event_order').on(table.orderId),
  ],
)

/** Who pays how much, as it was booked, booked anew for another day, and settled in the end. Append-only. */
export const bookingShare = pgTable(
  'booking_share',
  {
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => booking.id),
    stage: text('stage', { enum: ['booked', 'settled'] }).notNull(),
    /** 1 as it was booked first; one more each time it was moved to another day. */
    turn: smallint('turn').notNull().default(1),
    payer: text('payer', { enum: PAYERS }).notNull(),
    /** Empty where no grant is behind it. */
    programme: text('programme').notNull().default(''),
    fen: integer('fen').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.bookingId, table.stage, table.turn, table.payer, table.programme] }),
    check('booking_share_fen', sql`${table.fen} >= 0`),
  ],
)

/** Who goes to a visit, and for how long he is not elsewhere. Two for a bath. */
export const bookingWorker = pgTable(
  'booking_worker',
  {
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => booking.id),
    workerId: uuid('worker_id')
      .notNull()
      .references(() => careWorker.id),
    /** Way included. */
    during: during('during').notNull(),
    active: boolean('active').notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.bookingId, table.workerId] }),
    index('booking_worker_worker').on(table.workerId),
  ],
)

/** Where the worker's phone was at the door. Not an event: events stay, and this is removed after `VISIT_PLACE_DAYS`. */
export const visitPlace = pgTable('visit_place', {
  bookingId: uuid('booking_id')
    .primaryKey()
    .references(() => booking.id),
  /** Sealed JSON `{lng, lat}`, GCJ-02, under the person's key. */
  sealed: bytes('sealed').notNull(),
  createdAt: createdAt(),
})

/** Somebody who waits for a place. A freed one is kept for the first in the row while he is asked. */
export const waitingPlace = pgTable(
  'waiting_place',
  {
    id: key(),
    slotId: uuid('slot_id')
      .notNull()
      .references(() => slot.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    units: smallint('units').notNull(),
    state: text('state', { enum: ['waiting', 'offered', 'taken', 'passed', 'left'] }).notNull(),
    offeredUntil: moment('offered_until'),
    byAccount: uuid('by_account')
      .notNull()
      .references(() => account.id),
    ground: text('ground', { enum: GROUNDS }).notNull(),
    /** Sealed JSON `OrderDetails` under the person's key: nothing is asked a second time. */
    sealed: bytes('sealed').notNull(),
    seq: order(),
    createdAt: createdAt(),
  },
  (table) => [
    index('waiting_place_slot').on(table.slotId, table.state, table.seq),
    index('waiting_place_person')
      .on(table.personId)
      .where(sql`${table.state} in ('waiting', 'offered')`),
    uniqueIndex('waiting_place_once')
      .on(table.slotId, table.personId)
      .where(sql`${table.state} in ('waiting', 'offered')`),
    check('waiting_place_units', sql`${table.units} between 1 and 6`),
    check('waiting_place_offer', sql`(${table.state} = 'offered') = (${table.offeredUntil} is not null)`),
  ],
)

/** One tap, and words if there are any. Append-only. */
export const rating = pgTable(
  'rating',
  {
    bookingId: uuid('booking_id')
      .primaryKey()
      .references(() => booking.id),
    facilityId: text('facility_id')
      .notNull()
      .references(() => facility.id),
    score: text('score', { enum: SCORES }).notNull(),
    /** Sealed JSON `{words}` under the person's key; null without any. The provider reads them, the map does not show them. */
    sealed: bytes('sealed'),
    createdAt: createdAt(),
  },
  (table) => [index('rating_facility').on(table.facilityId)],
)

/** How a place is rated, counted as ratings come: a map must not count them each time. */
export const facilityRating = pgTable('facility_rating', {
  facilityId: text('facility_id')
    .primaryKey()
    .references(() => facility.id),
  good: integer('good').notNull().default(0),
  fair: integer('fair').notNull().default(0),
  poor: integer('poor').notNull().default(0),
})

/** 没来吃饭有人问: she did not come though she was expected. The canteen rings first, then the community. */
export const absence = pgTable(
  'absence',
  {
    bookingId: uuid('booking_id')
      .primaryKey()
      .references(() => booking.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    /** `canteen` rings; `community` goes and looks; `over`: somebody knows how she is. */
    state: text('state', { enum: ['canteen', 'community', 'over'] }).notNull(),
    /** When it goes on to the community by itself. */
    nextAt: moment('next_at').notNull(),
    outcome: text('outcome', { enum: ['fine', 'away', 'ill', 'not-reached'] }),
    byStaff: uuid('by_staff').references(() => staff.id),
    /** Sealed JSON `{words}` under the person's key. */
    sealed: bytes('sealed'),
    createdAt: createdAt(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    index('absence_provider').on(table.providerId, table.state),
    index('absence_due')
      .on(table.nextAt)
      .where(sql`${table.state} <> 'over'`),
  ],
)

/** The last four digits of a card's code, for the counter; found only among those who eat at that provider's. */
export const counterRegular = pgTable(
  'counter_regular',
  {
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** Keyed hash of provider and the last four digits. */
    tailHash: text('tail_hash').notNull(),
    lastOn: date('last_on', { mode: 'string' }).notNull(),
    visits: bigint('visits', { mode: 'number' }).notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.providerId, table.personId] }),
    index('counter_regular_tail').on(table.tailHash),
  ],
)
