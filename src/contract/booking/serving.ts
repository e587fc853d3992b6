import * as z from 'zod/mini'
import { STOP_VISIT_REASONS } from '@/domain/booking/health'
import { dateText, instant, strokes, version, words } from '../common'
import { action } from '../envelope'
import { facilityId } from '../facility'
import { deskBooking } from './desk'
import { fen, meal, price } from './shapes'

const CLERK = { by: 'staff', roles: ['clerk'] } as const
const VISITOR = { by: 'staff', roles: ['clerk', 'care-worker'] } as const
const COMMUNITY = { by: 'staff', roles: ['community-worker'] } as const

const code = z.string().check(z.trim(), z.regex(/^\d{4}\s?\d{4}$/, '服务码是8位数字'))
/** When the device says it was, if it had no signal then; not in the future, and at most two days ago. */
const at = z.optional(instant)

const counterGuest = z.object({
  /** Names her for five minutes at this counter only. */
  ticket: z.string(),
  /** In part. */
  name: z.string(),
  /** What she has ordered here for this meal, or null. */
  booking: z.nullable(
    z.object({ id: z.uuid(), version, name: z.string(), units: z.int(), diets: z.array(z.string()) }),
  ),
  /** Why she cannot eat it here: she had this meal already, where and when, or there is none. */
  had: z.nullable(z.string()),
  price,
})

const absenceCard = z.object({
  booking: z.uuid(),
  name: z.string(),
  phone: z.nullable(z.string()),
  /** Only for the community. */
  address: z.nullable(z.string()),
  day: dateText,
  place: z.string(),
  state: z.enum(['canteen', 'community', 'over']),
  nextAt: instant,
  outcome: z.nullable(z.enum(['fine', 'away', 'ill', 'not-reached'])),
  words: z.string(),
})
export type AbsenceCard = z.infer<typeof absenceCard>

const measurements = z.strictObject({
  /** Tenths of a degree. */
  temperature: z.int().check(z.gte(340, '体温不像人的体温,请再量一次'), z.lte(425, '体温不像人的体温,请再量一次')),
  systolic: z.int().check(z.gte(60), z.lte(260)),
  diastolic: z.int().check(z.gte(30), z.lte(160)),
  pulse: z.int().check(z.gte(30), z.lte(220)),
})

/** Offline service: at the counter, at the door, and asking afterwards. */
export const servingActions = {
  counterFind: action({
    about:
      'Who stands at the counter: by the eight digits of the card, or the last four among those who eat here. What it will cost, and whether she had this meal already.',
    access: CLERK,
    writes: false,
    input: z.strictObject({
      facility: facilityId,
      meal,
      by: z.discriminatedUnion('way', [
        z.strictObject({ way: z.literal('code'), code }),
        z.strictObject({ way: z.literal('tail'), digits: z.string().check(z.regex(/^\d{4}$/, '请输入后4位数字')) }),
      ]),
    }),
    output: z.object({ guests: z.array(counterGuest) }),
  }),
  counterServe: action({
    about:
      'She has eaten: an order is fulfilled, or a meal without one is written down; the subsidy is applied and settled at once. The same meal twice is refused with where and when. Sent later from a device without a signal it counts for the hour it was.',
    access: CLERK,
    writes: true,
    input: z.strictObject({
      facility: facilityId,
      meal,
      by: z.discriminatedUnion('way', [
        z.strictObject({ way: z.literal('ticket'), ticket: z.string().check(z.maxLength(400)) }),
        z.strictObject({ way: z.literal('code'), code }),
      ]),
      at,
    }),
    output: z.object({
      name: z.string(),
      day: dateText,
      price,
      /** What she pays at the counter. */
      ownFen: fen,
      booking: z.uuid(),
    }),
  }),
  counterToday: action({
    about: 'Who has eaten here today, and who is still expected.',
    access: CLERK,
    writes: false,
    input: z.strictObject({ facility: facilityId, meal }),
    output: z.object({
      facility: z.object({ id: facilityId, name: z.string() }),
      served: z.array(
        z.object({ booking: z.uuid(), name: z.string(), at: instant, ordered: z.boolean(), ownFen: fen }),
      ),
      expected: z.array(
        z.object({ booking: z.uuid(), version, name: z.string(), units: z.int(), diets: z.array(z.string()) }),
      ),
      takenFen: fen,
    }),
  }),
  visits: action({
    about:
      'The care worker’s own visits of a day, or of his provider for a clerk, in the order of the day. Kept on the phone for the day.',
    access: VISITOR,
    writes: false,
    input: z.strictObject({ day: dateText }),
    output: z.object({ visits: z.array(deskBooking) }),
  }),
  checkIn: action({
    about:
      'At the door: her code or the QR on her card shows that she is there; time and place are kept. Without a code, why not.',
    access: VISITOR,
    writes: true,
    input: z.strictObject({
      booking: z.uuid(),
      version,
      proof: z.discriminatedUnion('way', [
        z.strictObject({ way: z.literal('code'), code }),
        z.strictObject({ way: z.literal('none'), words: words(200) }),
      ]),
      /** GCJ-02 of the worker’s phone; kept 90 days. */
      place: z.optional(z.strictObject({ lng: z.number(), lat: z.number() })),
      measured: z.optional(measurements),
      at,
    }),
    output: z.object({ booking: deskBooking, /** Measurements that forbid a bath now. */ unfit: z.array(z.string()) }),
  }),
  finish: action({
    about:
      'Done: note, photos, and her yes where she gives it there and then. Delivered meals finish without checking in.',
    access: VISITOR,
    writes: true,
    input: z.strictObject({
      booking: z.uuid(),
      version,
      note: z.optional(words(500)),
      files: z.optional(z.array(z.uuid()).check(z.maxLength(9))),
      yes: z.optional(
        z.discriminatedUnion('way', [
          z.strictObject({ way: z.literal('code'), code }),
          z.strictObject({ way: z.literal('signature'), strokes }),
        ]),
      ),
      at,
    }),
    output: z.object({ booking: deskBooking }),
  }),
  stopVisit: action({
    about:
      'Not begun or broken off: she does not want to, fever, blood pressure, a wound, nobody at home. What it costs follows the offering; her health never costs her anything.',
    access: VISITOR,
    writes: true,
    input: z.strictObject({
      booking: z.uuid(),
      version,
      reason: z.enum(STOP_VISIT_REASONS),
      words: z.optional(words(300)),
      measured: z.optional(measurements),
      at,
    }),
    output: z.object({ booking: deskBooking }),
  }),
  visitPhoto: action({
    about: 'A place for one photo of a visit, as care.fileTicket; only with her consent.',
    access: VISITOR,
    writes: true,
    input: z.strictObject({
      booking: z.uuid(),
      type: z.enum(['image/jpeg', 'image/png']),
      size: z.int().check(z.gte(1), z.lte(10 * 1024 * 1024, '照片不能超过10MB')),
    }),
    output: z.object({ id: z.uuid(), url: z.string(), ticket: z.string(), cloudPath: z.nullable(z.string()) }),
  }),
  visitPhotoArrived: action({
    about: 'The photo is there, as care.fileArrived.',
    access: VISITOR,
    writes: true,
    input: z.strictObject({ booking: z.uuid(), id: z.uuid(), fileId: z.optional(z.string().check(z.maxLength(300))) }),
    output: z.object({}),
  }),
  callBacks: action({
    about: 'Subsidised services of the worker’s division that nobody has confirmed: ring and ask.',
    access: COMMUNITY,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ bookings: z.array(deskBooking) }),
  }),
  callBack: action({
    about:
      'She was rung: she had it (it is settled), she had it not (a complaint is opened in her name), or nobody answered.',
    access: COMMUNITY,
    writes: true,
    input: z.strictObject({
      booking: z.uuid(),
      version,
      outcome: z.enum(['had', 'had-not', 'not-reached']),
      words: z.optional(words(300)),
    }),
    output: z.object({ booking: deskBooking }),
  }),
  absences: action({
    about:
      'Who was expected at a meal and did not come, though somebody was to ask: the canteen’s own, or those that came on to the community.',
    access: { by: 'staff', roles: ['clerk', 'community-worker'] },
    writes: false,
    input: z.strictObject({}),
    output: z.object({ absences: z.array(absenceCard) }),
  }),
  answerAbsence: action({
    about: 'How she is. Not reached goes on to the community at once.',
    access: { by: 'staff', roles: ['clerk', 'community-worker'] },
    writes: true,
    input: z.strictObject({
      booking: z.uuid(),
      outcome: z.enum(['fine', 'away', 'ill', 'not-reached']),
      words: z.optional(words(300)),
    }),
    output: z.object({ absence: absenceCard }),
  }),
}
