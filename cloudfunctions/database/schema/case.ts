import { sql } from 'drizzle-orm'
import { char, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { CASE_DESKS, CASE_EVENTS, CASE_KINDS, CASE_STATES, EVENT_GROUNDS } from '../../../src/domain/case/case'
import { account } from './account'
import { bytes, createdAt, key, moment } from './columns'
import { person } from './person'
import { provider } from './provider'
import { staff } from './staff'

/** One thread for whatever has an owner, a promised day, events and a phone. `case` is a word of SQL's own. */
export const careCase = pgTable(
  'care_case',
  {
    id: key(),
    /** Eight digits for the telephone, unique; not in order, so that nobody counts by them. */
    number: char('number', { length: 8 }).notNull(),
    kind: text('kind', { enum: CASE_KINDS }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** Sealed JSON `CaseSubject` under the person's key: which benefit it is about would tell of her. */
    sealed: bytes('sealed').notNull(),
    state: text('state', { enum: CASE_STATES }).notNull(),
    city: text('city').notNull(),
    county: char('county', { length: 6 }).notNull(),
    street: text('street'),
    communityHash: text('community_hash'),
    /** Who serves, in a case of a booking or an absence. */
    providerId: text('provider_id').references(() => provider.id),
    /** On whose desk it lies: a booking is the provider's until somebody complains; a grant goes from the street to the county. */
    desk: text('desk', { enum: CASE_DESKS }).notNull().default('street'),
    holder: uuid('holder').references(() => staff.id),
    /** The day by which an answer was promised; null where none can be promised. */
    promisedOn: date('promised_on', { mode: 'string' }),
    openedBy: uuid('opened_by')
      .notNull()
      .references(() => account.id),
    /** Grows with each event: an act on a stale page is told so. */
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('care_case_number').on(table.number),
    index('care_case_person').on(table.personId, table.updatedAt),
    index('care_case_desk').on(table.county, table.street, table.state, table.promisedOn),
    // Whoever works for the whole city has no county to begin with.
    index('care_case_city').on(table.city, table.state, table.promisedOn),
    index('care_case_holder').on(table.holder, table.state),
    index('care_case_provider').on(table.providerId, table.state),
    check('care_case_number_digits', sql`${table.number} ~ '^[0-9]{8}$'`),
  ],
)

/** Everything that happened in a case. Append-only; the state of the case is what its events make of it. */
export const caseEvent = pgTable(
  'case_event',
  {
    id: key(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => careCase.id),
    /** 1, 2, 3 …: two at once cannot both be the fourth. */
    seq: integer('seq').notNull(),
    kind: text('kind', { enum: CASE_EVENTS }).notNull(),
    /** Of an event of time, which nobody did: whoever opened the case, and nobody reads him there. */
    byAccount: uuid('by_account')
      .notNull()
      .references(() => account.id),
    /** In what capacity: «谁 替 谁» is written from it. */
    ground: text('ground', { enum: EVENT_GROUNDS }).notNull(),
    staffId: uuid('staff_id').references(() => staff.id),
    /** Sealed JSON `{words, files, to}` under the person's key. */
    sealed: bytes('sealed').notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('case_event_seq').on(table.caseId, table.seq)],
)

/** A photo, paper or recording of a case. Its bytes lie outside the database, sealed under the person's key. */
export const file = pgTable(
  'file',
  {
    id: key(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** The case in whose thread it stands; null while its message is being written. */
    caseId: uuid('case_id').references(() => careCase.id),
    byAccount: uuid('by_account')
      .notNull()
      .references(() => account.id),
    type: text('type', { enum: ['image/jpeg', 'image/png', 'audio/mpeg', 'audio/mp4', 'audio/webm'] }).notNull(),
    /** Bytes of the picture as it was sealed; 0 until it has come. */
    size: integer('size').notNull().default(0),
    createdAt: createdAt(),
    arrivedAt: moment('arrived_at'),
    removedAt: moment('removed_at'),
  },
  (table) => [index('file_case').on(table.caseId), index('file_person').on(table.personId)],
)
