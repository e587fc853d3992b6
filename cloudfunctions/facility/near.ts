import { and, arrayContains, between, count, eq, sql, type SQL } from 'drizzle-orm'
import type { Place } from '@/domain/facility/facility'
import { boxAround, metresBetween } from '@/domain/facility/distance'
import type { Tx } from '../database/database'
import { facility } from '../database/schema'
import { toCard, type FacilityRow } from './row'

export interface NearQuery {
  readonly city: string
  readonly county?: string
  readonly at: Place
  readonly need?: string
  readonly limit: number
  readonly offset: number
}

/** Half sides of the boxes that are tried, in metres; then the whole city. Most people look within the first. */
const REACHES = [2_000, 10_000, 40_000]

/** Facilities that serve, nearest first, with straight metres; and how many there are in all. */
export async function nearest(db: Tx, query: NearQuery) {
  const serves = and(
    eq(facility.city, query.city),
    query.county ? eq(facility.county, query.county) : undefined,
    query.need ? arrayContains(facility.needs, [query.need]) : undefined,
  )
  const [counted] = await db.select({ total: count() }).from(facility).where(serves)
  const total = counted?.total ?? 0
  const wanted = Math.min(query.offset + query.limit, total)
  if (wanted <= query.offset) return { facilities: [], total }
  const rows = await reach(db, query, serves, wanted)
  // The database's order stands: sorting once more could disagree with it between two pages.
  const page = rows.slice(query.offset, query.offset + query.limit)
  const facilities = page.map((row) => ({
    card: toCard(row, query.need),
    metres: Math.round(metresBetween(query.at, row)),
  }))
  return { facilities, total }
}

/** Rows of the smallest box whose inner circle surely holds the nearest `wanted`. */
async function reach(db: Tx, query: NearQuery, serves: SQL | undefined, wanted: number): Promise<FacilityRow[]> {
  for (const metres of REACHES) {
    const box = boxAround(query.at, metres)
    const inBox = and(serves, between(facility.lat, box.south, box.north), between(facility.lng, box.west, box.east))
    const rows = await select(db, query.at, inBox, wanted)
    // Rows in the box's corners may be farther than one just outside its side.
    if (rows.filter((row) => metresBetween(query.at, row) <= metres).length >= wanted) return rows
  }
  return select(db, query.at, serves, wanted)
}

function select(db: Tx, at: Place, where: SQL | undefined, limit: number): Promise<FacilityRow[]> {
  // The haversine of `metresBetween`, without the arc sine, which keeps the order.
  const north = sql`power(sin(radians(${facility.lat} - ${at.lat}) / 2), 2)`
  const east = sql`power(sin(radians(${facility.lng} - ${at.lng}) / 2), 2)`
  const away = sql`${north} + cos(radians(${facility.lat})) * ${Math.cos((at.lat * Math.PI) / 180)} * ${east}`
  return db.select().from(facility).where(where).orderBy(away, facility.id).limit(limit)
}
