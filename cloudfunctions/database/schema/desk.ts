import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
  check,
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
import type { CaseState } from '../../../src/domain/case/case'
import {
  CONTACT_OUTCOMES,
  FOUND_CAUSES,
  FOUND_KINDS,
  FOUND_STATES,
  type FoundState,
} from '../../../src/domain/found/found'
import { LIFE_EVENTS } from '../../../src/domain/life/event'
import { VISIT_TIERS, WHEREABOUTS } from '../../../src/domain/register/entry'
import { VISIT_MODES, VISIT_OUTCOMES } from '../../../src/domain/visit/record'
import { bytes, createdAt, key, moment, order } from './columns'
import { person } from './person'
import { staff } from './staff'

/** An elder as a community's register lists her: derived from her record, and made anew from it at any time. */
export const registerEntry = pgTable(
  'register_entry',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => person.id),
    /** GB/T 2260 */
    county: char('county', { length: 6 }).notNull(),
    street: text('street'),
    communityHash: text('community_hash'),
    /** Keyed hash of her name without blanks and points: found by the whole name in a wide division. */
    nameHash: text('name_hash'),
    /** Keyed hash of the phone in her record: who rings 12349. */
    phoneHash: text('phone_hash'),
    /** First day of the month of her birth. */
    birthMonth: date('birth_month', { mode: 'string' }),
    alone: boolean('alone').notNull(),
    unable: boolean('unable').notNull(),
    lowIncome: boolean('low_income').notNull(),
    /** How often she is owed a visit; null where no rule says so. */
    tier: text('tier', { enum: VISIT_TIERS }),
    whereabouts: text('whereabouts', { enum: WHEREABOUTS }).notNull().default('home'),
    /** 不要主动联系: she is never listed where the city would call her of its own accord. */
    uncalled: boolean('uncalled').notNull().default(false),
    /** Day of the last visit at which she was seen. */
    lastVisitOn: date('last_visit_on', { mode: 'string' }),
    /** Month (its first day) for which a missed visit was brought to the street. */
    raisedFor: date('raised_for', { mode: 'string' }),
    /** Findings of hers that wait for somebody. */
    unclaimed: smallint('unclaimed').notNull().default(0),
    /** Day and edition by which she was last judged; null where she never was. */
    judgedOn: date('judged_on', { mode: 'string' }),
    judgedBy: text('judged_by'),
    /** What she may have by that judgement, as `noteOf` of src/domain/found/note writes it: `LF-13@20000`, `LF-14?`. */
    verdicts: text('verdicts').array(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    index('register_entry_home').on(table.county, table.street, table.communityHash, table.personId),
    index('register_entry_unvisited')
      .on(table.county, table.street, table.communityHash, table.lastVisitOn)
      .where(sql`${table.tier} is not null and ${table.whereabouts} = 'home'`),
    index('register_entry_name').on(table.nameHash),
    index('register_entry_phone').on(table.phoneHash),
    check(
      'register_entry_whereabouts',
      sql`${table.whereabouts} in ('home', 'hospital', 'institution', 'moved', 'died')`,
    ),
    check('register_entry_unclaimed', sql`${table.unclaimed} >= 0`),
  ],
)

/** 探访: somebody was visited, or was not met. Append-only. */
export const visit = pgTable(
  'visit',
  {
    id: key(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    /** Where she lived then: whose figures it counts in. */
    county: char('county', { length: 6 }).notNull(),
    street: text('street'),
    communityHash: text('community_hash'),
    /** Day in China of `at`. */
    on: date('on', { mode: 'string' }).notNull(),
    at: moment('at').notNull(),
    mode: text('mode', { enum: VISIT_MODES }).notNull(),
    outcome: text('outcome', { enum: VISIT_OUTCOMES }).notNull(),
    /** How often she was owed one then. */
    tier: text('tier', { enum: VISIT_TIERS }),
    /** How many cases came of it. */
    cases: smallint('cases').notNull().default(0),
    /** Sealed JSON `VisitSecret` under the person's key: findings, words, photos. */
    sealed: bytes('sealed').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('visit_person').on(table.personId, table.on),
    index('visit_home').on(table.county, table.street, table.communityHash, table.on),
    // One worker is at one door at one moment: what is sent twice under two ids is written once.
    uniqueIndex('visit_once').on(table.personId, table.staffId, table.at),
  ],
)

/** One going through of a city's register; the cursor is written with each batch, so a killed one goes on where it stopped. */
export const matchRun = pgTable(
  'match_run',
  {
    id: key(),
    city: text('city').notNull(),
    /** Day for which everybody is judged, `YYYY-MM-DD`. */
    on: date('on', { mode: 'string' }).notNull(),
    /** Edition of the list. */
    pack: text('pack').notNull(),
    /** Last person who is done. */
    cursor: uuid('cursor'),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull(),
    /** Findings that were written. */
    found: integer('found').notNull().default(0),
    /** People whose record could not be judged. */
    failed: integer('failed').notNull().default(0),
    startedAt: moment('started_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    // Two at once would do the same twice.
    uniqueIndex('match_run_open')
      .on(table.city)
      .where(sql`${table.finishedAt} is null`),
  ],
)

/** That somebody may have a benefit, will soon, or is judged otherwise by a new rule; one row for each of the two. */
export const found = pgTable(
  'found',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** `LF-13` */
    ref: text('ref').notNull(),
    county: char('county', { length: 6 }).notNull(),
    street: text('street'),
    communityHash: text('community_hash'),
    kind: text('kind', { enum: FOUND_KINDS }).notNull(),
    cause: text('cause', { enum: FOUND_CAUSES }).notNull(),
    state: text('state', { enum: FOUND_STATES }).notNull(),
    /** Something essential is for others to confirm (可能符合). */
    perhaps: boolean('perhaps').notNull(),
    /** Since when, or from when on, `YYYY-MM-DD`. */
    from: date('from', { mode: 'string' }).notNull(),
    pack: text('pack').notNull(),
    /** The case to which it came, where one was brought in. */
    caseId: uuid('case_id'),
    version: integer('version').notNull().default(1),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.ref] }),
    index('found_home').on(table.county, table.street, table.communityHash, table.ref, table.state),
    check('found_kind', sql`${table.kind} in ('entitled', 'soon', 'changed')`),
    check(
      'found_state',
      sql`${table.state} in ('open', 'told', 'wants', 'declined', 'unreached', 'applied', 'has', 'over')`,
    ),
  ],
)

/** What came of speaking with her about a finding. Append-only. */
export const foundContact = pgTable(
  'found_contact',
  {
    id: key(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    ref: text('ref').notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    outcome: text('outcome', { enum: CONTACT_OUTCOMES }).notNull(),
    /** Sealed JSON `{words}` under the person's key. */
    sealed: bytes('sealed').notNull(),
    seq: order(),
    createdAt: createdAt(),
  },
  (table) => [index('found_contact_person').on(table.personId, table.ref, table.seq)],
)

/** 去世、住院、搬走、住进机构、回家: said once. A row is taken back, never removed. */
export const lifeEvent = pgTable(
  'life_event',
  {
    id: key(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    kind: text('kind', { enum: LIFE_EVENTS }).notNull(),
    /** The day on which it happened. */
    on: date('on', { mode: 'string' }).notNull(),
    /** Where she was before: what taking back comes to. */
    before: text('before', { enum: WHEREABOUTS }).notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    /** Sealed JSON `{words}` under the person's key. */
    sealed: bytes('sealed').notNull(),
    seq: order(),
    createdAt: createdAt(),
    takenBackAt: moment('taken_back_at'),
    takenBackBy: uuid('taken_back_by').references(() => staff.id),
    /** Since when bookings and grants follow it. Null before, and again once it was taken back and they do so no more. */
    bookingsAt: moment('bookings_at'),
    /** The same of assessments. */
    assessmentsAt: moment('assessments_at'),
  },
  (table) => [index('life_event_person').on(table.personId, table.seq)],
)

/** The rest of a weekly order and how far it was booked, before an event let it rest or ended it. */
export interface OrderBefore {
  readonly pausedFrom: string | null
  readonly pausedUntil: string | null
  readonly madeUntil: string | null
}

/** Where an application stood, and its case, before an event ended it. */
export interface ApplicationBefore {
  readonly state: string
  readonly caseState: CaseState
  /** The staff row that had the case. */
  readonly holder: string | null
  readonly promisedOn: string | null
  /** The visit of a team that had not been to her. */
  readonly visit?: string
}

/** Why a grant was to stop on a day to come, before an event stopped it at once. */
export interface GrantBefore {
  readonly stopReason: string | null
}

/** States of findings before an event ended them, by the reference of the benefit. */
export type FindingsBefore = Readonly<Record<string, FoundState>>

/** What an event stopped or paused, so that taking it back finds it again. */
export const lifeEffect = pgTable(
  'life_effect',
  {
    eventId: uuid('event_id')
      .notNull()
      .references(() => lifeEvent.id),
    /** `grant` one that was in force; `application` for a grant that nobody had decided; `findings` all of hers that waited. */
    what: text('what', { enum: ['order', 'booking', 'grant', 'application', 'assessment', 'findings'] }).notNull(),
    /** Id of the order, booking, grant or assessment; of the person whose findings they are. */
    about: uuid('about').notNull(),
    /** How it stood before: dates, states and ids, never a word of anybody's. Null where the event itself says it. */
    before: jsonb('before').$type<OrderBefore | ApplicationBefore | GrantBefore | FindingsBefore>(),
    undoneAt: moment('undone_at'),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.what, table.about] })],
)
