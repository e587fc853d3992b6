import { sql } from 'drizzle-orm'
import { boolean, char, check, index, jsonb, numeric, pgTable, text } from 'drizzle-orm/pg-core'
import type { FacilityDetails } from '../facility-details'
import { createdAt } from './columns'

/** A place people go to. Public data: nothing in it is about a person in care. */
export const facility = pgTable(
  'facility',
  {
    id: text('id').primaryKey(),
    city: text('city').notNull(),
    county: char('county', { length: 6 }).notNull(),
    /** Street or town as the division register prints it; null for what serves the whole county. */
    town: text('town'),
    type: text('type').notNull(),
    name: text('name').notNull(),
    /** GCJ-02 degrees. */
    lng: numeric('lng', { precision: 9, scale: 6, mode: 'number' }).notNull(),
    lat: numeric('lat', { precision: 9, scale: 6, mode: 'number' }).notNull(),
    needs: text('needs').array().notNull(),
    /** All that a page shows and no query asks. */
    details: jsonb('details').$type<FacilityDetails>().notNull(),
    demo: boolean('demo').notNull().default(false),
  },
  (table) => [
    index('facility_place').on(table.city, table.lat, table.lng),
    index('facility_county_type').on(table.county, table.type, table.town),
    check('facility_in_china', sql`${table.lng} between 73 and 136 and ${table.lat} between 3 and 54`),
  ],
)

/** Which generated data was put in, and which version of its generator made it. */
export const seed = pgTable('seed', {
  name: text('name').primaryKey(),
  version: text('version').notNull(),
  createdAt: createdAt(),
})
