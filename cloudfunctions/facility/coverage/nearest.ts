import { sql, type SQL } from 'drizzle-orm'
import type { Need } from '@/domain/facility/types'
import type { Tx } from '../../database/database'
import { community, facility } from '../../database/schema'

/** A community and the nearest place of its city for a need; straight metres. */
export interface Nearest {
  readonly community: string
  readonly facility: string | null
  readonly name: string | null
  readonly metres: number | null
}

/** On the map's projection the nearest is the nearest on the ground but for a metre or so: the best of a few is it. */
const CANDIDATES = 3
/** The earth's radius of `metresBetween`. */
const EARTH_METRES = 6_371_008

/** The haversine of `metresBetween`. */
const METRES = sql.raw(`2 * ${EARTH_METRES} * asin(least(1, sqrt(
    power(sin(radians(f.lat::float8 - c.lat::float8) / 2), 2)
    + cos(radians(c.lat::float8)) * cos(radians(f.lat::float8)) * power(sin(radians(f.lng::float8 - c.lng::float8) / 2), 2))))`)

export interface NearestQuery {
  readonly city: string
  /** Communities of one county; of the whole city without it. Places of neighbouring counties count either way. */
  readonly county?: string
  readonly need: Need
}

/**
 * The question, for whoever wants to see its plan: for each community a walk over the index of that need, nearest first. The
 * need stands as a literal, so that the planner can prove the index's condition; the box keeps the places of other cities,
 * which share the index, out of the walk.
 */
export function nearestQuestion({ city, county, need }: NearestQuery): SQL {
  const serves = sql.raw(`closed_on is null and needs @> '{${need}}'`)
  const here = sql`c.city = ${city} ${county === undefined ? sql`` : sql`and c.county = ${county}`}`
  return sql`
    with around as materialized (
      select box(point(min(spot[0]), min(spot[1])), point(max(spot[0]), max(spot[1]))) as it
      from ${facility} where city = ${city} and ${serves}
    )
    select c.id as community, n.id as facility, n.name, n.metres
    from ${community} c
    left join lateral (
      select f.id, f.name, ${METRES} as metres
      from (
        select id, name, lng, lat from ${facility}
        where ${serves} and city = ${city} and spot <@ (select it from around)
        order by spot <-> c.spot limit ${CANDIDATES}
      ) f
      order by 3, 1 limit 1
    ) n on true
    where ${here}`
}

/** The nearest place for a need of every community of a city or of one of its counties. */
export async function nearestOf(db: Tx, query: NearestQuery): Promise<ReadonlyMap<string, Nearest>> {
  // Either driver's answer has rows.
  const { rows } = (await db.execute(nearestQuestion(query))) as unknown as { readonly rows: readonly Nearest[] }
  return new Map(rows.map((row) => [row.community, row]))
}
