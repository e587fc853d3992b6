import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { covers, type Division } from '@/domain/staff/staff'
import { careCase, registerEntry } from '../database/schema'
import type { StaffCaller } from './define'
import { countiesIn, type Place, type Places } from './places'
import { divisionOf } from './workers'

/** Where somebody of the staff works: his city, and what of it. */
export type Posted = Pick<StaffCaller, 'city' | 'division'>

/** Columns by which a row says where somebody lives, in the order of the indexes. */
export interface HomeColumns {
  readonly county: PgColumn
  readonly street: PgColumn
  readonly communityHash: PgColumn
}

/** Counties of somebody of the staff: his own or all of his city. A division says no city: a county of another one is nobody's. */
export const countiesOf = (places: Places, { city, division: { county } }: Posted): Place[] =>
  countiesIn(places, city).filter(({ code }) => county === null || code === county)

type Is = (column: PgColumn, value: string) => SQL | undefined

/** The street and the community of a division, where it has them. */
const closer = ({ street, community }: Division, at: HomeColumns, is: Is = eq): SQL | undefined =>
  and(
    street === null ? undefined : is(at.street, street),
    community === null ? undefined : is(at.communityHash, community),
  )

const isOrUnknown: Is = (column, value) => or(eq(column, value), isNull(column))

/**
 * Rows that lie in a division, as `covers` says it; the county comes first, so that the index is used.
 * @param at of another table than the register
 */
export const inDivision = (places: Places, worker: Posted, at: HomeColumns = registerEntry): SQL =>
  and(
    inArray(
      at.county,
      countiesOf(places, worker).map(({ code }) => code),
    ),
    closer(worker.division, at),
  )!

/** The same of one person's line. */
export const isHis = (
  places: Places,
  { city, division }: Posted,
  row: Pick<typeof registerEntry.$inferSelect, 'county' | 'street' | 'communityHash'>,
): boolean => places.get(row.county)?.city === city && covers(division, divisionOf(row))

/** Rows that say their city themselves, and lie in the county of an official or anywhere in his city. */
export const inCounty = (
  { city, division: { county } }: Posted,
  at: { readonly city: PgColumn; readonly county: PgColumn },
): SQL => and(eq(at.city, city), county === null ? undefined : eq(at.county, county))!

/** Cases that lie in a division, by their clear columns. */
export const casesInDivision = (worker: Posted): SQL =>
  and(inCounty(worker, careCase), closer(worker.division, careCase))!

/**
 * Orders of those who live in a division, as their cases have it. Whoever’s street or community nobody has written down is every worker’s of
 * the county or the street: else she would be nobody’s.
 */
export const ordersInDivision = (worker: Posted): SQL =>
  and(inCounty(worker, careCase), closer(worker.division, careCase, isOrUnknown))!
