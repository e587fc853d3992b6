import { eq } from 'drizzle-orm'
import { CONFIRM_HOURS } from '@/domain/booking/states'
import { careCase, serviceOrder } from '../../database/schema'
import { complainedSince } from '../../runtime/call-backs'
import type { JobHandlers, Run } from '../../runtime/jobs'
import { loadBooking, moveBooking, settleCaseState } from '../bookings'
import { settle } from '../money'
import type { BookingParts } from '../parts'

export const CONFIRM = 'booking-confirm'

/** What nobody public pays and nobody spoke against confirms itself. */
export function confirmJobs(parts: BookingParts): JobHandlers {
  return { [CONFIRM]: (run) => confirm(parts, run) }
}

async function confirm(parts: BookingParts, { tx, about, now }: Run): Promise<void> {
  const [id = '', version] = about.split(' ')
  const row = await loadBooking(tx, id, true)
  const due = row.servedAt !== null && now.getTime() - row.servedAt.getTime() >= CONFIRM_HOURS * 3_600_000
  if (row.state !== 'served' || row.subsidised || row.version !== Number(version) || !due) return
  // Held: whoever complains in this moment comes before it or after it, never beside it.
  const [order] = await tx
    .select({ desk: careCase.desk, state: careCase.state, complained: complainedSince(row.servedAt ?? now) })
    .from(careCase)
    .innerJoin(serviceOrder, eq(serviceOrder.caseId, careCase.id))
    .where(eq(serviceOrder.id, row.orderId))
    .for('no key update', { of: careCase })
  if (order?.desk === 'street' && (order.state === 'waiting' || order.state === 'taken')) return
  // The street rings about it: what she complained of is not had because nobody says more.
  if (order?.complained) return
  const set = { confirmedAt: now, confirmedBy: 'time' } as const
  const after = await moveBooking(tx, parts.keyring, { booking: row, event: 'confirmed', by: null, set }, now)
  await settle(tx, parts, { booking: after, byAccount: null, now })
  await settleCaseState(tx, after.orderId, now)
}
