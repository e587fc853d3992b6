import { sql } from 'drizzle-orm'
import { boolean, char, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { PRESENCE_PROOFS, PRESENCE_REASONS, STAFF_ROLES } from '../../../src/domain/staff/staff'
import { account } from './account'
import { bytes, createdAt, key, moment, order } from './columns'
import { person } from './person'
import { provider } from './provider'

/** Somebody who works for the city, by invitation of an operator. Ended rows stay: their name is in old events. */
export const staff = pgTable(
  'staff',
  {
    id: key(),
    /** Null until the invitation is taken up. */
    accountId: uuid('account_id').references(() => account.id),
    role: text('role', { enum: STAFF_ROLES }).notNull(),
    /** Folder of the city under `cities`. */
    city: text('city').notNull(),
    /** GB/T 2260 county; null is the whole city. */
    county: char('county', { length: 6 }),
    /** Street or town; null is the whole county. */
    street: text('street'),
    /** Keyed hash of county, street and community; null is the whole street. */
    communityHash: text('community_hash'),
    /** For whom somebody serves who is no one of the city's own: clerks, care workers and assessors; null for all others. */
    providerId: text('provider_id').references(() => provider.id),
    /** The row's own data key: a worker's name outlives his account, as the name in a letter does. */
    wrappedKey: bytes('wrapped_key').notNull(),
    /** Sealed JSON `{name, phone, community, secret}`: `secret` is the second factor's (RFC 6238). */
    sealed: bytes('sealed').notNull(),
    /** The last time step whose code was used: no code opens twice. */
    lastStep: integer('last_step').notNull().default(0),
    invitationHash: text('invitation_hash'),
    invitedBy: uuid('invited_by'),
    invitationEndsAt: moment('invitation_ends_at'),
    createdAt: createdAt(),
    /** When the second factor was first shown to work. */
    joinedAt: moment('joined_at'),
    endedAt: moment('ended_at'),
  },
  (table) => [
    uniqueIndex('staff_account')
      .on(table.accountId)
      .where(sql`${table.endedAt} is null`),
    uniqueIndex('staff_invitation').on(table.invitationHash),
    index('staff_division').on(table.county, table.street),
    check(
      'staff_role',
      sql`${table.role} in ('operator', 'community-worker', 'phone-agent', 'official', 'clerk', 'care-worker', 'assessor')`,
    ),
    check(
      'staff_provider',
      sql`(${table.role} in ('clerk', 'care-worker', 'assessor')) = (${table.providerId} is not null)`,
    ),
    check('staff_street', sql`${table.street} is null or ${table.county} is not null`),
  ],
)

/** 当面代办: a worker sits beside one elder. While it is open he acts for her; it closes when done or by itself. */
export const presence = pgTable(
  'presence',
  {
    id: key(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    reason: text('reason', { enum: PRESENCE_REASONS }).notNull(),
    /** How she showed that she is there. */
    proof: text('proof', { enum: PRESENCE_PROOFS }).notNull(),
    /** Sealed JSON under the person's key: the signature's strokes; null with a service code. */
    sealedProof: bytes('sealed_proof'),
    createdAt: createdAt(),
    endsAt: moment('ends_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    // One elder at a time.
    uniqueIndex('presence_open')
      .on(table.staffId)
      .where(sql`${table.endedAt} is null`),
    index('presence_person').on(table.personId, table.createdAt),
  ],
)

/** What was decided about somebody, by whom and on what ground. Append-only. */
export const decision = pgTable(
  'decision',
  {
    id: key(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** `guardian`, `grant` */
    kind: text('kind').notNull(),
    /** The case or helper row that it is about. */
    about: uuid('about').notNull(),
    outcome: text('outcome', { enum: ['approved', 'refused'] }).notNull(),
    /** Sealed JSON `{reason}` under the person's key. */
    sealed: bytes('sealed').notNull(),
    byStaff: uuid('by_staff')
      .notNull()
      .references(() => staff.id),
    createdAt: createdAt(),
  },
  (table) => [index('decision_person').on(table.personId, table.createdAt)],
)

/** Each time the city took a provider off, or let it serve again: who, when and why. Append-only. */
export const providerStanding = pgTable(
  'provider_standing',
  {
    id: key(),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    /** Whether it may take orders from then on. */
    serves: boolean('serves').notNull(),
    words: text('words').notNull(),
    byStaff: uuid('by_staff')
      .notNull()
      .references(() => staff.id),
    seq: order(),
    createdAt: createdAt(),
  },
  (table) => [index('provider_standing_provider').on(table.providerId, table.seq)],
)
