import * as z from 'zod/mini'
import { URGENT_STATES } from '@/domain/booking/urgent'
import { STAFF_ROLES } from '@/domain/staff/staff'
import { cityName, countyCode, dateText, instant, phoneText, placeName, version, words } from '../common'
import { action } from '../envelope'
import { minute } from './shapes'

const ANYBODY = { by: 'staff', roles: ['community-worker', 'official', 'operator', 'clerk', 'care-worker'] } as const

const urgentCard = z.object({
  case: z.uuid(),
  number: z.string(),
  person: z.object({ id: z.uuid(), name: z.string() }),
  state: z.enum(URGENT_STATES),
  openedAt: instant,
  /** How wide it has been told: 0 helpers, her worker and who is on duty; 1 the street; 2 the county; 3 the city. */
  step: z.int(),
  nextAt: z.nullable(instant),
  /** Who has said «我来处理», with the number to ring; null until somebody has. */
  answeredBy: z.nullable(z.object({ name: z.string(), phone: z.nullable(z.string()), at: instant })),
  /** How many were told so far. */
  told: z.int(),
  address: z.nullable(z.string()),
  place: z.nullable(z.object({ lng: z.number(), lat: z.number() })),
  phone: z.nullable(z.string()),
  words: z.string(),
  lifeAtRisk: z.boolean(),
  /** What the caller may do now. `come` for a helper, `answer` for the staff; `take-back` also ends a call that somebody answered. */
  may: z.array(z.enum(['come', 'take-back', 'answer', 'end'])),
  version,
})
export type UrgentCard = z.infer<typeof urgentCard>

const shift = z.object({
  id: z.uuid(),
  staff: z.object({ id: z.uuid(), name: z.string(), phone: z.string() }),
  county: countyCode,
  street: z.nullable(z.string()),
  day: dateText,
  starts: minute,
  ends: minute,
})

/** 助急: one button; told at once, wider by the minute, until somebody has answered. */
export const urgentActions = {
  callUrgent: action({
    about:
      'Opens an urgent case and tells helpers, worker and whoever is on duty at once. Where life is at risk the screen has rung 120 first. While one is open, a second call is the same one.',
    access: { by: 'person', scope: 'view', presence: true, call: true, trace: '发出了紧急求助' },
    writes: true,
    input: z.strictObject({
      /** Whose people are told where her record does not say where she lives. */
      city: z.optional(cityName),
      lifeAtRisk: z.boolean(),
      words: z.optional(words(200)),
      address: z.optional(words(120)),
      phone: z.optional(phoneText),
      place: z.optional(z.strictObject({ lng: z.number(), lat: z.number() })),
    }),
    output: z.object({ urgent: urgentCard }),
  }),
  urgent: action({
    about: 'One urgent case: who was told, who comes.',
    access: { by: 'case', scope: 'view', desk: 'too', trace: '看了紧急求助' },
    writes: false,
    input: z.strictObject({ case: z.uuid() }),
    output: z.object({ urgent: urgentCard }),
  }),
  takeBackUrgent: action({
    about:
      'It was nothing, or pressed by mistake, or it is over: everybody who was told is told that too. What somebody has answered counts as over.',
    access: { by: 'case', scope: 'view', desk: 'never', trace: '撤回了紧急求助' },
    writes: true,
    input: z.strictObject({ case: z.uuid(), version, words: z.optional(words(200)) }),
    output: z.object({ urgent: urgentCard }),
  }),
  comeUrgent: action({
    about:
      '«我来处理» by a helper: the escalation ends, the others are told who comes. Two at once: one is told who was faster.',
    access: { by: 'case', scope: 'view', desk: 'never', trace: '回应了紧急求助' },
    writes: true,
    input: z.strictObject({ case: z.uuid(), version }),
    output: z.object({ urgent: urgentCard }),
  }),
  urgentDesk: action({
    about: 'Urgent calls that concern whoever asks: he was told of them, or they are of his division. Ringing first.',
    access: ANYBODY,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ calls: z.array(urgentCard) }),
  }),
  answerUrgent: action({
    about: '«我来处理» by somebody of the city or on duty. Only who was told, or whose division it is.',
    access: ANYBODY,
    writes: true,
    input: z.strictObject({ case: z.uuid(), version }),
    output: z.object({ urgent: urgentCard }),
  }),
  endUrgent: action({
    about: 'It is over: what happened and how she is. Only who answered it, or her worker.',
    access: ANYBODY,
    writes: true,
    input: z.strictObject({ case: z.uuid(), version, words: words(500) }),
    output: z.object({ urgent: urgentCard }),
  }),
  duty: action({
    about:
      'The duty rota of the caller’s city and county for the days from a day on, and the hours for which nobody stands in it.',
    access: { by: 'staff', roles: ['operator', 'official', 'community-worker'] },
    writes: false,
    input: z.strictObject({ from: dateText }),
    output: z.object({
      shifts: z.array(shift),
      gaps: z.array(z.object({ county: countyCode, day: dateText, starts: minute, ends: minute })),
      /** Counties of the caller's for which the rota is kept. */
      counties: z.array(z.object({ code: countyCode, name: z.string() })),
      /** Who can be put on duty; `about` is his office and division, or whom he serves for. */
      staff: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.enum(STAFF_ROLES), about: z.string() })),
    }),
  }),
  setDuty: action({
    about: 'Puts somebody on duty, or takes him off.',
    access: { by: 'staff', roles: ['operator', 'official'] },
    writes: true,
    input: z.discriminatedUnion('act', [
      z.strictObject({
        act: z.literal('add'),
        staff: z.uuid(),
        county: countyCode,
        street: z.optional(placeName),
        day: dateText,
        starts: minute,
        ends: minute,
      }),
      z.strictObject({ act: z.literal('remove'), shift: z.uuid() }),
    ]),
    output: z.object({ shifts: z.array(shift) }),
  }),
}
