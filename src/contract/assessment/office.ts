import * as z from 'zod/mini'
import { dateText, instant, words } from '../common'
import { action } from '../envelope'
import {
  assessmentCard,
  assessmentThread,
  FILE_TYPES,
  level,
  minute,
  resultCard,
  seen,
  visitCard,
  visitId,
} from './shapes'

const OFFICIAL = { by: 'staff', roles: ['official'] } as const
/** `2026-11` */
const month = z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份写成 2026-11 这样'))

/** What the queue is read by. `drawn`: signed forms that are to be read again. */
export const OFFICE_SHOWS = [
  'check',
  'assign',
  'appoint',
  'visit',
  'review',
  'told',
  'in-force',
  'over',
  'drawn',
] as const
const show = z.enum(OFFICE_SHOWS)

const tapLine = z.object({
  item: z.string(),
  itemName: z.string(),
  /** Who, in words, and when. */
  by: z.string(),
  at: instant,
  was: z.nullable(z.string()),
  now: z.string(),
  words: z.string(),
})

const officeThread = z.object({
  thread: assessmentThread,
  /** All teams so far, latest first. */
  visits: z.array(visitCard),
  /** The signed form that waits for review, or was drawn: what both agreed on, item by item. */
  sheet: z.nullable(
    z.object({
      visit: visitId,
      lines: z.array(z.object({ item: z.string(), name: z.string(), answer: z.string(), notes: z.array(z.string()) })),
      /** Answers that were changed, and differences that were settled. */
      changes: z.array(tapLine),
      informant: z.nullable(z.object({ name: z.string(), relation: z.string() })),
      /** Why nobody signed who told of her; null where somebody did. */
      nobody: z.nullable(z.string()),
      /** Photos and recordings of the visit, each with what it is: one is looked at, the other heard. */
      files: z.array(z.object({ id: z.uuid(), type: z.enum(FILE_TYPES) })),
    }),
  ),
  /** Signed and not told yet: for the office alone. */
  draft: z.nullable(resultCard),
  audit: z.nullable(z.object({ fine: z.boolean(), words: z.string(), by: z.string(), at: instant })),
})
export type OfficeThread = z.infer<typeof officeThread>
const answered = z.object({ office: officeThread })

const orgCard = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  /** Why nobody of it can be sent; null where it can. */
  fault: z.nullable(z.string()),
  assessors: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      medical: z.boolean(),
      validTo: dateText,
      fault: z.nullable(z.string()),
      /** Appointments on that day. */
      that: z.int(),
    }),
  ),
})
export type OrgCard = z.infer<typeof orgCard>

/** The civil servant's desk (民政经办): takes on, sends a team, reads what it signed, tells her. */
export const officeActions = {
  officeDesk: action({
    about: 'Applications of the official’s county, a page at a time; what is due first stands first.',
    access: OFFICIAL,
    writes: false,
    input: z.strictObject({ show, skip: z.optional(z.int().check(z.gte(0), z.lte(10_000))) }),
    output: z.object({
      cards: z.array(assessmentCard),
      /** There are more after these. */
      more: z.boolean(),
      /** How many stand at each, and how many of them are overdue. */
      counts: z.array(z.object({ show, n: z.int(), overdue: z.int() })),
    }),
  }),
  officeCase: action({
    about: 'One application, for the official of its county; she sees in «谁看过» that it was read.',
    access: OFFICIAL,
    writes: false,
    input: z.strictObject({ case: z.uuid() }),
    output: answered,
  }),
  check: action({
    about: 'Takes it on, sends it back for what is missing, or refuses it with a reason and how to object.',
    access: OFFICIAL,
    writes: true,
    input: z.strictObject({ ...seen, finding: z.enum(['accept', 'return', 'refuse']), words: words(500) }),
    output: answered,
  }),
  teams: action({
    about: 'Who could go to her, with the reason of each who could not; with day and minute also who is free then.',
    access: OFFICIAL,
    writes: false,
    input: z.strictObject({ case: z.uuid(), day: z.optional(dateText), from: z.optional(minute) }),
    output: z.object({ orgs: z.array(orgCard), medicalNeeded: z.boolean(), minutes: z.int() }),
  }),
  assignTeam: action({
    about: 'Sends two, with or without a day; in place of a team that stands there already, too.',
    access: OFFICIAL,
    writes: true,
    input: z.strictObject({
      ...seen,
      first: z.uuid(),
      second: z.uuid(),
      when: z.optional(z.strictObject({ day: dateText, from: minute })),
    }),
    output: answered,
  }),
  review: action({
    about: 'Reads what was signed: she is told, or another team goes, because the form cannot stand.',
    access: OFFICIAL,
    writes: true,
    input: z.strictObject({ ...seen, fine: z.boolean(), words: z.optional(words(500)) }),
    output: answered,
  }),
  audit: action({
    about: 'A drawn form was read again. Nothing of the result changes by it.',
    access: OFFICIAL,
    writes: true,
    input: z.strictObject({ visit: visitId, fine: z.boolean(), words: words(500) }),
    output: answered,
  }),
  assessmentStats: action({
    about: 'Results, times and objections of some months in the official’s county or city.',
    access: OFFICIAL,
    writes: false,
    input: z.strictObject({ from: month, to: month }),
    output: z.object({
      applied: z.int(),
      /** By level of the result, told in these months. */
      levels: z.array(z.object({ level, name: z.string(), n: z.int() })),
      /** Days of the calendar from application to result: median and the ninth tenth; null without any. */
      days: z.nullable(z.object({ median: z.int(), ninety: z.int() })),
      objections: z.object({ n: z.int(), changed: z.int() }),
      overdue: z.int(),
      drawn: z.object({ n: z.int(), read: z.int(), doubted: z.int() }),
      counties: z.array(z.object({ county: z.string(), name: z.string(), applied: z.int(), told: z.int() })),
    }),
  }),
  assessmentSettlement: action({
    about:
      'Signed assessments of a month by organisation. The fee is a city’s parameter; without one there is only the number.',
    access: OFFICIAL,
    writes: false,
    input: z.strictObject({ month }),
    output: z.object({
      feeFen: z.nullable(z.int()),
      assumed: z.boolean(),
      orgs: z.array(z.object({ id: z.string(), name: z.string(), signed: z.int(), fen: z.nullable(z.int()) })),
    }),
  }),
  assessors: action({
    about: 'Assessing organisations of the official’s city with their people, without anybody to whom they would go.',
    access: OFFICIAL,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ orgs: z.array(orgCard) }),
  }),
  setAssessor: action({
    about: 'Background and last day of the certificate of an assessor of the official’s city.',
    access: OFFICIAL,
    writes: true,
    input: z.strictObject({ staff: z.uuid(), medical: z.boolean(), validTo: dateText }),
    output: z.object({ orgs: z.array(orgCard) }),
  }),
}
