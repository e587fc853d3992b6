import { sql, type SQL } from 'drizzle-orm'
import type { Need } from '@/domain/facility/types'
import type { Tx } from '../../database/database'
import { community, facility } from '../../database/schema'
import { metresInSql } from '../../database/distance'

/** A community and the nearest place of its city for a need; straight metres. */
export interface Nearest {
  readonly community: string
  readonly facility: string | null
  readonly name: string | null
  readonly metres: number | null
}

/** On the map's projection the nearest is the nearest on the ground but for a metre or so: the best of a few is it. */
export const CANDIDATES = 3

/** From a community `c` to a place `f`. */
const METRES = metresInSql({ lng: sql`c.lng`, lat: sql`c.lat` }, { lng: sql`f.lng`, lat: sql`f.lat` })

export interface NearestQuery {
  readonly city: string
  /** Communities of one county; of the whole city without it. Places of neighbouring counties count either way. */
  readonly county?: string
  readonly need: Need
}

/** The need stands as a literal, so that the planner can prove the condition of the need's own index. */
const serves = ({ city, need }: NearestQuery): SQL =>
  sql`${sql.raw(`closed_on is null and needs @> '{${need}}'`)} and city = ${city}`

/**
 * The question, for whoever wants to see its plan: for each community a walk over the index of that need, nearest first, until
 * `candidates` of its own city are met. A box around the city would be no help: the planner takes any box for a tiny one, and
 * then reads and sorts all of it for every community.
 */
export function nearestQuestion(query: NearestQuery, candidates: number): SQL {
  const { city, county } = query
  return sql`
    select c.id as community, n.id as facility, n.name, n.metres
    from ${community} c
    left join lateral (
      select f.id, f.name, ${METRES} as metres
      from (
        select id, name, lng, lat from ${facility} where ${serves(query)}
        order by spot <-> c.spot limit ${sql.raw(String(candidates))}
      ) f
      order by 3, 1 limit 1
    ) n on true
    where c.city = ${city} ${county === undefined ? sql`` : sql`and c.county = ${county}`}`
}

/** Either driver's answer has rows. */
const rowsOf = async <T>(answer: PromiseLike<unknown>): Promise<readonly T[]> =>
  ((await answer) as { readonly rows: readonly T[] }).rows

/**
 * The nearest place for a need of every community of a city or of one of its counties. What the city has fewer of than
 * candidates is not looked for any further: other cities' places share the index.
 */
export async function nearestOf(db: Tx, query: NearestQuery): Promise<ReadonlyMap<string, Nearest>> {
  const some = await rowsOf(db.execute(sql`select 1 from ${facility} where ${serves(query)} limit ${CANDIDATES}`))
  const rows = await rowsOf<Nearest>(db.execute(nearestQuestion(query, some.length)))
  return new Map(rows.map((row) => [row.community, row]))
}
