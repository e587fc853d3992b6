import { and, asc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { covers, type Division } from '@/domain/staff/staff'
import type { Tx } from '../database/database'
import { staff } from '../database/schema'

export type WorkerRow = typeof staff.$inferSelect

/** Where a case is at home, as its clear columns have it. */
export interface CaseHome {
  /** Folder of the city under `cities`. */
  readonly city: string
  readonly county: string
  readonly street: string | null
  readonly communityHash: string | null
}

/** A worker's division, or a case's home, in the words of `covers`. */
export const divisionOf = (row: Pick<WorkerRow, 'county' | 'street' | 'communityHash'>): Division => ({
  county: row.county,
  street: row.street,
  community: row.communityHash,
})

/** Community workers of a city who may be found in a county, longest there first. @param county null asks for all */
export async function workersIn(tx: Tx, city: string, county: string | null): Promise<WorkerRow[]> {
  return tx
    .select()
    .from(staff)
    .where(
      and(
        eq(staff.city, city),
        eq(staff.role, 'community-worker'),
        isNull(staff.endedAt),
        isNotNull(staff.joinedAt),
        isNotNull(staff.accountId),
        county === null ? undefined : or(isNull(staff.county), eq(staff.county, county)),
      ),
    )
    .orderBy(asc(staff.createdAt), asc(staff.id))
}

/**
 * Whose desk a case lies on: workers of its community and street; where there are none, those of the county; then those of
 * the whole city.
 */
export async function nearestWorkers(tx: Tx, home: CaseHome): Promise<WorkerRow[]> {
  const all = (await workersIn(tx, home.city, home.county)).filter((row) => covers(divisionOf(row), divisionOf(home)))
  const within = [
    all.filter(({ street }) => street !== null),
    all.filter(({ county, street }) => county !== null && street === null),
  ]
  return within.find((some) => some.length > 0) ?? all
}
