import * as z from 'zod'
import type { Need, Place } from '../../src/domain/facility/facility'
import type { StreetTarget, TypeRule, Walk } from '../../src/domain/facility/rules'
import { FACILITY_TYPES, NEED_KEYS, type FacilityType } from '../../src/domain/facility/types'
import { isRealDay } from '../../src/domain/person/date'
import { sourceSchema } from './condition-schema'

/** Document by its id in pack.yaml, clause in words that can be used at a counter. */
interface CitedSource {
  readonly document: string
  readonly clause: string
}

/** facilities.yaml: what a city calls its facilities, what it asks of them, and what it promised its streets. */
export interface FacilitiesFile {
  readonly types: readonly (Omit<TypeRule, 'source'> & { readonly source?: CitedSource })[]
  readonly targets: readonly (Omit<StreetTarget, 'source'> & { readonly source: CitedSource })[]
  readonly circleMinutes: number
  readonly walk: Walk
  readonly coverage: readonly Need[]
  readonly outline: readonly Place[]
  /** Zones that the division register counts beside the counties, by code, with the county in which they lie. */
  readonly zones: Readonly<Record<string, string>>
}

const text = z.string().min(1)
const code = z.string().regex(/^\d{6}$/, 'must be a code of six digits, quoted')
const type = z.enum(FACILITY_TYPES as [FacilityType, ...FacilityType[]])
const day = z.string().refine(isRealDay, "must be a day of the calendar, quoted: '2025-12-31'")

/** Written `500`, or `{ least: 500, names: [...], usual: true }` where the document says it of some names, or says 一般. */
const least = (most: number) => {
  const count = z.int().min(1).max(most)
  const told = z.strictObject({
    least: count,
    names: z.array(text).min(1, 'must have one name at least').optional(),
    usual: z.boolean().optional(),
  })
  return z.union([count.transform((least): z.infer<typeof told> => ({ least })), told])
}
const MOST_AREA = 100_000
const MOST_FUNCTIONS = 10

const typeRule = z
  .strictObject({
    type,
    names: z.array(text).min(1, 'must have one name at least'),
    leastArea: least(MOST_AREA).optional(),
    basicFunctions: least(MOST_FUNCTIONS).optional(),
    filedFromBeds: z.int().nonnegative().optional(),
    source: sourceSchema.optional(),
  })
  .refine(
    ({ leastArea, basicFunctions, filedFromBeds, source }) =>
      source !== undefined || (leastArea ?? basicFunctions ?? filedFromBeds) === undefined,
    { path: ['source'], message: 'is missing: a threshold says where it stands' },
  )

const target = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'must be small letters, digits and dashes'),
    say: text,
    types: z.array(type).min(1, 'must name what counts'),
    recognised: z.enum(['standard', 'model']).nullable(),
    names: z.array(text).min(1, 'must have one name at least').optional(),
    least: z.int().positive(),
    share: z.number().positive().max(1),
    by: day,
    of: z.enum(['streets', 'streets-and-towns']),
    source: sourceSchema,
    doubt: text.optional(),
  })
  .refine(({ recognised, names }) => recognised === null || names === undefined, {
    path: ['names'],
    message: 'and «recognised» tell two ways to count: take one of them, not both',
  })

/** Written `[118.02, 24.41]`, longitude first; one the wrong way round lies outside China. */
const point = z
  .tuple([z.number().min(73).max(136), z.number().min(3).max(54)])
  .transform(([lng, lat]): Place => ({ lng, lat }))

export const facilitiesSchema = z.strictObject({
  types: z.array(typeRule),
  targets: z.array(target).default([]),
  circleMinutes: z.int().min(5).max(60),
  walk: z.strictObject({ metresPerMinute: z.number().min(20).max(120), detour: z.number().min(1).max(3) }).optional(),
  coverage: z.array(z.enum(NEED_KEYS)).min(1, 'must name one need at least'),
  outline: z.array(point).min(4, 'must have four points at least'),
  zones: z.record(code, code).default({}),
})
