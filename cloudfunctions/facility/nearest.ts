import { inArray, sql, type SQL } from 'drizzle-orm'
import type { Place } from '@/domain/facility/facility'
import { metresBetween } from '@/domain/facility/distance'
import { spotOf, spotReach } from '@/domain/facility/mercator'
import type { Tx } from '../database/database'
import { metresFrom } from '../database/distance'
import { facility } from '../database/schema'
import { pointOf } from './find'
import type { FacilityRow } from './row'

/** A row's id and how far it is; all that its place in a list depends on. */
export interface Ranked {
  readonly id: string
  /** Straight, exact. */
  readonly metres: number
}

/** Nearest first; of places at one distance, by id, so that pages neither repeat nor skip any. */
export const byMetres = (a: Ranked, b: Ranked): number =>
  a.metres - b.metres || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

interface Read {
  readonly at: Place
  readonly where: SQL
  readonly limit: number
  readonly offset: number
  /** Asked from so far away that the index would read through all that lies between. */
  readonly far: boolean
}

/** Rows that are read beyond those that are wanted, and then again as many times more; after that all are. */
const MARGINS = [1, 8]
const MARGIN = 8
/** Within a city the map stretches by a hundredth or two: so many more lie about as far away. */
const MARGIN_SHARE = 1 / 16
/** What two engines' logarithms and sines may differ by. */
const ROUNDING = 1 + 1e-9

/**
 * A page of what serves, in the exact order of metres. The index knows the nearest on the map, which stretches towards the
 * poles: so more are read than wanted, until what was not read lies surely farther away than the last that is wanted.
 */
export async function nearestPage(db: Tx, { at, where, limit, offset, far }: Read): Promise<Ranked[]> {
  const wanted = offset + limit
  for (const times of far ? [] : MARGINS) {
    const most = wanted + Math.ceil((MARGIN + wanted * MARGIN_SHARE) * times)
    const rows = await nearestOnMap(db, at, where, most)
    const ranked = rankedFrom(at, rows)
    const last = ranked[wanted - 1]
    const read = rows.at(-1)?.away ?? 0
    if (rows.length < most || (last && read > spotReach(at, last.metres) * ROUNDING))
      return ranked.slice(offset, wanted)
  }
  // From another end of the country the map's order tells nothing, and behind one door may be more than any margin.
  const { id, lng, lat } = facility
  const sorted = db.select({ id, lng, lat }).from(facility).where(where).orderBy(metresFrom(at), id)
  return rankedFrom(at, await sorted.limit(limit).offset(offset))
}

async function nearestOnMap(db: Tx, at: Place, where: SQL, most: number) {
  const away = sql<number>`${facility.spot} <-> ${pointOf(spotOf(at))}`
  const { id, lng, lat } = facility
  return db.select({ id, lng, lat, away }).from(facility).where(where).orderBy(away).limit(most)
}

const rankedFrom = (at: Place, rows: readonly (Place & { readonly id: string })[]): Ranked[] =>
  rows.map(({ id, lng, lat }) => ({ id, metres: metresBetween(at, { lng, lat }) })).sort(byMetres)

/** Whole rows in the order of their ids. */
export async function rowsOf(db: Tx, ids: readonly string[]): Promise<FacilityRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select()
    .from(facility)
    .where(inArray(facility.id, [...ids]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
