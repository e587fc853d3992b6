import { and, eq, isNotNull, isNull, or } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { staff } from '../database/schema'

/** Officials who decide in a county: its own, and those of the whole city. */
export function officialsOf(tx: Tx, city: string, county: string) {
  return tx
    .select()
    .from(staff)
    .where(
      and(
        eq(staff.city, city),
        eq(staff.role, 'official'),
        isNull(staff.endedAt),
        isNotNull(staff.joinedAt),
        or(isNull(staff.county), eq(staff.county, county)),
      ),
    )
}
