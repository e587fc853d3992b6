import { sql } from 'drizzle-orm'
import { char, check, date, index, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { account } from './account'
import { careCase } from './case'
import { bytes, createdAt, key, moment, order } from './columns'
import { person } from './person'
import { provider } from './provider'
import { staff } from './staff'

/** 助急: somebody called. Told wider and wider, by the minute, until somebody has answered. */
export const urgentCall = pgTable(
  'urgent_call',
  {
    id: key(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => careCase.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    state: text('state', { enum: ['ringing', 'answered', 'over', 'taken-back'] }).notNull(),
    /** How far it has been told: 0 helpers, her worker and who is on duty; then the street, the county, the city. */
    step: smallint('step').notNull().default(0),
    nextAt: moment('next_at'),
    answeredByAccount: uuid('answered_by_account').references(() => account.id),
    answeredByStaff: uuid('answered_by_staff').references(() => staff.id),
    answeredAt: moment('answered_at'),
    /** Sealed JSON `UrgentSecret` under the person's key: where she is, what happened, a number to ring. */
    sealed: bytes('sealed').notNull(),
    createdAt: createdAt(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    uniqueIndex('urgent_call_case').on(table.caseId),
    // One at a time: pressed again in fright, it is the same call.
    uniqueIndex('urgent_call_open')
      .on(table.personId)
      .where(sql`${table.state} in ('ringing', 'answered')`),
    index('urgent_call_due')
      .on(table.nextAt)
      .where(sql`${table.state} = 'ringing'`),
    check('urgent_call_answer', sql`${table.state} <> 'answered' or ${table.answeredByAccount} is not null`),
  ],
)

/** Who was told of a call, at which step. Append-only. */
export const urgentTold = pgTable(
  'urgent_told',
  {
    id: key(),
    callId: uuid('call_id')
      .notNull()
      .references(() => urgentCall.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    staffId: uuid('staff_id').references(() => staff.id),
    step: smallint('step').notNull(),
    seq: order(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('urgent_told_once').on(table.callId, table.accountId)],
)

/** Who is on duty for urgent calls of a county or street on a day: 值班. */
export const dutyShift = pgTable(
  'duty_shift',
  {
    id: key(),
    city: text('city').notNull(),
    county: char('county', { length: 6 }).notNull(),
    /** Null: the whole county. */
    street: text('street'),
    providerId: text('provider_id').references(() => provider.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    day: date('day', { mode: 'string' }).notNull(),
    /** Minutes after midnight; at most 1440. */
    starts: smallint('starts').notNull(),
    ends: smallint('ends').notNull(),
    createdAt: createdAt(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    index('duty_shift_day').on(table.city, table.county, table.day),
    uniqueIndex('duty_shift_once')
      .on(table.staffId, table.day, table.starts)
      .where(sql`${table.endedAt} is null`),
    check('duty_shift_span', sql`${table.starts} >= 0 and ${table.ends} > ${table.starts} and ${table.ends} <= 1440`),
  ],
)
