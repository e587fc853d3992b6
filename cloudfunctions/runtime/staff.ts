import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { StaffCard } from '@/contract/account'
import type { Tx } from '../database/database'
import { provider, staff } from '../database/schema'
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

/** For whom somebody is there: «尧都区 解放路街道», the city's name, or the provider that he serves for. */
export async function workplaceOf(tx: Tx, places: Places, row: StaffRow): Promise<string> {
  const [served] = row.providerId
    ? await tx.select({ name: provider.name }).from(provider).where(eq(provider.id, row.providerId))
    : []
  return served?.name ?? divisionWords(places, row)
}

/** @param deskOpen whether the second factor was given on the device that asks */
export async function staffCardOf(
  tx: Tx,
  { keyring, places }: { readonly keyring: Keyring; readonly places: Places },
  row: StaffRow,
  deskOpen: boolean,
): Promise<StaffCard> {
  const { name } = staffSecret(keyring, row)
  const { id, role, city } = row
  return { id, role, name, city, division: await workplaceOf(tx, places, row), deskOpen }
}
