import * as z from 'zod/mini'
import { VISIT_TIERS } from '@/domain/register/entry'
import { VISIT_FINDINGS, VISIT_MODES, VISIT_OUTCOMES } from '@/domain/visit/record'
import { dateText, instant, strokes, words } from '../common'
import { action } from '../envelope'
import { CONTACT_OUTCOMES } from '@/domain/found/found'
import { MEETING_REASONS } from '@/domain/staff/staff'

/** 探访, and what is done at an elder's table without a signal. */

const WORKER = { by: 'staff', roles: ['community-worker'] } as const

const finding = z.enum(VISIT_FINDINGS)
const findings = z.strictObject({
  health: finding,
  mood: finding,
  safety: finding,
  hygiene: finding,
  housing: finding,
  needs: finding,
})

const sentAt = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)), '时间不对'))

/** One visit as it was written down, perhaps hours before it is sent. */
export const visitInput = {
  person: z.uuid(),
  /** When she was visited, ISO 8601. */
  at: sentAt,
  mode: z.enum(VISIT_MODES),
  outcome: z.enum(VISIT_OUTCOMES),
  /** With `seen`; `problem` opens a case of it and needs words. */
  findings: z.nullable(findings),
  words: z.optional(words(500)),
  /** Photos of `elderPhoto`, with a problem only: they stand in the case that comes of it. */
  files: z.optional(z.array(z.uuid()).check(z.maxLength(3, '一次最多3张照片'))),
}

const due = z.object({
  person: z.uuid(),
  name: z.string(),
  age: z.nullable(z.int()),
  phone: z.nullable(z.string()),
  address: z.nullable(z.string()),
  community: z.nullable(z.string()),
  tier: z.enum(VISIT_TIERS),
  lastVisitOn: z.nullable(dateText),
  /** `YYYY-MM-DD`; before today it is late. */
  dueOn: dateText,
  /** Tries this month at which nobody was met. */
  missed: z.int(),
  /** She agrees now that her place is kept: only then are photos taken at her door. */
  placeAgreed: z.boolean(),
})
export type DueVisit = z.infer<typeof due>

export const visitActions = {
  visitPlan: action({
    about:
      '探访: who is due today in the order of a route, late ones first in it; how many of the month are done; by which rule. What is read here works without a signal.',
    access: WORKER,
    writes: false,
    input: z.strictObject({}),
    output: z.object({
      day: dateText,
      owed: z.int(),
      visited: z.int(),
      /** In the order of the way: by community and address. At most 60. */
      due: z.array(due),
      rule: z.object({
        monthly: z.int(),
        often: z.int(),
        /** «临政办发〔2023〕43号 附件第20项», or null where it is assumed. */
        source: z.nullable(z.string()),
        oftenSource: z.nullable(z.string()),
        inForce: z.boolean(),
      }),
    }),
  }),
  recordVisit: action({
    about:
      'A visit, as it was: a problem becomes a case at once. Sent twice it is written once; another one of the same moment, a day to come, an elder who has moved away meanwhile, or who died, is refused with what to do.',
    access: WORKER,
    writes: true,
    input: z.strictObject(visitInput),
    output: z.object({
      visit: z.uuid(),
      /** Cases that came of it. */
      cases: z.array(z.object({ id: z.uuid(), number: z.string() })),
      owed: z.int(),
      visited: z.int(),
    }),
  }),
  visit: action({
    about: 'One visit with what was found. A line in «谁看过».',
    access: WORKER,
    writes: false,
    input: z.strictObject({ visit: z.uuid() }),
    output: z.object({
      person: z.uuid(),
      name: z.string(),
      at: instant,
      mode: z.enum(VISIT_MODES),
      outcome: z.enum(VISIT_OUTCOMES),
      findings: z.nullable(findings),
      words: z.string(),
      by: z.string(),
    }),
  }),
  elderPhoto: action({
    about: 'A place for one photo of a visit, as care.fileTicket; only with her consent. A line in «谁看过».',
    access: WORKER,
    writes: true,
    input: z.strictObject({
      person: z.uuid(),
      type: z.enum(['image/jpeg', 'image/png']),
      size: z.int().check(z.gte(1), z.lte(10 * 1024 * 1024, '照片不能超过10MB')),
    }),
    output: z.object({ id: z.uuid(), url: z.string(), ticket: z.string(), cloudPath: z.nullable(z.string()) }),
  }),
  elderPhotoArrived: action({
    about: 'The photo is there, as care.fileArrived.',
    access: WORKER,
    writes: true,
    input: z.strictObject({ person: z.uuid(), id: z.uuid(), fileId: z.optional(z.string().check(z.maxLength(300))) }),
    output: z.object({}),
  }),
  sitting: action({
    about:
      '当面代办 without a signal: one elder of the register, from presence to farewell, sent as one: how she showed that she is there, and what was done. All of it or nothing.',
    access: WORKER,
    writes: true,
    input: z.strictObject({
      person: z.uuid(),
      reason: z.enum(MEETING_REASONS),
      /** Not in the future, at most 14 days ago, an hour long at the most. */
      from: sentAt,
      to: sentAt,
      by: z.discriminatedUnion('proof', [
        z.strictObject({ proof: z.literal('service-code'), code: z.string().check(z.maxLength(20)) }),
        z.strictObject({ proof: z.literal('signature'), strokes }),
      ]),
      /** Requests at the desk of her street: a benefit by its reference, or anything else. */
      requests: z
        .array(
          z.strictObject({
            ref: z.optional(z.string().check(z.regex(/^[A-Z]{2,4}-[A-Z0-9]+[a-z]?$/, '没有这个编号'))),
            title: words(60),
            words: words(1000),
          }),
        )
        .check(z.maxLength(10, '一次最多10件')),
      /** What came of telling her what she may have. */
      contacts: z
        .array(
          z.strictObject({
            ref: z.string().check(z.maxLength(20)),
            outcome: z.enum(CONTACT_OUTCOMES),
            words: z.optional(words(300)),
          }),
        )
        .check(z.maxLength(20)),
    }),
    output: z.object({ cases: z.array(z.object({ id: z.uuid(), number: z.string() })) }),
  }),
}
