import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, key, moment } from './columns'

/**
 * Somebody who signs in. What is known of him is sealed under a data key of his own: destroying `wrappedKey` erases
 * him everywhere, backups of this row's ciphertext included.
 */
export const account = pgTable('account', {
  id: key(),
  /** The account's data key, wrapped by the master key; null once he has closed his account. */
  wrappedKey: bytes('wrapped_key'),
  /** Sealed JSON `{name, phone}`; phone may be null. */
  sealed: bytes('sealed').notNull(),
  createdAt: createdAt(),
})

/** How an account is recognised. `subjectHash` is keyed: an openid or a phone cannot be read or guessed from a copy. */
export const identity = pgTable(
  'identity',
  {
    provider: text('provider', { enum: ['wechat', 'phone', 'demo'] }).notNull(),
    subjectHash: text('subject_hash').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.subjectHash] }),
    index('identity_account').on(table.accountId),
    check('identity_provider', sql`${table.provider} in ('wechat', 'phone', 'demo')`),
  ],
)

/**
 * A device that somebody signed in on. The token it holds is short; the renewal changes at each use, so that one that is
 * used a second time shows a theft and ends the session.
 */
export const session = pgTable(
  'session',
  {
    id: key(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    issuer: text('issuer', { enum: ['city', 'demonstration'] }).notNull(),
    /** Keyed hashes of the renewal in force and of the one before it, whose answer may have been lost. */
    renewalHash: text('renewal_hash').notNull(),
    formerHash: text('former_hash'),
    renewedAt: moment('renewed_at').notNull(),
    /** Sealed JSON `{device}` under the account's key. */
    sealed: bytes('sealed').notNull(),
    createdAt: createdAt(),
    lastSeenAt: moment('last_seen_at').notNull(),
    /** Nothing renews it after that. */
    endsAt: moment('ends_at').notNull(),
    endedAt: moment('ended_at'),
    /** Until when the second factor opens the desks; null where it was not given. */
    deskUntil: moment('desk_until'),
  },
  (table) => [index('session_account').on(table.accountId, table.createdAt)],
)

/** A code sent to a phone, by keyed hashes of both. One in force for a phone. */
export const signInCode = pgTable('sign_in_code', {
  phoneHash: text('phone_hash').primaryKey(),
  codeHash: text('code_hash').notNull(),
  endsAt: moment('ends_at').notNull(),
  triesLeft: integer('tries_left').notNull(),
  createdAt: createdAt(),
})

/** How often something was tried, by a keyed hash of what and by whom: it holds in every process of the city. */
export const attempt = pgTable(
  'attempt',
  {
    keyHash: text('key_hash').primaryKey(),
    count: integer('count').notNull(),
    since: timestamp('since', { withTimezone: true }).notNull(),
    /** Nothing of this key is tried before that. */
    lockedUntil: moment('locked_until'),
  },
  (table) => [index('attempt_since').on(table.since)],
)

/**
 * Writes that were answered. Append-only: a repeat finds its answer here, and nobody can change what was answered.
 * The answer may name people, so it is sealed: under the key of the person whom it is about, or the account's own.
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
    /** The person whose key seals the answer; null where it is the account's own. */
    personId: uuid('person_id'),
    sealedAnswer: bytes('sealed_answer').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.requestId] }),
    index('request_created').on(table.createdAt),
  ],
)
