import * as z from 'zod/mini'
import { GRANT_STATES, STOP_REASONS } from '@/domain/booking/grant'
import { ACCOUNT_UNITS, ENTRY_KINDS, PAYERS } from '@/domain/booking/money'
import { BOOKING_STATES } from '@/domain/booking/states'
import { cityName, countyCode, dateText, instant, version, words } from '../common'
import { action } from '../envelope'
import { facilityId } from '../facility'
import { fen, month, price, programmeCard, programmeKey, service } from './shapes'

const fileIds = z.optional(z.array(z.uuid()).check(z.maxLength(9, '一次最多9张照片')))
const OFFICIAL = { by: 'staff', roles: ['official'] } as const

const accountMonth = z.object({
  month,
  unit: z.enum(ACCOUNT_UNITS),
  allotted: z.int(),
  carriedIn: z.int(),
  held: z.int(),
  settled: z.int(),
  left: z.int(),
  entries: z.array(
    z.object({
      kind: z.enum(ENTRY_KINDS),
      amount: z.int(),
      fen,
      at: instant,
      booking: z.nullable(z.uuid()),
      about: z.string(),
    }),
  ),
})

const grantCard = z.object({
  id: z.uuid(),
  case: z.uuid(),
  caseVersion: version,
  number: z.string(),
  programme: programmeCard,
  person: z.object({ id: z.uuid(), name: z.string() }),
  county: countyCode,
  state: z.enum(GRANT_STATES),
  monthly: z.nullable(z.int()),
  daily: z.nullable(z.int()),
  visitFen: z.nullable(fen),
  from: z.nullable(dateText),
  until: z.nullable(dateText),
  reviewOn: z.nullable(dateText),
  clause: z.nullable(z.string()),
  /** Who checked and who approved, in words; null until then. */
  checkedBy: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
  stopReason: z.nullable(z.enum(STOP_REASONS)),
  /** By when an answer is promised. */
  promisedOn: z.nullable(dateText),
  appliedAt: instant,
  version,
})
export type GrantCard = z.infer<typeof grantCard>

const grantThread = z.object({
  grant: grantCard,
  /** What she said when she applied. */
  said: z.string(),
  files: z.array(z.uuid()),
  /** What the community found; empty until then. */
  found: z.string(),
  months: z.array(accountMonth),
  /** What the caller may do now. */
  may: z.array(z.enum(['check', 'return', 'send-again', 'withdraw', 'approve', 'refuse', 'review', 'stop'])),
})
export type GrantThread = z.infer<typeof grantThread>
const answered = z.object({ grant: grantThread })
const seen = { case: z.uuid(), version }

/** A booking as the books have it: to the fen, and without a name where the reader has no need of one. */
const ledgerLine = z.object({
  booking: z.uuid(),
  day: dateText,
  service,
  facility: z.object({ id: facilityId, name: z.string() }),
  provider: z.string(),
  /** First letter of the name only. */
  person: z.string(),
  /** Of the case, eight digits: what the street and the provider find her by. */
  number: z.string(),
  state: z.enum(BOOKING_STATES),
  price,
})
export type LedgerLine = z.infer<typeof ledgerLine>

/** Applied for, checked, approved, in force, reviewed, stopped; and where every yuan went. */
export const grantActions = {
  applyGrant: action({
    about:
      'Applies for a programme. A judgement may have suggested it and filled it in; it opens nothing. A second application while one is open is a conflict that names it.',
    access: { by: 'person', scope: 'handle', presence: true, call: true, trace: '申请了补贴' },
    writes: true,
    input: z.strictObject({ city: cityName, programme: programmeKey, words: words(500), files: fileIds }),
    output: answered,
  }),
  grants: action({
    about: 'All her grants with this month’s account.',
    access: { by: 'person', scope: 'view', presence: true, call: true, trace: null },
    writes: false,
    input: z.strictObject({}),
    output: z.object({ grants: z.array(grantThread) }),
  }),
  grant: action({
    about: 'One grant with its months and entries. The official of its county reads it by `grantOnDesk`.',
    access: { by: 'case', scope: 'view', desk: 'too', trace: '看了一项补贴' },
    writes: false,
    input: z.strictObject({ case: z.uuid() }),
    output: answered,
  }),
  sendGrantAgain: action({
    about: 'Brings what was missing.',
    access: { by: 'case', scope: 'handle', desk: 'never', trace: '补了补贴申请的材料' },
    writes: true,
    input: z.strictObject({ ...seen, words: words(500), files: fileIds }),
    output: answered,
  }),
  withdrawGrant: action({
    about: 'Takes the application back.',
    access: { by: 'case', scope: 'handle', desk: 'never', trace: '撤回了补贴申请' },
    writes: true,
    input: z.strictObject({ ...seen, words: z.optional(words(300)) }),
    output: answered,
  }),
  checkGrant: action({
    about: 'The community has looked: it fits, as far as the community sees, or something is missing (`return`).',
    access: { by: 'case', scope: 'handle', desk: 'only', trace: '核对了补贴申请' },
    writes: true,
    input: z.strictObject({ ...seen, finding: z.enum(['fits', 'does-not', 'return']), words: words(500) }),
    output: answered,
  }),
  grantDesk: action({
    about: 'Grants of the official’s county: to decide, to review within 30 days, in force, over.',
    access: OFFICIAL,
    writes: false,
    input: z.strictObject({ show: z.enum(['decide', 'review', 'in-force', 'over']) }),
    output: z.object({ grants: z.array(grantCard), counts: z.object({ decide: z.int(), review: z.int() }) }),
  }),
  grantOnDesk: action({
    about: 'One grant, for the official of its county; she sees in «谁看过» that it was read.',
    access: OFFICIAL,
    writes: false,
    input: z.strictObject({ case: z.uuid() }),
    output: answered,
  }),
  decideGrant: action({
    about:
      'Approves with the clause, from when, until when and the amount where the programme leaves it open; or refuses with a reason and how to object. Only a checked one; never by who checked it or for himself.',
    access: OFFICIAL,
    writes: true,
    input: z.strictObject({
      ...seen,
      approve: z.boolean(),
      clause: z.optional(words(60)),
      from: z.optional(dateText),
      until: z.optional(dateText),
      /** In the programme’s unit, where the programme sets none. */
      monthly: z.optional(z.int().check(z.gte(1), z.lte(10_000_000))),
      visitFen: z.optional(z.int().check(z.gte(1), z.lte(10_000_000))),
      words: words(500),
    }),
    output: answered,
  }),
  reviewGrant: action({
    about: 'Looked again: it still holds, and when it is looked at next.',
    access: OFFICIAL,
    writes: true,
    input: z.strictObject({ ...seen, next: dateText, words: words(300) }),
    output: answered,
  }),
  stopGrant: action({
    about:
      'Stops it with a reason. What is held for bookings after `from` is released, and she is told what that changes.',
    access: OFFICIAL,
    writes: true,
    input: z.strictObject({ ...seen, reason: z.enum(STOP_REASONS), from: dateText, words: words(300) }),
    output: answered,
  }),
  ledger: action({
    about:
      'Every subsidised booking of a month in the official’s county: person, booking, programme, payer. Sums by programme and payer.',
    access: OFFICIAL,
    writes: false,
    input: z.strictObject({ month, programme: z.optional(programmeKey), skip: z.optional(z.int().check(z.gte(0))) }),
    output: z.object({
      lines: z.array(ledgerLine),
      more: z.boolean(),
      /** Settled in this month, over all lines. */
      sums: z.array(
        z.object({ programme: z.string(), name: z.string(), payer: z.enum(PAYERS), fen, bookings: z.int() }),
      ),
      /** Still held for bookings of this month. */
      heldFen: fen,
      /** Entries and accounts agree: what the database says when it is asked. */
      agrees: z.boolean(),
    }),
  }),
}
