import { and, asc, count, eq, or, sql } from 'drizzle-orm'
import type { ActionInput, ActionOutput } from '@/contract'
import type { Tx } from '../database/database'
import { community } from '../database/schema'
import { findWords, NOTHING } from './words'

const PAGE = 50

/** Communities of a street, or by words, in the order of their codes, which is the division register's. */
export async function communities(
  db: Tx,
  { city, county, town, words: typed, limit = PAGE }: ActionInput<'facility', 'communities'>,
): Promise<ActionOutput<'facility', 'communities'>> {
  const { id, name, lng, lat, demo, pinyin, initials } = community
  const source = { table: community, id, name, words: sql`${name} || ' ' || ${community.town}`, pinyin, initials }
  const scope = eq(community.city, city)
  const found = typed === undefined ? null : await findWords(db, typed, scope, source)
  const where = and(
    scope,
    county === undefined ? undefined : eq(community.county, county),
    town === undefined ? undefined : eq(community.town, town),
    found ? (or(...found.parts) ?? NOTHING) : undefined,
  )
  const columns = { id, name, county: community.county, town: community.town, lng, lat, demo }
  const rows = await db.select(columns).from(community).where(where).orderBy(asc(id)).limit(limit)
  const [counted] = await db.select({ total: count() }).from(community).where(where)
  return {
    communities: rows.map(({ lng, lat, ...row }) => ({ ...row, place: { lng, lat } })),
    total: counted?.total ?? 0,
  }
}
