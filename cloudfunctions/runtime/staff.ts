import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { StaffCard } from '@/contract/account'
import type { Tx } from '../database/database'
import { staff } from '../database/schema'
import type { Keyring } from './keyring'
import { staffSecret } from './names'
import { divisionWords, type Places } from './places'

export type StaffRow = typeof staff.$inferSelect

/** Hours that the second factor opens a desk for: a working day. */
const DESK_HOURS = 12

export const deskUntil = (now: Date): Date => new Date(now.getTime() + DESK_HOURS * 3_600_000)

/** The place that an account has among the city's staff, once its second factor was shown to work; or null. */
export async function staffOf(tx: Tx, accountId: string): Promise<StaffRow | null> {
  const [row] = await tx
    .select()
    .from(staff)
    .where(and(eq(staff.accountId, accountId), isNull(staff.endedAt), isNotNull(staff.joinedAt)))
  return row ?? null
}

/** The same, also while the second factor was not shown yet. */
export async function invitedOrJoined(tx: Tx, accountId: string): Promise<StaffRow | null> {
  const [row] = await tx
    .select()
    .from(staff)
    .where(and(eq(staff.accountId, accountId), isNull(staff.endedAt)))
  return row ?? null
}

/** @param deskOpen whether the second factor was given on the device that asks */
export function staffCardOf(keyring: Keyring, places: Places, row: StaffRow, deskOpen: boolean): StaffCard {
  const { name } = staffSecret(keyring, row)
  return { id: row.id, role: row.role, name, city: row.city, division: divisionWords(places, row), deskOpen }
}
