import { eq } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { provider } from '../../database/schema'
import type { Caller, StaffCaller } from '../../runtime/define'
import { staffOfCall } from '../../runtime/doer'
import { WireFault } from '../../runtime/wire-fault'
import { loadBooking, type BookingRow } from '../bookings'

export type ProviderRow = typeof provider.$inferSelect

/** Somebody who serves for a provider: a clerk at its desk, or a care worker on the way. */
export interface ProviderStaff extends StaffCaller {
  readonly provider: string
  readonly account: string
}

/** Somebody of a provider’s with his account. @throws WireFault forbidden */
export function providerStaff(caller: Caller): ProviderStaff {
  const { provider: of, ...staff } = staffOfCall(caller)
  if (of === null) throw new WireFault('forbidden', '这件事要由服务机构的工作人员来办。')
  return { ...staff, provider: of }
}

/** The provider itself. @throws Error where the staff row names none that there is */
export async function providerOf(tx: Tx, { provider: id }: ProviderStaff): Promise<ProviderRow> {
  const [row] = await tx.select().from(provider).where(eq(provider.id, id))
  if (!row) throw new Error('somebody serves for a provider that is not there')
  return row
}

const NOT_OURS = '没有找到这一单。请回到列表刷新一下。'

/** A booking of his own provider; any other does not exist for him. @throws WireFault not-found */
export async function ownBooking(
  tx: Tx,
  staff: Pick<ProviderStaff, 'provider'>,
  id: string,
  lock = false,
): Promise<BookingRow> {
  const row = await loadBooking(tx, id, lock)
  if (row.providerId !== staff.provider) throw new WireFault('not-found', NOT_OURS)
  return row
}

const GONE_ON = '这一单刚有了新变化。请看看新的情况,再决定要不要办。'

/** Refuses an act on a page that is older than the booking. @throws WireFault conflict */
export function asSeen(row: BookingRow, version: number): void {
  if (row.version !== version) throw new WireFault('conflict', GONE_ON)
}

/** No new order goes to a provider that the city has taken off. @throws WireFault conflict */
export function mayServe({ blacklistedOn }: ProviderRow): void {
  if (blacklistedOn !== null)
    throw new WireFault('conflict', '民政部门暂停了你们接单。已经接的请照常做完,新的请先联系民政部门。')
}
