import { sql } from 'drizzle-orm'
import {
  char,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { GRANT_STATES } from '@/domain/booking/grant'
import { ACCOUNT_UNITS, ENTRY_KINDS } from '@/domain/booking/money'
import { account } from './account'
import { booking } from './booking'
import { careCase } from './case'
import { bytes, createdAt, key, moment, order } from './columns'
import { person } from './person'
import { staff } from './staff'

/** A programme's yes to one person: who approved it, when and by which clause. Only this opens an account. */
export const subsidyGrant = pgTable(
  'subsidy_grant',
  {
    id: key(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => careCase.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** Key of the programme in the city's pack. */
    programme: text('programme').notNull(),
    city: text('city').notNull(),
    county: char('county', { length: 6 }).notNull(),
    state: text('state', { enum: GRANT_STATES }).notNull(),
    unit: text('unit', { enum: ACCOUNT_UNITS }).notNull(),
    /** Of a month, in `unit`; null until it is approved. */
    monthly: integer('monthly'),
    /** Of a day at the most, in `unit`; null without such a bound. */
    daily: integer('daily'),
    /** Of one visit, fen at the most, where the unit is a visit. */
    visitFen: integer('visit_fen'),
    fromDay: date('from_day', { mode: 'string' }),
    /** The last day; null without an end. */
    untilDay: date('until_day', { mode: 'string' }),
    /** When somebody looks whether it still holds. */
    reviewOn: date('review_on', { mode: 'string' }),
    /** «正文第12条» of the programme's document. */
    clause: text('clause'),
    checkedBy: uuid('checked_by').references(() => staff.id),
    decidedBy: uuid('decided_by').references(() => staff.id),
    decidedAt: moment('decided_at'),
    stopReason: text('stop_reason'),
    /** Sealed JSON `GrantSecret` under the person's key: what she said, what the community found, why. */
    sealed: bytes('sealed').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('subsidy_grant_case').on(table.caseId),
    index('subsidy_grant_person').on(table.personId, table.state),
    index('subsidy_grant_desk').on(table.city, table.county, table.state),
    uniqueIndex('subsidy_grant_once')
      .on(table.personId, table.programme)
      .where(sql`${table.state} in ('applied', 'returned', 'checked', 'in-force')`),
    check(
      'subsidy_grant_approved',
      sql`${table.state} not in ('in-force', 'stopped', 'ended') or (${table.decidedBy} is not null and ${table.decidedAt} is not null and ${table.clause} is not null and ${table.monthly} > 0 and ${table.fromDay} is not null)`,
    ),
    check('subsidy_grant_days', sql`${table.untilDay} is null or ${table.untilDay} >= ${table.fromDay}`),
  ],
)

/**
 * The account of a grant in one month. The application inserts it empty and can never change it: entries do, by a trigger
 * (`subsidy_entry_applies`), so that they always add up to what stands here.
 */
export const subsidyMonth = pgTable(
  'subsidy_month',
  {
    id: key(),
    grantId: uuid('grant_id')
      .notNull()
      .references(() => subsidyGrant.id),
    /** `2026-11` */
    month: char('month', { length: 7 }).notNull(),
    unit: text('unit', { enum: ACCOUNT_UNITS }).notNull(),
    allotted: integer('allotted').notNull().default(0),
    carriedIn: integer('carried_in').notNull().default(0),
    carriedOut: integer('carried_out').notNull().default(0),
    lapsed: integer('lapsed').notNull().default(0),
    held: integer('held').notNull().default(0),
    settled: integer('settled').notNull().default(0),
    /** Entries so far. */
    entries: integer('entries').notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('subsidy_month_once').on(table.grantId, table.month),
    // Whose books are not closed yet.
    index('subsidy_month_open')
      .on(table.id)
      .where(
        sql`${table.held} + ${table.settled} + ${table.carriedOut} + ${table.lapsed} < ${table.allotted} + ${table.carriedIn}`,
      ),
    check('subsidy_month_text', sql`${table.month} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`),
    check(
      'subsidy_month_balance',
      sql`${table.held} >= 0 and ${table.settled} >= 0 and ${table.held} + ${table.settled} + ${table.carriedOut} + ${table.lapsed} <= ${table.allotted} + ${table.carriedIn}`,
    ),
  ],
)

/** One movement of an account. Append-only. */
export const subsidyEntry = pgTable(
  'subsidy_entry',
  {
    id: key(),
    monthId: uuid('month_id')
      .notNull()
      .references(() => subsidyMonth.id),
    bookingId: uuid('booking_id').references(() => booking.id),
    /** Which of the booking's shares it belongs to: a booking that was moved within the month holds anew. */
    turn: smallint('turn').notNull().default(1),
    kind: text('kind', { enum: ENTRY_KINDS }).notNull(),
    /** In the account's unit. */
    amount: integer('amount').notNull(),
    /** What it is worth; the amount itself where the unit is fen. */
    fen: integer('fen').notNull(),
    /** The day whose one use it takes (`hold`) or gives back (`release`), where the grant has a bound of a day. */
    day: date('day', { mode: 'string' }),
    byAccount: uuid('by_account').references(() => account.id),
    seq: order(),
    createdAt: createdAt(),
  },
  (table) => [
    index('subsidy_entry_month').on(table.monthId, table.seq),
    index('subsidy_entry_booking').on(table.bookingId),
    uniqueIndex('subsidy_entry_once')
      .on(table.monthId, table.bookingId, table.turn, table.kind)
      .where(sql`${table.bookingId} is not null`),
    check('subsidy_entry_amount', sql`${table.amount} > 0 and ${table.fen} >= 0`),
    check(
      'subsidy_entry_about',
      sql`(${table.kind} in ('hold', 'settle', 'release')) = (${table.bookingId} is not null)`,
    ),
  ],
)

/** A day of a grant that was used: once, however many meals. Kept by the same trigger. */
export const subsidyDay = pgTable(
  'subsidy_day',
  {
    grantId: uuid('grant_id')
      .notNull()
      .references(() => subsidyGrant.id),
    day: date('day', { mode: 'string' }).notNull(),
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => booking.id),
  },
  (table) => [primaryKey({ columns: [table.grantId, table.day] })],
)
