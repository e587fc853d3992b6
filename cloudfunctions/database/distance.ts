import { sql, type SQL } from 'drizzle-orm'
import { EARTH_METRES } from '@/domain/facility/distance'
import type { Place } from '@/domain/facility/facility'
import { facility } from './schema'

/** A place whose degrees the database holds, or is told. */
export interface PlaceInSql {
  readonly lng: SQL
  readonly lat: SQL
}

/** Straight metres between two places, as `metresBetween` counts them. */
export function metresInSql(from: PlaceInSql, to: PlaceInSql): SQL<number> {
  const half = (a: SQL, b: SQL) => sql`power(sin(radians(${b}::float8 - ${a}::float8) / 2), 2)`
  const level = sql`cos(radians(${from.lat}::float8)) * cos(radians(${to.lat}::float8))`
  const chord = sql`${half(from.lat, to.lat)} + ${level} * ${half(from.lng, to.lng)}`
  return sql`${2 * EARTH_METRES}::float8 * asin(least(1, sqrt(${chord})))`
}

/** Straight metres from a place to a facility. */
export const metresFrom = ({ lng, lat }: Place): SQL<number> =>
  metresInSql({ lng: sql`${lng}`, lat: sql`${lat}` }, { lng: sql`${facility.lng}`, lat: sql`${facility.lat}` })
