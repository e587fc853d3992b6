import * as z from 'zod/mini'
import { PAYERS, PROGRAMME_KINDS } from '@/domain/booking/money'
import { HEALTH_QUESTIONS } from '@/domain/booking/health'
import { ALLERGENS, DIETS, MEALS, MOST_UNITS, SERVICES, UNITS } from '@/domain/booking/services'
import { BOOKING_EVENTS, BOOKING_STATES, CONFIRM_WAYS, SCORES } from '@/domain/booking/states'
import { cityName, countyCode, dateText, ground, instant, personName, phoneText, version, words } from '../common'
import { facilityId } from '../facility'

/** What several actions of this function take or answer. */

export const fen = z.int().check(z.gte(0))
export const service = z.enum(SERVICES)
export const meal = z.enum(MEALS)
export const units = z.int().check(z.gte(1, '至少要1份'), z.lte(MOST_UNITS, `一次最多${MOST_UNITS}份`))
/** Minutes after midnight. */
export const minute = z.int().check(z.gte(0), z.lte(1440))
export const weekdays = z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1, '请至少选一天'), z.maxLength(7))
export const month = z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份写成 2026-11 这样'))
export const programmeKey = z.string().check(z.regex(/^[a-z]{2,20}\.[a-z0-9-]{2,40}$/, '没有这个补贴项目'))

export const share = z.object({ payer: z.enum(PAYERS), programme: z.string(), fen })
/** A price and who pays it; the shares without the person's own, which is `ownFen`. */
export const price = z.object({
  listFen: fen,
  shares: z.array(share),
  ownFen: fen,
})
export type PriceCard = z.infer<typeof price>

/** What a service needs to know beyond when. All of it optional on the wire; the server says which is missing. */
export const details = z.strictObject({
  diets: z.optional(z.array(z.enum(DIETS)).check(z.maxLength(DIETS.length))),
  allergens: z.optional(z.array(z.enum(ALLERGENS)).check(z.maxLength(ALLERGENS.length))),
  /** Where to come; what her record has is proposed by the screen, and kept with the order alone. */
  address: z.optional(words(120)),
  /** Whom to ring at the door. */
  phone: z.optional(phoneText),
  note: z.optional(words(300)),
  /** A bath's questions; needs her consent of class `health`. */
  health: z.optional(z.partialRecord(z.enum(HEALTH_QUESTIONS), z.enum(['yes', 'no', 'unknown']))),
  /** She has read what may go wrong in a bath, or was read it. */
  riskRead: z.optional(z.boolean()),
  /** A relative to be rung when something happens. */
  relative: z.optional(z.strictObject({ name: personName, phone: phoneText })),
  /** She wants people of her own sex. */
  ownSex: z.optional(z.boolean()),
  /** She lives alone and agrees that somebody asks when she does not come. */
  asksIfAbsent: z.optional(z.boolean()),
})
export type BookingDetails = z.infer<typeof details>

export const placeCard = z.object({
  id: facilityId,
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  lng: z.number(),
  lat: z.number(),
  demo: z.boolean(),
})

export const ratings = z.nullable(z.object({ good: z.int(), fair: z.int(), poor: z.int() }))

export const offeringCard = z.object({
  id: z.uuid(),
  service,
  name: z.string(),
  about: z.string(),
  place: placeCard,
  provider: z.object({ name: z.string(), phone: z.string() }),
  city: cityName,
  county: countyCode,
  fen,
  unit: z.enum(UNITS),
  minutes: z.int(),
  /** What others let off each unit, as the place posts it. */
  concessions: z.array(z.object({ payer: z.enum(PAYERS), fen })),
  diets: z.array(z.enum(DIETS)),
  /** Metres from the place; null: the whole county. */
  reachMetres: z.nullable(z.int()),
  /** From which verified level of GB/T 42195 on it can be booked; null: by everybody. */
  levelFrom: z.nullable(z.int()),
  acceptance: z.enum(['at-once', 'by-hand']),
  answerMinutes: z.int(),
  version,
  /** The first day with a free place; null when there is none in the next two weeks. */
  nextDay: z.nullable(dateText),
  /** Metres from `near`; null without one. */
  metres: z.nullable(z.int()),
  ratings,
  demo: z.boolean(),
})
export type OfferingCard = z.infer<typeof offeringCard>

export const slotCard = z.object({
  id: z.uuid(),
  day: dateText,
  starts: minute,
  ends: minute,
  meal: z.nullable(meal),
  left: z.int(),
  /** Until when it can be booked: the hour that people are told. */
  closesAt: instant,
  /** Until when cancelling costs nothing. */
  freeUntil: instant,
  state: z.enum(['open', 'full', 'closed', 'over']),
  /** People who wait for a place. */
  waiting: z.int(),
})
export type SlotCard = z.infer<typeof slotCard>

export const dish = z.object({
  name: z.string().check(z.minLength(1, '请填菜名'), z.maxLength(30, '菜名最多30个字')),
  diets: z.array(z.enum(DIETS)),
  allergens: z.array(z.enum(ALLERGENS)),
})
export const menuCard = z.object({ day: dateText, meal, dishes: z.array(dish), version: z.int() })
export type MenuCard = z.infer<typeof menuCard>

export const bookingCard = z.object({
  id: z.uuid(),
  order: z.uuid(),
  case: z.uuid(),
  service,
  /** «软食套餐» */
  name: z.string(),
  place: placeCard,
  person: z.object({ id: z.uuid(), name: z.string() }),
  day: dateText,
  starts: minute,
  ends: minute,
  meal: z.nullable(meal),
  units: z.int(),
  state: z.enum(BOOKING_STATES),
  price,
  subsidised: z.boolean(),
  undoUntil: instant,
  freeUntil: instant,
  /** What cancelling costs now, in fen of her own. */
  cancelFen: fen,
  answerBy: z.nullable(instant),
  confirmedBy: z.nullable(z.enum(CONFIRM_WAYS)),
  /** Who comes: given names as they introduce themselves, and the number to ring. */
  workers: z.array(z.object({ name: z.string(), phone: z.nullable(z.string()) })),
  score: z.nullable(z.enum(SCORES)),
  version,
})
export type BookingCard = z.infer<typeof bookingCard>

export const bookingEvent = z.object({
  booking: z.nullable(z.uuid()),
  day: z.nullable(dateText),
  kind: z.enum(BOOKING_EVENTS),
  at: instant,
  /** «女儿 王丽 替 王秀英», «春晖食堂 小陈», 系统. */
  who: z.string(),
  as: z.nullable(ground),
  words: z.string(),
  files: z.array(z.uuid()),
})

export const orderCard = z.object({
  id: z.uuid(),
  case: z.uuid(),
  caseVersion: version,
  number: z.string(),
  kind: z.enum(['single', 'weekly', 'counter']),
  offering: offeringCard,
  person: z.object({ id: z.uuid(), name: z.string() }),
  units: z.int(),
  weekly: z.nullable(
    z.object({ weekdays: z.array(z.int()), starts: minute, from: dateText, until: z.nullable(dateText) }),
  ),
  paused: z.nullable(z.object({ from: dateText, until: z.nullable(dateText) })),
  ended: z.boolean(),
  details,
  version,
  /** Latest first; of a long weekly order the last sixty days and all to come. */
  bookings: z.array(bookingCard),
  events: z.array(bookingEvent),
  may: z.array(z.enum(['cancel', 'change', 'pause', 'resume', 'end', 'confirm', 'rate', 'say', 'complain'])),
})
export type OrderCard = z.infer<typeof orderCard>

export const programmeCard = z.object({
  key: programmeKey,
  name: z.string(),
  plain: z.string(),
  kind: z.enum(PROGRAMME_KINDS),
  standing: z.enum(['in-force', 'draft', 'pilot', 'exploratory', 'historic']),
  benefit: z.nullable(z.string()),
  services: z.array(service),
  /** Of a month, in fen or visits; null where whoever approves sets it. */
  monthly: z.nullable(z.int()),
  daily: z.nullable(z.int()),
  carries: z.boolean(),
  carriesAssumed: z.boolean(),
  funding: z.array(z.object({ payer: z.enum(PAYERS), part: z.int() })),
  source: z.object({ document: z.string(), clause: z.string() }),
  doubts: z.array(z.string()),
  /** Somebody can apply here now. */
  grantable: z.boolean(),
})
export type ProgrammeCard = z.infer<typeof programmeCard>

/** The person as a provider's desk may see her: as much as serving her needs. */
export const servedPerson = z.object({
  /** In part until the day; whole for whoever goes to her. */
  name: z.string(),
  phone: z.nullable(z.string()),
  address: z.nullable(z.string()),
  age: z.nullable(z.int()),
  sex: z.nullable(z.enum(['male', 'female'])),
})
