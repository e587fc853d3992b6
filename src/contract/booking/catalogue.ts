import * as z from 'zod/mini'
import { SERVICE_KINDS } from '@/domain/booking/services'
import { cityName, countyCode, dateText } from '../common'
import { action, ANYONE } from '../envelope'
import { facilityId } from '../facility'
import { menuCard, offeringCard, programmeCard, service, slotCard } from './shapes'

/** What is to be had; reading it needs no session. */
export const catalogueActions = {
  offerings: action({
    about: 'What can be booked in a city: nearest first where a point is given, then by the next free day.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({
      city: cityName,
      county: z.optional(countyCode),
      kind: z.optional(z.enum(SERVICE_KINDS)),
      service: z.optional(service),
      facility: z.optional(facilityId),
      /** GCJ-02, three decimals are enough. */
      near: z.optional(z.strictObject({ lng: z.number(), lat: z.number() })),
      /** From which on; 20 at once. */
      skip: z.optional(z.int().check(z.gte(0), z.lte(10_000))),
    }),
    output: z.object({ offerings: z.array(offeringCard), more: z.boolean() }),
  }),
  offering: action({
    about: 'One offering with its slots of the next days, and what is cooked.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ offering: z.uuid(), from: z.optional(dateText) }),
    output: z.object({
      offering: offeringCard,
      /** Fourteen days from `from`, or from today. */
      slots: z.array(slotCard),
      menus: z.array(menuCard),
      /** Per cent of the price that a late cancel and a broken-off service cost. */
      latePercent: z.int(),
      stoppedPercent: z.int(),
      waitMinutes: z.int(),
      /** Who pays what in this city besides: programmes that could pay for this service. */
      programmes: z.array(programmeCard),
    }),
  }),
  menus: action({
    about: 'What a canteen cooks in the seven days from a day on.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ facility: facilityId, from: dateText }),
    output: z.object({ menus: z.array(menuCard) }),
  }),
  programmes: action({
    about: 'The programmes of a city that pay for services, with their funding and what is open about them.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ city: cityName, county: z.optional(countyCode) }),
    output: z.object({ programmes: z.array(programmeCard) }),
  }),
}
