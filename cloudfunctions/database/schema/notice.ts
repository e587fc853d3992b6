import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { account } from './account'
import { bytes, createdAt, key, moment } from './columns'

/** What somebody is told, in the app: the truth, whatever becomes of the messages outside. */
export const notice = pgTable(
  'notice',
  {
    id: key(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    /** As in `src/domain/notice`. */
    template: text('template').notNull(),
    /** Whom it tells of, whose key seals it then; null where it is the account's own affair. */
    personId: uuid('person_id'),
    /** Sealed JSON `{params, link}`: under the key of the person whom it tells of, or the account's own. */
    sealed: bytes('sealed').notNull(),
    createdAt: createdAt(),
    readAt: moment('read_at'),
  },
  (table) => [index('notice_account').on(table.accountId, table.createdAt)],
)

/** A message on its way out. It leaves in the transaction that caused it; its text holds nothing personal. */
export const outbox = pgTable(
  'outbox',
  {
    id: key(),
    channel: text('channel', { enum: ['sms', 'wechat'] }).notNull(),
    template: text('template').notNull(),
    /** Data key of this row, for an address may belong to no account yet. */
    wrappedKey: bytes('wrapped_key').notNull(),
    /** Sealed JSON `{to, code}`: a phone or an openid, and a code where the template has one. */
    sealed: bytes('sealed').notNull(),
    status: text('status', { enum: ['waiting', 'sent', 'dead'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: moment('next_at').notNull(),
    /** An error's kind, never its words: `timeout`, `refused`, `unreachable`. */
    lastFault: text('last_fault'),
    createdAt: createdAt(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    index('outbox_due')
      .on(table.nextAt)
      .where(sql`${table.status} = 'waiting'`),
    check('outbox_status', sql`${table.status} in ('waiting', 'sent', 'dead')`),
  ],
)

/** Something to do at its time, once. Claimed with SKIP LOCKED; whoever dies with it leaves it to the next. */
export const job = pgTable(
  'job',
  {
    id: key(),
    kind: text('kind').notNull(),
    /** The same thing is not put up twice: `presence-end <id>`. */
    about: text('about').notNull(),
    runAt: moment('run_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    claimedUntil: moment('claimed_until'),
    status: text('status', { enum: ['waiting', 'done', 'dead'] }).notNull(),
    lastFault: text('last_fault'),
    createdAt: createdAt(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    uniqueIndex('job_about').on(table.kind, table.about),
    index('job_due')
      .on(table.runAt)
      .where(sql`${table.status} = 'waiting'`),
    check('job_status', sql`${table.status} in ('waiting', 'done', 'dead')`),
  ],
)
