import { and, asc, count, eq, or, sql } from 'drizzle-orm'
import type { ActionInput, ActionOutput } from '@/contract'
import type { Tx } from '../database/database'
import { community } from '../database/schema'
import { findWords } from './words'

const PAGE = 50

/** Written as far like `plainWords` as a word that was typed, and holds neither blank nor mark, can tell. */
const WORDS = sql`lower(normalize(${community.name} || ' ' || ${community.town}, NFKC))`

/** Communities of a street, or by words: those as typed first, and in the order of their codes, which is the division register's. */
export async function communities(
  db: Tx,
  { city, county, town, words: typed, limit = PAGE }: ActionInput<'facility', 'communities'>,
): Promise<ActionOutput<'facility', 'communities'>> {
  const { id, name, lng, lat, demo, pinyin, initials } = community
  const source = { table: community, id, name, words: WORDS, pinyin, initials }
  const scope = eq(community.city, city)
  const found = typed === undefined ? null : await findWords(db, typed, scope, source)
  const where = and(
    scope,
    county === undefined ? undefined : eq(community.county, county),
    town === undefined ? undefined : eq(community.town, town),
    found ? or(found.asTyped, found.close) : undefined,
  )
  const columns = { id, name, county: community.county, town: community.town, lng, lat, demo }
  const asTyped = found?.asTyped ?? sql`true`
  const missesLast = found?.close ? [sql`case when ${asTyped} then 0 else 1 end`] : []
  const rows = await db
    .select(columns)
    .from(community)
    .where(where)
    .orderBy(...missesLast, asc(id))
    .limit(limit)
  const counts = { total: count(), asTyped: sql<number>`count(*) filter (where ${asTyped})`.mapWith(Number) }
  const [counted] = await db.select(counts).from(community).where(where)
  return {
    communities: rows.map(({ lng, lat, ...row }) => ({ ...row, place: { lng, lat } })),
    total: counted?.total ?? 0,
    asTyped: counted?.asTyped ?? 0,
  }
}
