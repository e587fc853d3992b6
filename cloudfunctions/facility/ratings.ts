import { inArray } from 'drizzle-orm'
import { LEAST_RATINGS } from '@/domain/booking/states'
import type { Tx } from '../database/database'
import { facilityRating } from '../database/schema'

/** How a place was rated, by the number of people. */
export interface Ratings {
  readonly good: number
  readonly fair: number
  readonly poor: number
}

/** How some places are rated, by their ids; those of so few ratings that one could guess whose they are have none. */
export async function ratingsOf(db: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Ratings>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(facilityRating)
    .where(inArray(facilityRating.facilityId, [...ids]))
  const shown = rows.filter(({ good, fair, poor }) => good + fair + poor >= LEAST_RATINGS)
  return new Map(shown.map(({ facilityId, good, fair, poor }) => [facilityId, { good, fair, poor }]))
}
