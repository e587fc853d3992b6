import { sql } from 'drizzle-orm'
import { boolean, char, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { CONSENT_CLASSES, CONSENT_WAYS } from '../../../src/domain/consent/consent'
import { GROUNDS, HELPER_DECISIONS, SCOPES, STANDINGS } from '../../../src/domain/helper/scope'
import { account } from './account'
import { bytes, createdAt, key, moment, order } from './columns'

/** An elder. Clear columns are only what lists, desks and counts need; docs/decisions/021 keeps the list. */
export const person = pgTable(
  'person',
  {
    id: key(),
    /** Her data key, wrapped by the master key; null once she is erased, and then nothing of her can be read again. */
    wrappedKey: bytes('wrapped_key'),
    /** Sealed JSON `PersonRecord`: her record as it stands. How it came to be is in `recordChange`. */
    sealed: bytes('sealed').notNull(),
    /** Grows with each change of the record: an act on a stale page is told so. */
    version: integer('version').notNull().default(1),
    /** Keyed hash of an identity number that a helper named or a worker saw: one record for one number. */
    identityHash: text('identity_hash'),
    /** A worker has seen the card (or a department has answered) for `identityHash`. */
    identitySeen: boolean('identity_seen').notNull().default(false),
    /** Keyed hash of the code on her printed card. */
    serviceCodeHash: text('service_code_hash'),
    /** The code itself, sealed under her key: the sheet on her refrigerator shows it. Null for cards of before. */
    sealedCode: bytes('sealed_code'),
    /** GB/T 2260 county of residence. */
    residence: char('residence', { length: 6 }),
    /** Street or town as the division register prints it: whose desk. */
    street: text('street'),
    /** Keyed hash of county, street and community: whose desk, where a worker has one community only. */
    communityHash: text('community_hash'),
    /** The record that this one was found to be; it is the one that counts. */
    mergedInto: uuid('merged_into'),
    erasedAt: moment('erased_at'),
    demo: boolean('demo').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    check('person_residence', sql`${table.residence} ~ '^[0-9]{6}$'`),
    uniqueIndex('person_identity').on(table.identityHash),
    uniqueIndex('person_service_code').on(table.serviceCodeHash),
    index('person_merged').on(table.mergedInto),
  ],
)

/** What ever was said of a line of a record. Append-only: a change keeps the old value, erasure makes it unreadable. */
export const recordChange = pgTable(
  'record_change',
  {
    id: key(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** Sealed JSON `RecordChange` under the person's key: which line it is would tell of her health. */
    sealed: bytes('sealed').notNull(),
    seq: order(),
    createdAt: createdAt(),
  },
  (table) => [index('record_change_person').on(table.personId, table.createdAt)],
)

/** How an account stands to an elder, and what it may do for her. */
export const helper = pgTable(
  'helper',
  {
    id: key(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** What the account calls her, as in the contract. */
    relation: text('relation').notNull(),
    standing: text('standing', { enum: STANDINGS }).notNull(),
    scopes: text('scopes', { enum: SCOPES }).array().notNull(),
    /** The last moment on which he may act; null without an end. */
    until: moment('until'),
    /** Sealed JSON `{name, birthDate, …}` under the account's key: what he typed, all that he sees until she agrees. */
    sealedTold: bytes('sealed_told'),
    /** Keyed hash of the name, birth date and county that he typed: how a worker beside her finds who registered her. */
    toldHash: text('told_hash'),
    /**
     * The id under which this account knows her until she agrees, and may go on naming her: random, so that two accounts
     * that typed one identity number cannot see that they met on one record.
     */
    formerPersonId: uuid('former_person_id'),
    /** Grows with each change: two who decide at once do not undo each other. */
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    confirmedAt: moment('confirmed_at'),
    endedAt: moment('ended_at'),
  },
  (table) => [
    // An account stands to a person in one way at a time; what ended stays to be seen.
    uniqueIndex('helper_active')
      .on(table.accountId, table.personId)
      .where(sql`${table.standing} <> 'ended'`),
    index('helper_person').on(table.personId),
    index('helper_told').on(table.toldHash),
    index('helper_former').on(table.formerPersonId),
    uniqueIndex('helper_self')
      .on(table.accountId)
      .where(sql`${table.standing} = 'self'`),
    // A record has one 本人.
    uniqueIndex('helper_one_self')
      .on(table.personId)
      .where(sql`${table.standing} = 'self'`),
    check('helper_standing', sql`${table.standing} in ('self', 'guardian', 'confirmed', 'unconfirmed', 'ended')`),
    check('helper_scopes', sql`${table.scopes} <@ array['view', 'handle', 'book', 'pay', 'assess']`),
    check('helper_unconfirmed_scopes', sql`${table.standing} <> 'unconfirmed' or cardinality(${table.scopes}) = 0`),
  ],
)

/**
 * A way for somebody else to come to a record: a helper asked in, or the elder asked on her own phone to agree to a
 * helper. Both secrets are kept as keyed hashes; the six digits count together with her name only.
 */
export const invitation = pgTable(
  'invitation',
  {
    id: key(),
    kind: text('kind', { enum: ['helper', 'elder'] }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** The helper row that asks (kind `elder`), or null. */
    helperId: uuid('helper_id').references(() => helper.id),
    byAccount: uuid('by_account')
      .notNull()
      .references(() => account.id),
    linkHash: text('link_hash').notNull(),
    /** Keyed hash of the six digits and the elder's name. */
    codeHash: text('code_hash').notNull(),
    scopes: text('scopes', { enum: SCOPES }).array().notNull(),
    until: moment('until'),
    /** Sealed JSON `{name, called, byName}` under the inviting account's key: what the invited may read. Empty once it ended. */
    sealed: bytes('sealed').notNull(),
    status: text('status', { enum: ['open', 'accepted', 'refused', 'withdrawn'] }).notNull(),
    endsAt: moment('ends_at').notNull(),
    acceptedBy: uuid('accepted_by').references(() => account.id),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('invitation_link').on(table.linkHash),
    index('invitation_code').on(table.codeHash),
    index('invitation_person').on(table.personId),
    check('invitation_kind', sql`${table.kind} in ('helper', 'elder')`),
    check('invitation_status', sql`${table.status} in ('open', 'accepted', 'refused', 'withdrawn')`),
  ],
)

/** What she agreed to, refused or took back, and how it came to us. Append-only; the latest of a class counts. */
export const consent = pgTable(
  'consent',
  {
    id: key(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    class: text('class', { enum: CONSENT_CLASSES }).notNull(),
    /** Of the text that she read or was read. */
    version: text('version').notNull(),
    given: boolean('given').notNull(),
    way: text('way', { enum: CONSENT_WAYS }).notNull(),
    byAccount: uuid('by_account')
      .notNull()
      .references(() => account.id),
    ground: text('ground', { enum: GROUNDS }).notNull(),
    /** Sealed JSON under the person's key: the signature's strokes or the witness; null on her own phone. */
    sealedProof: bytes('sealed_proof'),
    seq: order(),
    createdAt: createdAt(),
  },
  (table) => [index('consent_person').on(table.personId, table.class, table.createdAt)],
)

/**
 * That she agreed to a helper, to what he may do or to asking one, and how that came to us. Append-only; the latest of a
 * helper counts.
 */
export const helperDecision = pgTable(
  'helper_decision',
  {
    id: key(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** The helper whom it is about; null where one is only asked. */
    helperId: uuid('helper_id').references(() => helper.id),
    /** The invitation that was made by it; null otherwise. */
    invitationId: uuid('invitation_id').references(() => invitation.id),
    kind: text('kind', { enum: HELPER_DECISIONS }).notNull(),
    way: text('way', { enum: CONSENT_WAYS }).notNull(),
    byAccount: uuid('by_account')
      .notNull()
      .references(() => account.id),
    ground: text('ground', { enum: GROUNDS }).notNull(),
    /** Sealed JSON under the person's key: the signature's strokes or the witness; null on her own phone. */
    sealedProof: bytes('sealed_proof'),
    seq: order(),
    createdAt: createdAt(),
  },
  (table) => [
    index('helper_decision_person').on(table.personId),
    index('helper_decision_invitation').on(table.invitationId),
    check('helper_decision_kind', sql`${table.kind} in ('confirm', 'change', 'invite')`),
    check('helper_decision_about', sql`num_nonnulls(${table.helperId}, ${table.invitationId}) = 1`),
  ],
)

/** Who looked at a record or changed it. Append-only, for her to see; names are opened from the account when shown. */
export const accessLog = pgTable(
  'access_log',
  {
    id: key(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    ground: text('ground', { enum: GROUNDS }).notNull(),
    /** `account.record`: the contract says what that is in words. */
    action: text('action').notNull(),
    caseId: uuid('case_id'),
    createdAt: createdAt(),
  },
  (table) => [index('access_log_person').on(table.personId, table.createdAt)],
)

/** A saved judgement. Append-only: a later one is another row. */
export const judgement = pgTable(
  'judgement',
  {
    id: key(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    byAccount: uuid('by_account')
      .notNull()
      .references(() => account.id),
    ground: text('ground', { enum: GROUNDS }).notNull(),
    /** Sealed JSON `SavedJudgement` under the person's key. */
    sealed: bytes('sealed').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('judgement_person').on(table.personId, table.createdAt)],
)
