import * as z from 'zod/mini'
import { action } from './envelope'
import { countyCode, dateText, personName, relation } from './common'

const person = z.object({
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
    }),
  ),
  /** `confirmed`: the elder agreed. `unconfirmed`: the helper may judge on his own phone, and sees no record. */
  standing: z.enum(['self', 'confirmed', 'unconfirmed']),
  demo: z.boolean(),
})
export type PersonCard = z.infer<typeof person>

const session = z.object({
  /** Signed, short; travels as `Authorization: Bearer`, or as `session` in the body. */
  session: z.string(),
  /** ISO 8601 instant at which it ends. */
  expiresAt: z.string(),
  account: z.object({ id: z.uuid(), name: z.string() }),
})
export type Session = z.infer<typeof session>

export const account = {
  identities: action({
    about: 'Demonstration identities that this server offers; empty where the demonstration module is not installed.',
    caller: 'anyone',
    writes: false,
    input: z.strictObject({}),
    output: z.object({ identities: z.array(z.object({ id: z.string(), name: z.string(), about: z.string() })) }),
  }),
  signInDemo: action({
    about: 'Opens a session for a demonstration identity; not-found where the demonstration module is not installed.',
    caller: 'anyone',
    writes: false,
    input: z.strictObject({ identity: z.string().check(z.maxLength(40)) }),
    output: session,
  }),
  signInWeChat: action({
    about: 'Opens a session for the WeChat user whom the platform vouches for; the first time, an account is made.',
    caller: 'anyone',
    writes: false,
    input: z.strictObject({}),
    output: session,
  }),
  me: action({
    about: 'The account and the people it may act for, herself first.',
    caller: 'account',
    writes: false,
    input: z.strictObject({}),
    output: z.object({ account: z.object({ id: z.uuid(), name: z.string() }), people: z.array(person) }),
  }),
  addPerson: action({
    about: 'Adds an elder to act for. Until she confirms, the helper only judges on his own phone with what he typed.',
    caller: 'account',
    writes: true,
    input: z.strictObject({
      name: personName,
      relation,
      birthDate: z.optional(dateText),
      residence: z.optional(countyCode),
    }),
    output: z.object({ person }),
  }),
}
