import * as z from 'zod/mini'
import type { Facility, FacilityCard } from '@/domain/facility/facility'
import { action, ANYONE } from './envelope'
import { cityName, countyCode } from './common'

const place = z.object({
  lng: z.number().check(z.gte(73), z.lte(136)),
  lat: z.number().check(z.gte(3), z.lte(54)),
})
export const needs = z.enum(['eat', 'bath', 'day', 'visit', 'doctor', 'learn', 'live', 'ask'])

export const facility = {
  near: action({
    about: 'Facilities nearest to a place, nearest first; the same list that the map draws.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({
      city: cityName,
      county: z.optional(countyCode),
      /** GCJ-02 */
      at: place,
      need: z.optional(needs),
      limit: z.optional(z.int().check(z.gte(1), z.lte(50))),
      offset: z.optional(z.int().check(z.gte(0), z.lte(1000))),
    }),
    output: z.object({
      /** Straight metres from `at`, with each card. */
      facilities: z.array(z.object({ card: z.custom<FacilityCard>(), metres: z.number() })),
      total: z.number(),
    }),
  }),
  get: action({
    about: 'One facility with everything that is known of it.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ id: z.string().check(z.regex(/^[\w-]{1,60}$/, '没有这个地方')) }),
    output: z.object({ facility: z.custom<Facility>() }),
  }),
}
