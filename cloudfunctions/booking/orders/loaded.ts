import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { careCase, facility, offering, person, serviceOrder } from '../../database/schema'
import type { ForCase } from '../../runtime/define'
import { WireFault } from '../../runtime/wire-fault'
import { loadBooking, type BookingRow, type OfferingRow } from '../bookings'

export type OrderRow = typeof serviceOrder.$inferSelect

/** An order with what stands around it. */
export interface Order {
  readonly row: OrderRow
  readonly case: typeof careCase.$inferSelect
  /** Under whose key it lies. */
  readonly owner: typeof person.$inferSelect
  /** The record that counts: the owner's own, or the one that hers was found to be. */
  readonly personId: string
  readonly offering: OfferingRow
  readonly place: typeof facility.$inferSelect
}

const NO_ORDER = '没有找到这次预约。请返回看看,或打 12349 问。'

/** The order of a case. @param lock holds the order's row for whoever will change it @throws WireFault not-found */
export async function orderOfCase(tx: Tx, caseId: string, lock = false): Promise<Order> {
  return oneOrder(tx, eq(serviceOrder.caseId, caseId), lock)
}

/** An order by its own id. @throws WireFault not-found */
export const orderById = (tx: Tx, id: string, lock = false): Promise<Order> =>
  oneOrder(tx, eq(serviceOrder.id, id), lock)

async function oneOrder(tx: Tx, which: ReturnType<typeof eq>, lock: boolean): Promise<Order> {
  const query = tx
    .select({ row: serviceOrder, case: careCase, owner: person, offering, place: facility })
    .from(serviceOrder)
    .innerJoin(careCase, eq(careCase.id, serviceOrder.caseId))
    .innerJoin(person, eq(person.id, serviceOrder.personId))
    .innerJoin(offering, eq(offering.id, serviceOrder.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .where(and(which))
  const [found] = await (lock ? query.for('no key update', { of: serviceOrder }) : query)
  if (!found) throw new WireFault('not-found', NO_ORDER)
  return { ...found, personId: found.owner.mergedInto ?? found.owner.id }
}

/** The order of the call's case. */
export function orderOfCall(tx: Tx, forCase: ForCase | null, lock = false): Promise<Order> {
  if (!forCase) throw new Error('an action on an order was called without its case')
  return orderOfCase(tx, forCase.id, lock)
}

const STALE = '这次预约刚有了新变化。请看看新的情况,再决定要不要办。'

/**
 * The booking that a call names, held; it must be of the order, and as the caller saw it.
 * @throws WireFault not-found, conflict
 */
export async function bookingOfCall(
  tx: Tx,
  order: Order,
  { booking: id, version }: { readonly booking: string; readonly version: number },
): Promise<BookingRow> {
  const row = await loadBooking(tx, id, true)
  if (row.orderId !== order.row.id) throw new WireFault('not-found', NO_ORDER)
  if (row.version !== version) throw new WireFault('conflict', STALE)
  return row
}

/** @throws WireFault conflict for an order that was changed since it was seen */
export function refuseStale({ row }: Order, version: number): void {
  if (row.version !== version) throw new WireFault('conflict', STALE)
}
