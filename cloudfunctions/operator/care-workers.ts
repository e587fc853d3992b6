import { and, eq, isNull } from 'drizzle-orm'
import { readContactPhone } from '@/domain/person/phone'
import type { Tx } from '../database/database'
import { careWorker, staff } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { nameKey, staffSecret } from '../runtime/names'
import type { StaffRow } from '../runtime/staff'

/** How a provider's list names somebody whom it sends. */
interface Named {
  readonly provider: string
  readonly name: string
  /** Normalised. */
  readonly phone: string
}

const digits = (phone: string): string => (readContactPhone(phone).phone ?? phone).replace(/\D/g, '')

/**
 * The row of a provider's list that somebody who is invited stands for: same name and same phone, and no colleague's already.
 * The provider writes its list and the city invites, so that neither alone gives anybody visits and addresses.
 * @returns its id, or null
 */
export async function rowOnList(
  tx: Tx,
  keyring: Keyring,
  { provider, name, phone }: Named,
  besides?: string,
): Promise<string | null> {
  const rows = await tx
    .select({ row: careWorker, staff: { id: staff.id, endedAt: staff.endedAt } })
    .from(careWorker)
    .leftJoin(staff, eq(staff.id, careWorker.staffId))
    .where(and(eq(careWorker.providerId, provider), isNull(careWorker.endedAt)))
  const found = rows.find(({ row, staff: has }) => {
    if (has && has.endedAt === null && has.id !== besides) return false
    const known = keyring.open(row.id, row) as { readonly name: string; readonly phone: string }
    return nameKey(known.name) === nameKey(name) && digits(known.phone) === digits(phone)
  })
  return found?.row.id ?? null
}

/**
 * Ties somebody who has joined to his row on the provider's list: from then on visits of that row are his. Asked at each opening
 * of the desk, for the list may name him later, or with another phone.
 */
export async function tieToList(tx: Tx, keyring: Keyring, row: StaffRow): Promise<void> {
  if (row.role !== 'care-worker' || row.providerId === null) return
  const [tied] = await tx.select({ id: careWorker.id }).from(careWorker).where(eq(careWorker.staffId, row.id))
  if (tied) return
  const { name, phone } = staffSecret(keyring, row)
  const id = await rowOnList(tx, keyring, { provider: row.providerId, name, phone }, row.id)
  if (id) await tx.update(careWorker).set({ staffId: row.id }).where(eq(careWorker.id, id))
}
