import * as z from 'zod/mini'
import type { DayInfo } from '@/domain/facility/day'
import type { Facility, FacilityCard } from '@/domain/facility/facility'
import { FACILITY_TYPES, NEED_KEYS } from '@/domain/facility/types'
import { PACE_LIMITS } from '@/domain/facility/walk'
import { action, ANYONE } from './envelope'
import { cityName, countyCode, dateText, placeName, withoutTurning } from './common'

/** GCJ-02 degrees. */
const place = z.object({
  lng: z.number().check(z.gte(73), z.lte(136)),
  lat: z.number().check(z.gte(3), z.lte(54)),
})
export const needs = z.enum(NEED_KEYS)
export const facilityId = z.string().check(z.regex(/^[\w-]{1,60}$/, '没有这个地方'))

/** Names, pinyin or initials as typed. */
const searchWords = z.string().check(withoutTurning, z.trim(), z.minLength(1), z.maxLength(40, '最多40个字'))

/** Years of four digits with room to spare: a list tells of the days after it too. */
const dayOfCalendar = dateText.check(z.refine((day) => /^20\d\d/.test(day), '这一天太远了,请看看年份'))

/** What list and map ask for alike: both show the same places. */
const filterShape = z.object({
  county: z.optional(countyCode),
  /** Street or town as the division register prints it. */
  town: z.optional(placeName),
  need: z.optional(needs),
  words: z.optional(searchWords),
  /**
   * Not surely closed then: `now`, or a day with a minute after midnight, or any time of that day. On a public holiday this
   * keeps places that have not told what they do, and on any day those without known hours.
   */
  open: z.optional(
    z.union([
      z.literal('now'),
      z.strictObject({ on: dayOfCalendar, minute: z.optional(z.int().check(z.gte(0), z.lte(1439))) }),
    ]),
  ),
  /** At least this grade, 1 … 5. */
  grade: z.optional(z.int().check(z.gte(1), z.lte(5))),
  /** Fen: the price that the row shows (for the need, or without one) is no higher; 0 is free. */
  mostFen: z.optional(z.int().check(z.gte(0), z.lte(100_000_000))),
})
export type FacilityFilters = z.infer<typeof filterShape>

/** How people rated what they had there, counted; null while so few did that one could guess whose they are. */
const ratings = z.nullable(z.object({ good: z.int(), fair: z.int(), poor: z.int() }))

/** Metres that she walks in a minute; the city's own pace without it. */
const pace = z.optional(z.number().check(z.gte(PACE_LIMITS.least), z.lte(PACE_LIMITS.most)))
const minutes = z.int().check(z.gte(1), z.lte(60))

const dayInfos = z.array(z.custom<DayInfo>())

const tileAt = z.strictObject({ x: z.int().check(z.gte(0)), y: z.int().check(z.gte(0)) })
const tile = z.object({
  x: z.int(),
  y: z.int(),
  pins: z.array(z.object({ id: z.string(), name: z.string(), ...place.shape })),
  /** Places that are too many to be sent one by one: their middle, and how many. */
  groups: z.array(z.object({ ...place.shape, count: z.int() })),
})
export type FacilityTile = z.infer<typeof tile>

const communityCard = z.object({
  id: z.string(),
  name: z.string(),
  county: z.string(),
  town: z.string(),
  place,
  demo: z.boolean(),
})
export type CommunityCard = z.infer<typeof communityCard>

const OPERATOR = { by: 'staff', roles: ['operator'] } as const

/** Elders, and those of them who walk at most the circle's minutes to the nearest place for a need; see domain `Covered`. */
const covered = { communities: z.int(), near: z.int(), uncounted: z.int(), elders: z.int(), within: z.int() }
/** How the walk was reckoned: minutes, metres in a minute, and how much longer streets are than a straight line. */
const circle = { minutes: z.int(), pace: z.number(), detour: z.number() }

export const facility = {
  near: action({
    about:
      'Facilities nearest to a place, nearest first; with words, the best matches first. The same list that the map draws.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({
      city: cityName,
      at: place,
      ...filterShape.shape,
      /** Only what is walked to in these minutes. */
      within: z.optional(minutes),
      pace,
      limit: z.optional(z.int().check(z.gte(1), z.lte(50))),
      offset: z.optional(z.int().check(z.gte(0), z.lte(5000))),
    }),
    output: z.object({
      /**
       * Straight metres from `at`, walked ones where a routing service told them; and minutes on foot at her pace. A page of
       * walked ones is in their order, which place stands on which page is told by straight metres.
       */
      facilities: z.array(z.object({ card: z.custom<FacilityCard>(), metres: z.number(), minutes: z.int(), ratings })),
      /** How many there are with these filters; which lie within `within` is estimated from the straight line, always. */
      total: z.int(),
      /** How many of them match the words as typed, all without words: they stand before the near misses. */
      asTyped: z.int(),
      /** How many of `total` lie within the city's circle of minutes, estimated from the straight line. */
      walkable: z.int(),
      circle: z.object({
        minutes: z.int(),
        /** Straight metres. */
        metres: z.number(),
        pace: z.number(),
        detour: z.number(),
        /** What the rows' minutes are: `straight`: estimated from the straight line; `routed`: by a routing service. */
        by: z.enum(['straight', 'routed']),
      }),
      /** The asked day and the seven after it. */
      days: dayInfos,
      /** Nothing that meets the filters is as it was typed: these are near misses. */
      loose: z.boolean(),
    }),
  }),
  tiles: action({
    about: 'What lies on some squares of the map, for the squares that a phone has not got yet. At most 30 KB.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({
      city: cityName,
      z: z.int().check(z.gte(3), z.lte(18)),
      tiles: z.array(tileAt).check(z.minLength(1), z.maxLength(12)),
      ...filterShape.shape,
    }),
    output: z.object({ tiles: z.array(tile) }),
  }),
  get: action({
    about: 'One facility with everything that is known of it.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ id: facilityId }),
    output: z.object({
      facility: z.custom<Facility>(),
      /** Where it misses what its city asks of its type, in plain words. */
      warnings: z.array(z.string()),
      ratings,
      /** Today and the seven days after it. */
      days: dayInfos,
    }),
  }),
  streets: action({
    about: 'Streets and towns of a city or of one of its counties.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ city: cityName, county: z.optional(countyCode) }),
    output: z.object({ streets: z.array(z.object({ code: z.string(), name: z.string(), county: z.string() })) }),
  }),
  communities: action({
    about: 'Communities to count distances from: of one street, or by words in the whole city.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({
      city: cityName,
      county: z.optional(countyCode),
      town: z.optional(placeName),
      words: z.optional(searchWords),
      limit: z.optional(z.int().check(z.gte(1), z.lte(100))),
    }),
    output: z.object({
      /** By code, which is the division register's order; with words, those as typed before near misses. */
      communities: z.array(communityCard),
      total: z.int(),
      /** How many are as typed, all without words. */
      asTyped: z.int(),
    }),
  }),
  coverage: action({
    about: 'For the city: elders within and beyond the circle, by county and by need.',
    access: OPERATOR,
    writes: false,
    input: z.strictObject({ minutes: z.optional(minutes), pace }),
    output: z.object({
      ...circle,
      /** Whether anything counted is demonstration data. */
      demo: z.boolean(),
      counties: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          needs: z.array(z.object({ need: needs, facilities: z.int(), ...covered })),
        }),
      ),
    }),
  }),
  coverageOf: action({
    about: 'For the city: each community of a county with its elders and how far the nearest place for a need is.',
    access: OPERATOR,
    writes: false,
    input: z.strictObject({ county: countyCode, need: needs, minutes: z.optional(minutes), pace }),
    output: z.object({
      ...circle,
      /** The county's name. */
      county: z.string(),
      demo: z.boolean(),
      /** Where a new place would help most first: beyond the circle, by how many elders. */
      communities: z.array(
        z.object({
          ...communityCard.shape,
          /** Residents of 60 and more; null: not counted yet. */
          elders: z.nullable(z.int()),
          /** The nearest, in straight metres and minutes on foot; null where the city has none. */
          nearest: z.nullable(
            z.object({ id: z.string(), name: z.string(), metres: z.number(), minutes: z.int(), within: z.boolean() }),
          ),
        }),
      ),
    }),
  }),
  targets: action({
    about: 'For the city: its streets against what its document promises.',
    access: OPERATOR,
    writes: false,
    input: z.strictObject({}),
    output: z.object({
      targets: z.array(
        z.object({
          id: z.string(),
          say: z.string(),
          by: z.string(),
          least: z.int(),
          share: z.number(),
          document: z.string(),
          clause: z.string(),
          doubt: z.nullable(z.string()),
          /** Streets that have `least`, and streets that must have them so that the share is kept. */
          met: z.int(),
          needed: z.int(),
          /**
           * Those that have not first. `county` is a name; `count` is what counts, `untold` what would if somebody told that it
           * is recognised, or that it is what the promise names.
           */
          streets: z.array(
            z.object({ code: z.string(), name: z.string(), county: z.string(), count: z.int(), untold: z.int() }),
          ),
        }),
      ),
      demo: z.boolean(),
    }),
  }),
  register: action({
    about: 'For the city: how its register stands, and facilities that miss what their type asks, by county and name.',
    access: OPERATOR,
    writes: false,
    /** As far as the largest register goes: a file of all that is warned is fetched page by page. */
    input: z.strictObject({ offset: z.optional(z.int().check(z.gte(0), z.lte(100_000))) }),
    output: z.object({
      types: z.array(z.object({ type: z.enum(FACILITY_TYPES), name: z.string(), count: z.int(), warned: z.int() })),
      imports: z.array(
        z.object({
          kind: z.enum(['facilities', 'elders']),
          at: z.string(),
          rows: z.int(),
          created: z.int(),
          changed: z.int(),
          same: z.int(),
        }),
      ),
      warned: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          typeName: z.string(),
          /** The county's name. */
          county: z.string(),
          warnings: z.array(z.string()),
        }),
      ),
      warnedTotal: z.int(),
      /** How many stand before those of `warned`. */
      offset: z.int(),
      demo: z.boolean(),
    }),
  }),
}
