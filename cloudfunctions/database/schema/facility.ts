import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
  check,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { HolidayHabit } from '@/domain/facility/facility'
import { NEED_KEYS } from '@/domain/facility/types'
import type { FacilityDetails } from '../facility-details'
import { createdAt, key, moment } from './columns'

/** Minutes of a week, 0 on Monday at midnight to 10080, in which a place is open in an ordinary week. */
const minutes = customType<{ data: string }>({ dataType: () => 'int4multirange' })
/** A place on the web's map projection; made by the database, compared by it, never read. See src/domain/facility/mercator. */
const spot = customType<{ data: never }>({ dataType: () => 'point' })

/** The same figures as `spotOf`. */
const mercator = (lng: string, lat: string) =>
  sql.raw(`point(${lng}::float8 / 360 + 0.5, 0.5 - ln(tan(pi() / 4 + radians(${lat}::float8) / 2)) / (2 * pi()))`)

/** What is closed for good is found no more. */
const found = sql.raw('closed_on is null')

/** A place people go to. Public data: nothing in it is about a person in care. */
export const facility = pgTable(
  'facility',
  {
    id: text('id').primaryKey(),
    city: text('city').notNull(),
    /** The register's own number: an import finds its row again by it. */
    number: text('number'),
    county: char('county', { length: 6 }).notNull(),
    /** Street or town as the division register prints it; null for what serves the whole county. */
    town: text('town'),
    type: text('type').notNull(),
    name: text('name').notNull(),
    /** GCJ-02 degrees. */
    lng: numeric('lng', { precision: 9, scale: 6, mode: 'number' }).notNull(),
    lat: numeric('lat', { precision: 9, scale: 6, mode: 'number' }).notNull(),
    /** As the register gave it, before it was converted once; null where it was GCJ-02 already. */
    origin: jsonb('origin').$type<{ datum: 'WGS-84' | 'BD-09'; lng: number; lat: number }>(),
    spot: spot('spot').generatedAlwaysAs(mercator('lng', 'lat')),
    needs: text('needs').array().notNull(),
    /** 1 … 5, letters and stars alike; null: none known. */
    grade: smallint('grade'),
    /** The price that a row shows, in fen by need, and `any` without one. */
    prices: jsonb('prices').$type<Record<string, number>>().notNull().default({}),
    openWeek: minutes('open_week').notNull().default('{}'),
    /** Whether hours are known at all: a place without is not one that never opens. */
    hoursKnown: boolean('hours_known').notNull().default(false),
    holidays: text('holidays').$type<HolidayHabit>().notNull().default('unknown'),
    /** Name, type and street as people may type them, in Chinese, in pinyin without blanks inside a word, in initials. */
    words: text('words').notNull().default(''),
    pinyin: text('pinyin').notNull().default(''),
    initials: text('initials').notNull().default(''),
    /** Recognised by the city as up to its standard, or as a model; null: not told. */
    standard: boolean('standard'),
    model: boolean('model'),
    /** How many warnings its details give under the city's rules; for the operator's list. */
    warned: smallint('warned').notNull().default(0),
    /** Since when it is closed for good: it is found no more, and its page says so. */
    closedOn: date('closed_on'),
    /** All that a page shows and no query asks. */
    details: jsonb('details').$type<FacilityDetails>().notNull(),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [
    index('facility_spot').using('gist', table.spot).where(found),
    // A need is asked for in nearly every query, and a rare one would otherwise be looked for among all the others.
    ...NEED_KEYS.map((need) =>
      index(`facility_spot_${need}`)
        .using('gist', table.spot)
        .where(sql.raw(`closed_on is null and needs @> '{${need}}'`)),
    ),
    index('facility_pinyin').using('gin', table.pinyin.op('gin_trgm_ops')),
    index('facility_initials').using('gin', table.initials.op('gin_trgm_ops')),
    // How many there are is told with every list: counted here, the rows themselves are not read.
    index('facility_count').on(table.city, table.county).where(found),
    index('facility_county_type').on(table.county, table.type, table.town),
    uniqueIndex('facility_number')
      .on(table.city, table.number)
      .where(sql`${table.number} is not null`),
    check('facility_in_china', sql`${table.lng} between 73 and 136 and ${table.lat} between 3 and 54`),
    check('facility_grade', sql`${table.grade} between 1 and 5`),
    check('facility_holidays', sql`${table.holidays} in ('open', 'closed', 'unknown')`),
  ],
)

/** A community or village to count distances from, and how many elders live there. Counts only, never a person. */
export const community = pgTable(
  'community',
  {
    /** Twelve digits of the statistics bureau's code, or the register's own number. */
    id: text('id').primaryKey(),
    city: text('city').notNull(),
    county: char('county', { length: 6 }).notNull(),
    town: text('town').notNull(),
    name: text('name').notNull(),
    /** GCJ-02 degrees. */
    lng: numeric('lng', { precision: 9, scale: 6, mode: 'number' }).notNull(),
    lat: numeric('lat', { precision: 9, scale: 6, mode: 'number' }).notNull(),
    spot: spot('spot').generatedAlwaysAs(mercator('lng', 'lat')),
    /** Residents of 60 and more; null: not counted yet. */
    elders: integer('elders'),
    pinyin: text('pinyin').notNull().default(''),
    initials: text('initials').notNull().default(''),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [
    index('community_town').on(table.city, table.county, table.town),
    check('community_in_china', sql`${table.lng} between 73 and 136 and ${table.lat} between 3 and 54`),
    check('community_elders', sql`${table.elders} >= 0`),
  ],
)

/** Each import that was taken whole: what came and what it did. Nothing stands here of one that was refused. */
export const registerImport = pgTable(
  'register_import',
  {
    id: key(),
    city: text('city').notNull(),
    kind: text('kind').$type<'facilities' | 'elders'>().notNull(),
    /** SHA-256 of the file, hex. */
    digest: char('digest', { length: 64 }).notNull(),
    rows: integer('rows').notNull(),
    created: integer('created').notNull(),
    changed: integer('changed').notNull(),
    same: integer('same').notNull(),
    seconds: doublePrecision('seconds').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [index('register_import_city').on(table.city, table.at)],
)

/** Which generated data was put in, and which version of its generator made it. */
export const seed = pgTable('seed', {
  name: text('name').primaryKey(),
  version: text('version').notNull(),
  createdAt: createdAt(),
})
