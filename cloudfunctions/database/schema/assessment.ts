import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
  check,
  date,
  index,
  integer,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { SEATS } from '@/domain/assessment/sheet'
import { ASSESSMENT_REASONS, ASSESSMENT_STATES } from '@/domain/assessment/states'
import { account } from './account'
import { during } from './booking'
import { careCase } from './case'
import { bytes, createdAt, key, moment, order } from './columns'
import { person } from './person'
import { provider } from './provider'
import { staff } from './staff'

/** Who may assess, beside his place among the city's staff. His organisation stands there (`staff.provider_id`). */
export const assessor = pgTable('assessor', {
  staffId: uuid('staff_id')
    .primaryKey()
    .references(() => staff.id),
  /** Has a medical or nursing background. */
  medical: boolean('medical').notNull(),
  /** Last day on which his certificate holds. */
  validTo: date('valid_to', { mode: 'string' }).notNull(),
  version: integer('version').notNull().default(1),
  createdAt: createdAt(),
})

/** One application, from the first word to the end of its result. */
export const assessment = pgTable(
  'assessment',
  {
    id: key(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => careCase.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    city: text('city').notNull(),
    /** Whose office: the county in which she lives. */
    county: char('county', { length: 6 }).notNull(),
    state: text('state', { enum: ASSESSMENT_STATES }).notNull(),
    reason: text('reason', { enum: ASSESSMENT_REASONS }).notNull(),
    /** 1, or 2 for the team that an objection asked for. */
    round: smallint('round').notNull().default(1),
    /** The team and its appointment, as they stand now. */
    visitId: uuid('visit_id'),
    /** The result that counts; null until one was told. */
    resultId: uuid('result_id'),
    /** Of the result that counts: a clear column, so that desks can filter and the batch can judge. */
    level: smallint('level'),
    /** When she was told, and the last day on which she may object. */
    toldAt: moment('told_at'),
    objectUntil: date('object_until', { mode: 'string' }),
    /** First and last day on which the result holds; null until it is in force. */
    fromDay: date('from_day', { mode: 'string' }),
    validTo: date('valid_to', { mode: 'string' }),
    checkedBy: uuid('checked_by').references(() => staff.id),
    reviewedBy: uuid('reviewed_by').references(() => staff.id),
    /** Sealed JSON `AssessmentSecret` under the person's key. */
    sealed: bytes('sealed').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('assessment_case').on(table.caseId),
    index('assessment_person').on(table.personId, table.state),
    index('assessment_desk').on(table.city, table.county, table.state),
    // Whose result ends, and when.
    index('assessment_valid')
      .on(table.validTo)
      .where(sql`${table.state} = 'in-force'`),
    uniqueIndex('assessment_once')
      .on(table.personId)
      .where(
        sql`${table.state} in ('received', 'returned', 'checked', 'assigned', 'appointed', 'assessed', 'told', 'objected')`,
      ),
    check('assessment_round', sql`${table.round} in (1, 2)`),
    check('assessment_level', sql`${table.level} between 0 and 4`),
    check(
      'assessment_in_force',
      sql`${table.state} not in ('told', 'in-force', 'expired', 'superseded') or (${table.resultId} is not null and ${table.level} is not null)`,
    ),
    check(
      'assessment_valid_days',
      sql`${table.state} <> 'in-force' or (${table.fromDay} is not null and ${table.validTo} > ${table.fromDay})`,
    ),
  ],
)

/** Two assessors who go to her once: the team of a round, and when. A new team or day is a new row; the old one is off. */
export const assessmentVisit = pgTable(
  'assessment_visit',
  {
    id: key(),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessment.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    round: smallint('round').notNull(),
    /** The assessing organisation. */
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    first: uuid('first')
      .notNull()
      .references(() => staff.id),
    second: uuid('second')
      .notNull()
      .references(() => staff.id),
    /** Null while no day is fixed. */
    during: during('during'),
    day: date('day', { mode: 'string' }),
    /** Where she is, for the way between two appointments. */
    county: char('county', { length: 6 }).notNull(),
    street: text('street'),
    communityHash: text('community_hash'),
    /** False once another day or team took its place, or it was withdrawn. Signed ones stay true. */
    active: boolean('active').notNull().default(true),
    signedAt: moment('signed_at'),
    /** Read again by the office: one in twenty, drawn by a keyed hash so that nobody can tell beforehand. */
    drawn: boolean('drawn').notNull().default(false),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    index('assessment_visit_of').on(table.assessmentId, table.round),
    index('assessment_visit_first').on(table.first, table.day),
    index('assessment_visit_second').on(table.second, table.day),
    index('assessment_visit_org').on(table.providerId, table.signedAt),
    uniqueIndex('assessment_visit_one')
      .on(table.assessmentId)
      .where(sql`${table.active} and ${table.signedAt} is null`),
    check('assessment_visit_two', sql`${table.first} <> ${table.second}`),
    check('assessment_visit_day', sql`(${table.during} is null) = (${table.day} is null)`),
  ],
)

/** An assessor's time; two of one person never overlap (`assessor_time_free`, an exclusion constraint). */
export const assessorTime = pgTable(
  'assessor_time',
  {
    id: key(),
    visitId: uuid('visit_id')
      .notNull()
      .references(() => assessmentVisit.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    during: during('during').notNull(),
    active: boolean('active').notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [index('assessor_time_visit').on(table.visitId)],
)

/** One tap on the form. Append-only, and nothing is added to a form that was signed (`assessment_tap_unsigned`, a trigger). */
export const assessmentTap = pgTable(
  'assessment_tap',
  {
    /** Drawn on the device: what arrives five times is one row. */
    id: key(),
    visitId: uuid('visit_id')
      .notNull()
      .references(() => assessmentVisit.id),
    /** Whose answer it is. */
    seat: text('seat', { enum: SEATS }).notNull(),
    /** In whose session it arrived: one of the two. */
    byStaff: uuid('by_staff')
      .notNull()
      .references(() => staff.id),
    /** Sealed JSON of the tap under the person's key: an answer about her body. */
    sealed: bytes('sealed').notNull(),
    /** When it was tapped, by the device. */
    tappedAt: moment('tapped_at').notNull(),
    seq: order(),
    createdAt: createdAt(),
  },
  (table) => [index('assessment_tap_visit').on(table.visitId, table.seq)],
)

export const SIGNERS = ['first', 'second', 'informant'] as const
export type Signer = (typeof SIGNERS)[number]

/** A name under a form. Append-only; nobody signs one form twice, in whatever seat. */
export const assessmentSignature = pgTable(
  'assessment_signature',
  {
    id: key(),
    visitId: uuid('visit_id')
      .notNull()
      .references(() => assessmentVisit.id),
    who: text('who', { enum: SIGNERS }).notNull(),
    /** Null for the informant. */
    staffId: uuid('staff_id').references(() => staff.id),
    /** The time step of his second factor (RFC 6238), which he gave with his hand: no code signs twice. */
    step: integer('step'),
    /** Sealed JSON under the person's key: strokes, and of the informant name and relation. */
    sealed: bytes('sealed').notNull(),
    signedAt: moment('signed_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('assessment_signature_seat').on(table.visitId, table.who),
    uniqueIndex('assessment_signature_staff')
      .on(table.visitId, table.staffId)
      .where(sql`${table.staffId} is not null`),
    uniqueIndex('assessment_signature_step')
      .on(table.staffId, table.step)
      .where(sql`${table.step} is not null`),
    check('assessment_signature_who', sql`(${table.who} = 'informant') = (${table.staffId} is null)`),
  ],
)

/**
 * What the signed form comes to. Append-only: never changed, only superseded by a later row. Only for a form that both of its team
 * have signed (`assessment_result_signed`, a trigger).
 */
export const assessmentResult = pgTable(
  'assessment_result',
  {
    id: key(),
    visitId: uuid('visit_id')
      .notNull()
      .references(() => assessmentVisit.id),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessment.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** «GB/T 42195-2022», and which edition of our own words. */
    instrument: text('instrument').notNull(),
    edition: smallint('edition').notNull(),
    level: smallint('level').notNull(),
    /** The day of the visit. */
    on: date('on', { mode: 'string' }).notNull(),
    /** Sealed JSON `ResultSecret` under the person's key: scores, sums, clauses, how the city reads them. */
    sealed: bytes('sealed').notNull(),
    supersedes: uuid('supersedes'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('assessment_result_visit').on(table.visitId),
    index('assessment_result_of').on(table.assessmentId),
    index('assessment_result_person').on(table.personId, table.createdAt),
    check('assessment_result_level', sql`${table.level} between 0 and 4`),
  ],
)

/** What anybody may check who holds its code: that a result in force is what a paper says. */
export const assessmentCertificate = pgTable(
  'assessment_certificate',
  {
    id: key(),
    resultId: uuid('result_id')
      .notNull()
      .references(() => assessmentResult.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** Twelve letters and digits that nobody confuses, drawn at random. */
    code: char('code', { length: 12 }).notNull(),
    level: smallint('level').notNull(),
    on: date('on', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }).notNull(),
    /** When it stopped to hold before its last day: another result took its place. */
    endedAt: moment('ended_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('assessment_certificate_code').on(table.code),
    uniqueIndex('assessment_certificate_result').on(table.resultId),
    index('assessment_certificate_person').on(table.personId),
  ],
)

/** A signed form that the office has read again. Append-only. */
export const assessmentAudit = pgTable(
  'assessment_audit',
  {
    id: key(),
    visitId: uuid('visit_id')
      .notNull()
      .references(() => assessmentVisit.id),
    byStaff: uuid('by_staff')
      .notNull()
      .references(() => staff.id),
    byAccount: uuid('by_account')
      .notNull()
      .references(() => account.id),
    fine: boolean('fine').notNull(),
    /** Sealed JSON `{words}` under the person's key. */
    sealed: bytes('sealed').notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('assessment_audit_once').on(table.visitId)],
)
