import { and, asc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { staff } from '../database/schema'
import { homeOfCase, type CaseRow } from '../runtime/cases'
import { nearestWorkers } from '../runtime/workers'

/** Accounts that read what is said in a case, at the desk where it lies. @param holder who has it by name, or null */
export async function readersOf(tx: Tx, row: CaseRow, holder: string | null): Promise<string[]> {
  const found =
    row.desk === 'provider'
      ? await clerksOf(tx, row)
      : row.desk === 'county'
        ? await officialsOf(tx, row, holder)
        : [...(await streetOf(tx, row, holder)), ...(row.kind === 'booking' ? await clerksOf(tx, row) : [])]
  return [...new Set(found.flatMap(({ accountId }) => accountId ?? []))]
}

interface Reader {
  readonly accountId: string | null
}

async function streetOf(tx: Tx, row: CaseRow, holder: string | null): Promise<readonly Reader[]> {
  const held = await heldBy(tx, holder)
  return held.length > 0 ? held : nearestWorkers(tx, homeOfCase(row))
}

async function heldBy(tx: Tx, holder: string | null): Promise<readonly Reader[]> {
  if (holder === null) return []
  return tx
    .select({ accountId: staff.accountId })
    .from(staff)
    .where(and(eq(staff.id, holder), isNull(staff.endedAt)))
}

const joined = and(isNull(staff.endedAt), isNotNull(staff.joinedAt))

/** The provider's people at its desk. */
async function clerksOf(tx: Tx, { providerId }: CaseRow): Promise<readonly Reader[]> {
  if (providerId === null) return []
  return tx
    .select({ accountId: staff.accountId })
    .from(staff)
    .where(and(eq(staff.providerId, providerId), eq(staff.role, 'clerk'), joined))
    .orderBy(asc(staff.createdAt), asc(staff.id))
}

/** Whoever has it, or all who decide for the county. */
async function officialsOf(tx: Tx, { city, county }: CaseRow, holder: string | null): Promise<readonly Reader[]> {
  const held = await heldBy(tx, holder)
  if (held.length > 0) return held
  const there = or(isNull(staff.county), eq(staff.county, county))
  return tx
    .select({ accountId: staff.accountId })
    .from(staff)
    .where(and(eq(staff.city, city), eq(staff.role, 'official'), there, joined))
    .orderBy(asc(staff.createdAt), asc(staff.id))
}
