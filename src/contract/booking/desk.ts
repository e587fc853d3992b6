import * as z from 'zod/mini'
import { DIETS, ALLERGENS, SKILLS } from '@/domain/booking/services'
import { DECLINE_REASONS, SCORES } from '@/domain/booking/states'
import { PAYERS } from '@/domain/booking/money'
import { dateText, personName, phoneText, version, words } from '../common'
import { action } from '../envelope'
import { facilityId } from '../facility'
import {
  bookingCard,
  details,
  dish,
  fen,
  meal,
  menuCard,
  minute,
  month,
  offeringCard,
  price,
  servedPerson,
  service,
  slotCard,
} from './shapes'

const CLERK = { by: 'staff', roles: ['clerk'] } as const

/** A booking as the provider’s desk has it. */
export const deskBooking = z.object({
  ...bookingCard.shape,
  /** Her name and address are hers: in part until it is accepted. */
  served: servedPerson,
  details,
  /** Ratings are read with their words by the provider. */
  rated: z.nullable(z.object({ score: z.enum(SCORES), words: z.string() })),
  /** It waits for an answer longer than was promised. */
  late: z.boolean(),
  /** People it needs and has not. */
  needsWorkers: z.int(),
})
export type DeskBooking = z.infer<typeof deskBooking>

const workerCard = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string(),
  sex: z.enum(['male', 'female']),
  certificates: z.array(
    z.object({ id: z.uuid(), skill: z.enum(SKILLS), validFrom: dateText, validTo: dateText, valid: z.boolean() }),
  ),
  blacklisted: z.boolean(),
  /** Has a phone of his own here. */
  joined: z.boolean(),
  version,
})
export type WorkerCard = z.infer<typeof workerCard>

const ofBooking = { booking: z.uuid(), version }

export const deskActions = {
  deskBookings: action({
    about:
      'Bookings of the clerk’s provider: new ones with a clock, those of a day, those that are late or without a worker.',
    access: CLERK,
    writes: false,
    input: z.strictObject({
      show: z.enum(['new', 'day', 'to-assign', 'after']),
      day: z.optional(dateText),
      /** Of the list this one alone. */
      booking: z.optional(z.uuid()),
      skip: z.optional(z.int().check(z.gte(0))),
    }),
    output: z.object({
      provider: z.object({ id: z.string(), name: z.string(), blacklisted: z.boolean() }),
      bookings: z.array(deskBooking),
      /** There are more after these. */
      more: z.boolean(),
      counts: z.object({ new: z.int(), late: z.int(), toAssign: z.int(), absences: z.int() }),
    }),
  }),
  accept: action({
    about: 'Accepts one booking or several days of an order at once; each that has gone on meanwhile is named.',
    access: CLERK,
    writes: true,
    input: z.strictObject({ bookings: z.array(z.strictObject(ofBooking)).check(z.minLength(1), z.maxLength(60)) }),
    output: z.object({ accepted: z.array(z.uuid()), gone: z.array(z.uuid()) }),
  }),
  decline: action({
    about: 'Declines with a reason; place, time and money are free at once, and she is told what else there is.',
    access: CLERK,
    writes: true,
    input: z.strictObject({ ...ofBooking, reason: z.enum(DECLINE_REASONS), words: z.optional(words(300)) }),
    output: z.object({ booking: deskBooking }),
  }),
  freeWorkers: action({
    about:
      'Who could go: certificate valid on the day, nothing else at that time, of her sex where she wishes. The others with why not.',
    access: CLERK,
    writes: false,
    input: z.strictObject({ booking: z.uuid() }),
    output: z.object({
      needed: z.int(),
      workers: z.array(z.object({ worker: workerCard, problem: z.nullable(z.string()) })),
    }),
  }),
  assign: action({
    about:
      'Sends people. Two at once for the same worker: one is told. Another list takes the place of the one before.',
    access: CLERK,
    writes: true,
    input: z.strictObject({ ...ofBooking, workers: z.array(z.uuid()).check(z.minLength(1, '请选人'), z.maxLength(3)) }),
    output: z.object({ booking: deskBooking }),
  }),
  kitchen: action({
    about: 'What to cook: portions of a meal by diet and allergen, by where they go.',
    access: CLERK,
    writes: false,
    input: z.strictObject({ day: dateText, meal }),
    output: z.object({
      kitchens: z.array(
        z.object({
          facility: z.object({ id: facilityId, name: z.string() }),
          total: z.int(),
          byDiet: z.array(z.object({ diets: z.array(z.enum(DIETS)), portions: z.int() })),
          byAllergen: z.array(z.object({ allergen: z.enum(ALLERGENS), portions: z.int() })),
          /** Where each portion goes: canteen, meal point, or the delivery round. */
          to: z.array(
            z.object({ name: z.string(), through: z.nullable(z.string()), portions: z.int(), delivered: z.boolean() }),
          ),
          /** The count can change no more. */
          final: z.boolean(),
        }),
      ),
    }),
  }),
  round: action({
    about:
      'The delivery round of a meal: stops in the order of the way, each with portions, diet, address and whom to ring.',
    access: { by: 'staff', roles: ['clerk', 'care-worker'] },
    writes: false,
    input: z.strictObject({ day: dateText, meal }),
    output: z.object({ stops: z.array(deskBooking) }),
  }),
  myOfferings: action({
    about: 'The provider’s offerings with their slots of two weeks.',
    access: CLERK,
    writes: false,
    input: z.strictObject({}),
    output: z.object({
      offerings: z.array(
        z.object({
          offering: offeringCard,
          closed: z.boolean(),
          latePercent: z.int(),
          stoppedPercent: z.int(),
          times: z.array(
            z.object({
              id: z.uuid(),
              weekdays: z.array(z.int()),
              starts: minute,
              ends: minute,
              capacity: z.int(),
              meal: z.nullable(meal),
            }),
          ),
          /** With the figures of the desk: `booked` counts orders that wait for an answer and places on offer too. */
          slots: z.array(z.object({ ...slotCard.shape, capacity: z.int(), booked: z.int() })),
        }),
      ),
    }),
  }),
  setOffering: action({
    about: 'Changes price, text or acceptance, or takes it off the list. What was booked keeps its price.',
    access: CLERK,
    writes: true,
    input: z.strictObject({
      offering: z.uuid(),
      version,
      fen: z.optional(z.int().check(z.gte(0), z.lte(10_000_000))),
      about: z.optional(words(200)),
      acceptance: z.optional(z.enum(['at-once', 'by-hand'])),
      /** From which verified level of GB/T 42195 on it can be booked; null: by everybody. */
      levelFrom: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(4)))),
      closed: z.optional(z.boolean()),
    }),
    output: z.object({ offering: offeringCard }),
  }),
  setSlot: action({
    about:
      'More or fewer places on one day, never fewer than are booked; or closed, which declines what is booked with the reason.',
    access: CLERK,
    writes: true,
    input: z.strictObject({
      slot: z.uuid(),
      capacity: z.optional(z.int().check(z.gte(1), z.lte(5000))),
      closed: z.optional(z.boolean()),
      words: z.optional(words(200)),
    }),
    output: z.object({ slot: slotCard, declined: z.int() }),
  }),
  setMenu: action({
    about: 'Writes what is cooked for one meal of one day.',
    access: CLERK,
    writes: true,
    input: z.strictObject({
      facility: facilityId,
      day: dateText,
      meal,
      dishes: z.array(dish).check(z.minLength(1, '请至少写一个菜'), z.maxLength(20)),
      /** 0 for one that is new. */
      version: z.int().check(z.gte(0)),
    }),
    output: z.object({ menu: menuCard }),
  }),
  workers: action({
    about: 'The provider’s people with their certificates.',
    access: CLERK,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ workers: z.array(workerCard) }),
  }),
  setWorker: action({
    about: 'Somebody new, or a changed phone.',
    access: CLERK,
    writes: true,
    input: z.strictObject({
      id: z.optional(z.uuid()),
      version: z.optional(version),
      name: personName,
      phone: phoneText,
      sex: z.enum(['male', 'female']),
    }),
    output: z.object({ worker: workerCard }),
  }),
  addCertificate: action({
    about: 'A certificate that was seen; both days as printed on it.',
    access: CLERK,
    writes: true,
    input: z.strictObject({ worker: z.uuid(), skill: z.enum(SKILLS), validFrom: dateText, validTo: dateText }),
    output: z.object({ worker: workerCard }),
  }),
  endWorker: action({
    about: 'He does not work here any more; visits that were his need somebody else.',
    access: CLERK,
    writes: true,
    input: z.strictObject({ worker: z.uuid(), version }),
    output: z.object({ worker: workerCard, toAssign: z.int() }),
  }),
  settlement: action({
    about:
      'What was served in a month and who owes what: a line for each booking, sums by programme and payer. The same as the CSV.',
    access: CLERK,
    writes: false,
    input: z.strictObject({ month, skip: z.optional(z.int().check(z.gte(0))) }),
    output: z.object({
      /** So many of them at a time; the sums are of the whole month. */
      lines: z.array(
        z.object({
          booking: z.uuid(),
          day: dateText,
          service,
          name: z.string(),
          person: z.string(),
          number: z.string(),
          price,
        }),
      ),
      more: z.boolean(),
      sums: z.array(
        z.object({ programme: z.string(), name: z.string(), payer: z.enum(PAYERS), fen, bookings: z.int() }),
      ),
      totalFen: fen,
      /** Served and not confirmed yet: not in the sums. */
      open: z.int(),
    }),
  }),
  blacklist: action({
    about:
      'The city takes a provider off, or lets it serve again. It can take no more orders; what it had accepted is listed for the city.',
    access: { by: 'staff', roles: ['official'] },
    writes: true,
    input: z.strictObject({ provider: z.string().check(z.maxLength(60)), on: z.boolean(), words: words(300) }),
    output: z.object({
      provider: z.object({ id: z.string(), name: z.string(), blacklisted: z.boolean() }),
      open: z.int(),
    }),
  }),
  providers: action({
    about: 'Providers of the official’s city, with how they answer and are rated.',
    access: { by: 'staff', roles: ['official', 'operator'] },
    writes: false,
    input: z.strictObject({}),
    output: z.object({
      providers: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          phone: z.string(),
          blacklisted: z.boolean(),
          open: z.int(),
          late: z.int(),
          ratings: z.nullable(z.object({ good: z.int(), fair: z.int(), poor: z.int() })),
          /** An assessing organisation: its people are assessors, and it serves nobody whom they assess. */
          assesses: z.boolean(),
          demo: z.boolean(),
        }),
      ),
    }),
  }),
}
