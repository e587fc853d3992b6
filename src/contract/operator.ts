import * as z from 'zod/mini'
import { STAFF_ROLES } from '@/domain/staff/staff'
import { staffCard } from './account/sign-in'
import { cityName, countyCode, dateText, instant, personName, phoneText, placeName, words } from './common'
import { ACCOUNT, action } from './envelope'

const OPERATOR = { by: 'staff', roles: ['operator'] } as const

const member = z.object({
  ...staffCard.shape,
  phone: z.string(),
  state: z.enum(['invited', 'joined', 'ended', 'over']),
  since: instant,
})
export type StaffMember = z.infer<typeof member>

const totp = z.string().check(z.regex(/^\d{6}$/, '动态码是6位数字'))
const invitationCode = z.string().check(z.trim(), z.maxLength(40))

export const operator = {
  lookStaffInvitation: action({
    about: 'What a staff invitation offers, before it is taken up.',
    access: ACCOUNT,
    writes: false,
    input: z.strictObject({ code: invitationCode }),
    output: z.object({ role: z.enum(STAFF_ROLES), name: z.string(), city: cityName, division: z.string() }),
  }),
  joinStaff: action({
    about:
      'Takes a staff invitation up with the signed-in account and gives the secret of the second factor. It counts from the first code of it on (`openDesk`).',
    access: ACCOUNT,
    writes: true,
    input: z.strictObject({ code: invitationCode }),
    output: z.object({ secret: z.string(), uri: z.string() }),
  }),
  openDesk: action({
    about: 'The second factor: opens the desk on this device for a working day. A code opens once.',
    access: ACCOUNT,
    writes: false,
    input: z.strictObject({ code: totp }),
    output: z.object({ staff: staffCard, until: instant }),
  }),
  leaveDesk: action({
    about: 'Closes the desk on this device.',
    access: ACCOUNT,
    writes: false,
    input: z.strictObject({}),
    output: z.object({}),
  }),
  staff: action({
    about: 'Everybody who works for the operator’s city here.',
    access: OPERATOR,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ staff: z.array(member) }),
  }),
  inviteStaff: action({
    about:
      'Invites somebody; the code is shown once and lasts three days. A care worker has to stand on the list of his provider, with this name and phone: joining ties him to it. An assessor comes from an assessing organisation; one that the city has not named yet is named with its first assessor.',
    access: OPERATOR,
    writes: true,
    input: z.strictObject({
      role: z.enum(STAFF_ROLES),
      name: personName,
      phone: phoneText,
      county: z.optional(countyCode),
      street: z.optional(placeName),
      community: z.optional(placeName),
      /** Of a clerk, care worker or assessor, and of nobody else: whom he serves for. */
      provider: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
      /** Of an assessor, in place of `provider`: an assessing organisation that is on no list yet. */
      org: z.optional(z.strictObject({ name: words(40), phone: phoneText })),
      /** Of an assessor, and of nobody else: background, and the last day of his certificate. */
      assessor: z.optional(z.strictObject({ medical: z.boolean(), validTo: dateText })),
    }),
    output: z.object({ member, code: z.string() }),
  }),
  endStaff: action({
    about: 'Ends somebody’s work here at once: desk, presence and tasks; his open cases wait for a colleague.',
    access: OPERATOR,
    writes: true,
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({ member }),
  }),
  deadLetters: action({
    about: 'Messages and jobs that were given up, by kind and fault; nothing of them is personal.',
    access: OPERATOR,
    writes: false,
    input: z.strictObject({}),
    output: z.object({
      letters: z.array(z.object({ id: z.uuid(), kind: z.string(), fault: z.string(), attempts: z.int(), at: instant })),
    }),
  }),
  sendAgain: action({
    about: 'Puts a dead letter back.',
    access: OPERATOR,
    writes: true,
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({}),
  }),
}
