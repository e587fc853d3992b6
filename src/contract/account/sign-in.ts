import * as z from 'zod/mini'
import { STAFF_ROLES } from '@/domain/staff/staff'
import { instant, personName, phoneText } from '../common'
import { ACCOUNT, action, ANYONE } from '../envelope'

/** Words for the list of signed-in devices, «微信 · iPhone»; the phone says them. */
const device = z.optional(
  z.string().check(z.maxLength(40), z.regex(/^[\p{L}\p{N}\p{P}\p{S} ]*$/u, '设备名里有看不见的字符')),
)

const session = z.object({
  /** Signed, short; travels as `Authorization: Bearer`, or as `session` in the body. */
  session: z.string(),
  /** ISO 8601 instant at which it ends; `renew` gives the next one. */
  expiresAt: instant,
  /** Good for one renewal. */
  renewal: z.string(),
  account: z.object({ id: z.uuid(), name: z.string() }),
})
export type Session = z.infer<typeof session>

const deviceRow = z.object({
  id: z.uuid(),
  device: z.string(),
  signedInAt: instant,
  lastSeenAt: instant,
  /** The one that asks. */
  current: z.boolean(),
})
export type SignedInDevice = z.infer<typeof deviceRow>

const staffCard = z.object({
  id: z.uuid(),
  role: z.enum(STAFF_ROLES),
  name: z.string(),
  city: z.string(),
  /** «尧都区 解放路街道», the city's name, or the provider that he serves for. */
  division: z.string(),
  /** The second factor was given on this device and still counts. */
  deskOpen: z.boolean(),
})
export type StaffCard = z.infer<typeof staffCard>
export { session as sessionOutput, staffCard }

export const signIn = {
  identities: action({
    about: 'Demonstration identities that this server offers; empty where the demonstration module is not installed.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ identities: z.array(z.object({ id: z.string(), name: z.string(), about: z.string() })) }),
  }),
  signInDemo: action({
    about: 'Opens a session for a demonstration identity; not-found where the demonstration module is not installed.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ identity: z.string().check(z.maxLength(40)), device }),
    output: session,
  }),
  demoMessages: action({
    about:
      'Text messages that the demonstration would have sent, newest first, and what the authenticators of played assessors show now; not-found where it is not installed.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({}),
    output: z.object({
      messages: z.array(z.object({ to: z.string(), words: z.string(), at: instant })),
      codes: z.array(z.object({ name: z.string(), about: z.string(), code: z.string(), endsAt: instant })),
    }),
  }),
  signInWeChat: action({
    about:
      'Opens a session for a WeChat user: whom the platform vouches for, or on a city’s own server whoever `code` (wx.login) stands for. The first time, an account is made.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ code: z.optional(z.string().check(z.maxLength(200))), device }),
    output: session,
  }),
  sendCode: action({
    about: 'Sends six digits to a phone. The answer and its time are the same for known and unknown phones.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ phone: phoneText }),
    output: z.object({ minutes: z.int() }),
  }),
  signInPhone: action({
    about: 'Opens a session for a phone and the six digits sent to it. The first time, an account is made.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({
      phone: phoneText,
      code: z.string().check(z.regex(/^\d{6}$/, '验证码是6位数字')),
      device,
    }),
    output: session,
  }),
  renew: action({
    about: 'The next session of this device. A renewal that was used before ends the session: somebody has copied it.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ renewal: z.string().check(z.maxLength(200)) }),
    output: session,
  }),
  signOut: action({
    about: 'Ends this device’s session.',
    access: ACCOUNT,
    writes: false,
    input: z.strictObject({}),
    output: z.object({}),
  }),
  devices: action({
    about: 'Where this account is signed in.',
    access: ACCOUNT,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ devices: z.array(deviceRow) }),
  }),
  endDevice: action({
    about: 'Ends the session of one device, or with no `id` of all others.',
    access: ACCOUNT,
    writes: true,
    input: z.strictObject({ id: z.optional(z.uuid()) }),
    output: z.object({ devices: z.array(deviceRow) }),
  }),
  rename: action({
    about: 'The name by which elders and helpers know this account.',
    access: ACCOUNT,
    writes: true,
    input: z.strictObject({ name: personName }),
    output: z.object({ account: z.object({ id: z.uuid(), name: z.string() }) }),
  }),
  closeAccount: action({
    about:
      'Closes the account: sessions end, what it may do for others ends, its name and phone can never be read again. A record of 本人 is erased by `erase` first, or stays for her helpers.',
    access: ACCOUNT,
    writes: false,
    input: z.strictObject({ name: personName }),
    output: z.object({}),
  }),
}
