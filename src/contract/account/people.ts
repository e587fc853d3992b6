import * as z from 'zod/mini'
import { FACT_SOURCES } from '@/domain/entitlement/facts'
import { STANDINGS } from '@/domain/helper/scope'
import { RECORD_KEYS } from '@/domain/person/record'
import {
  anyScopes,
  countyCode,
  dateText,
  ground,
  instant,
  personName,
  phoneText,
  placeName,
  relation,
  version,
} from '../common'
import { ACCOUNT, action } from '../envelope'
import { staffCard } from './sign-in'

const person = z.object({
  /** As `for` takes it. */
  id: z.uuid(),
  name: z.string(),
  /** What the account calls her: 妈妈, 爸爸, 本人 … */
  relation,
  birthDate: z.nullable(dateText),
  /** Six-digit county of residence. */
  residence: z.nullable(countyCode),
  /** The community she lives in and whom to ring there; null when none is known. */
  community: z.nullable(
    z.object({
      name: z.string(),
      contact: z.string(),
      phone: z.string(),
      place: z.object({ lng: z.number(), lat: z.number() }),
      /** Invented: nobody answers there. */
      demo: z.boolean(),
    }),
  ),
  /** `unconfirmed`: he sees what he typed himself, judges on his own phone, and sees no record. */
  standing: z.enum(STANDINGS),
  /** What he may do for her: all for herself and her guardian, nothing while unconfirmed. */
  scopes: anyScopes,
  until: z.nullable(instant),
  /** The id under which this account knew her before she agreed, when that was another one. */
  was: z.nullable(z.uuid()),
  demo: z.boolean(),
  /** Her level of GB/T 42195 as the department says it, for whoever may look: nobody asks her for it again. Absent without one. */
  ability: z.optional(
    z.object({
      scale: z.literal('GB/T 42195'),
      level: z.int().check(z.gte(0), z.lte(4)),
      on: dateText,
      validTo: dateText,
    }),
  ),
})
export type PersonCard = z.infer<typeof person>
export { person as personOutput }

const line = z.object({
  key: z.enum(RECORD_KEYS),
  value: z.unknown(),
  source: z.enum(FACT_SOURCES),
  /** «女儿 王丽», «社工 李敏», «本人». */
  by: z.string(),
  as: ground,
  since: instant,
})
export type RecordLineCard = z.infer<typeof line>

const record = z.object({
  version,
  /** As it stands. The identity number is masked but for herself, her guardian and a worker beside her. */
  lines: z.array(line),
  /** A worker has seen her identity card. */
  identitySeen: z.boolean(),
})
export type RecordCard = z.infer<typeof record>

const change = z.strictObject({
  key: z.enum(RECORD_KEYS),
  /** As `judge` takes it, or a text; absent takes the line away. */
  value: z.optional(z.unknown()),
})

export const people = {
  me: action({
    about: 'The account, its place among the city’s staff if it has one, and the people it may act for, herself first.',
    access: ACCOUNT,
    writes: false,
    input: z.strictObject({}),
    output: z.object({
      account: z.object({ id: z.uuid(), name: z.string() }),
      staff: z.nullable(staffCard),
      people: z.array(person),
      /** Unread notices. */
      unread: z.int(),
    }),
  }),
  addPerson: action({
    about:
      'Adds an elder to act for. Until she confirms, the helper only judges on his own phone with what he typed. With an identity number two helpers meet on one record; neither is told.',
    access: ACCOUNT,
    writes: true,
    input: z.strictObject({
      name: personName,
      relation,
      birthDate: z.optional(dateText),
      residence: z.optional(countyCode),
      street: z.optional(placeName),
      community: z.optional(placeName),
      identityNumber: z.optional(z.string().check(z.maxLength(40))),
      phone: z.optional(phoneText),
    }),
    output: z.object({ person }),
  }),
  record: action({
    about: 'Her record as it stands.',
    access: { by: 'person', scope: 'view', presence: true, call: true, trace: '看了资料' },
    writes: false,
    input: z.strictObject({}),
    output: record,
  }),
  history: action({
    about: 'Every value that a line of her record ever had, newest first.',
    access: { by: 'person', scope: 'own', presence: true, trace: '看了资料的改动' },
    writes: false,
    input: z.strictObject({ key: z.optional(z.enum(RECORD_KEYS)) }),
    output: z.object({ changes: z.array(z.object({ ...line.shape, gone: z.boolean() })) }),
  }),
  changeRecord: action({
    about:
      'Changes lines of her record. What a department or a paper has verified stands against what is told. A sensitive line needs its consent. A stale `version` is a conflict. Faults are named by the line’s key.',
    access: { by: 'person', scope: 'handle', presence: true, trace: '改了资料' },
    writes: true,
    input: z.strictObject({
      version,
      changes: z.array(change).check(z.minLength(1), z.maxLength(RECORD_KEYS.length)),
      /** A worker who has a paper in his hand says so; others may not. */
      seenOnPaper: z.optional(z.boolean()),
    }),
    output: record,
  }),
  streets: action({
    about: 'Streets and towns of a county that have a service window: what «住在哪个街道» offers.',
    access: { by: 'anyone' },
    writes: false,
    input: z.strictObject({ county: countyCode }),
    output: z.object({ streets: z.array(z.string()) }),
  }),
}
