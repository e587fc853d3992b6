import { and, asc, count, eq } from 'drizzle-orm'
import type { ActionInput, ActionOutput } from '@/contract'
import type { Tx } from '../database/database'
import { community } from '../database/schema'
import { matchesAsTyped, typedWords } from './words'

const PAGE = 50

/** Communities of a street, or by words, in the order of their codes, which is the division register's. */
export async function communities(
  db: Tx,
  { city, county, town, words: typed, limit = PAGE }: ActionInput<'facility', 'communities'>,
): Promise<ActionOutput<'facility', 'communities'>> {
  const { id, name, lng, lat, demo, pinyin, initials } = community
  const where = and(
    eq(community.city, city),
    county === undefined ? undefined : eq(community.county, county),
    town === undefined ? undefined : eq(community.town, town),
    typed === undefined ? undefined : matchesAsTyped(typedWords(typed), { words: name, pinyin, initials }),
  )
  const columns = { id, name, county: community.county, town: community.town, lng, lat, demo }
  const rows = await db.select(columns).from(community).where(where).orderBy(asc(id)).limit(limit)
  const [counted] = await db.select({ total: count() }).from(community).where(where)
  return {
    communities: rows.map(({ lng, lat, ...row }) => ({ ...row, place: { lng, lat } })),
    total: counted?.total ?? 0,
  }
}
