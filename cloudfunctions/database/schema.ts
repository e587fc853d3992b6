import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
  check,
  customType,
  index,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { FacilityDetails } from './facility-details'

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
const moment = (name: string) => timestamp(name, { withTimezone: true })

/**
 * Somebody who signs in. What is known of him is sealed under a data key of his own: destroying `wrappedKey` erases
 * him everywhere, backups of this row's ciphertext included.
 */
export const account = pgTable('account', {
  id: uuid('id').primaryKey(),
  /** The account's data key, wrapped by the master key. */
  wrappedKey: bytes('wrapped_key').notNull(),
  /** Sealed JSON `{name}`. */
  sealed: bytes('sealed').notNull(),
  createdAt: moment('created_at').notNull(),
})

/** How an account is recognised. `subjectHash` is keyed: an openid cannot be read or guessed from a copy of the table. */
export const identity = pgTable(
  'identity',
  {
    provider: text('provider', { enum: ['wechat', 'demo'] }).notNull(),
    subjectHash: text('subject_hash').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.subjectHash] }),
    check('identity_provider', sql`${table.provider} in ('wechat', 'demo')`),
  ],
)

/** An elder. Clear columns are only what lists and counts need; docs/decisions/021 keeps the list. */
export const person = pgTable(
  'person',
  {
    id: uuid('id').primaryKey(),
    wrappedKey: bytes('wrapped_key').notNull(),
    /** Sealed JSON `{name, birthDate, town}`. */
    sealed: bytes('sealed').notNull(),
    /** GB/T 2260 county of residence. */
    residence: char('residence', { length: 6 }),
    demo: boolean('demo').notNull().default(false),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [check('person_residence', sql`${table.residence} ~ '^[0-9]{6}$'`)],
)

/** Which account may act for which person, and whether she agreed. */
export const helper = pgTable(
  'helper',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** What the account calls her, as in the contract. */
    relation: text('relation').notNull(),
    standing: text('standing', { enum: ['self', 'confirmed', 'unconfirmed'] }).notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.personId] }),
    index('helper_person').on(table.personId),
    uniqueIndex('helper_self')
      .on(table.accountId)
      .where(sql`${table.standing} = 'self'`),
    check('helper_standing', sql`${table.standing} in ('self', 'confirmed', 'unconfirmed')`),
  ],
)

/** A place people go to. Public data: nothing in it is about a person in care. */
export const facility = pgTable(
  'facility',
  {
    id: text('id').primaryKey(),
    city: text('city').notNull(),
    county: char('county', { length: 6 }).notNull(),
    /** Street or town as the division register prints it; null for what serves the whole county. */
    town: text('town'),
    type: text('type').notNull(),
    name: text('name').notNull(),
    /** GCJ-02 degrees. */
    lng: numeric('lng', { precision: 9, scale: 6, mode: 'number' }).notNull(),
    lat: numeric('lat', { precision: 9, scale: 6, mode: 'number' }).notNull(),
    needs: text('needs').array().notNull(),
    /** All that a page shows and no query asks. */
    details: jsonb('details').$type<FacilityDetails>().notNull(),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [
    index('facility_place').on(table.city, table.lat, table.lng),
    index('facility_county_type').on(table.county, table.type, table.town),
    check('facility_in_china', sql`${table.lng} between 73 and 136 and ${table.lat} between 3 and 54`),
  ],
)

/**
 * Writes that were answered. Append-only: a repeat finds its answer here, and nobody can change what was answered.
 * The answer may name people, so it is sealed under the account's key.
 */
export const request = pgTable(
  'request',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    requestId: uuid('request_id').notNull(),
    /** Function and action, `account.addPerson`. */
    action: text('action').notNull(),
    bodyHash: text('body_hash').notNull(),
    sealedAnswer: bytes('sealed_answer').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.requestId] }),
    index('request_created').on(table.createdAt),
  ],
)

/** Which generated data was put in, and which version of its generator made it. */
export const seed = pgTable('seed', {
  name: text('name').primaryKey(),
  version: text('version').notNull(),
  createdAt: moment('created_at').notNull(),
})
