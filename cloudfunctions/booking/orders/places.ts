import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { slot } from '../../database/schema'
import { WireFault } from '../../runtime/wire-fault'
import { takePlace, type SlotRow } from '../bookings'
import { whenWords } from './checks'

/** Other times that are named when one is full. */
const NAMED = 3

/**
 * Takes the places of some slots or of none: the last that a booking does, in one order for everybody.
 * @throws WireFault conflict that says which is full, and what else there is
 */
export async function takePlaces(tx: Tx, slots: readonly SlotRow[], units: number, now: Date): Promise<void> {
  const full = await firstWithout(tx, slots, units, now)
  if (full) throw await fullFault(tx, full, units, now)
}

/** Takes places in the order of the slots' ids. @returns the first that had none left; the transaction must be undone then */
export async function firstWithout(
  tx: Tx,
  slots: readonly SlotRow[],
  units: number,
  now: Date,
): Promise<SlotRow | null> {
  for (const one of [...slots].sort((a, b) => (a.id < b.id ? -1 : 1)))
    if (!(await takePlace(tx, one.id, units, now))) return one
  return null
}

/** «刚刚订满了», with the next times of the same offering that have a place. */
export async function fullFault(tx: Tx, row: SlotRow, units: number, now: Date): Promise<WireFault> {
  const others = await tx
    .select()
    .from(slot)
    .where(
      and(
        eq(slot.offeringId, row.offeringId),
        ne(slot.id, row.id),
        eq(slot.closed, false),
        gt(slot.closesAt, now),
        sql`${slot.booked} + ${units} <= ${slot.capacity}`,
      ),
    )
    .orderBy(
      sql`abs(extract(epoch from (${slot.startsAt} - ${row.startsAt.toISOString()}::timestamptz)))`,
      asc(slot.id),
    )
    .limit(NAMED)
  const [today] = await tx.select().from(slot).where(eq(slot.id, row.id))
  if (today && (today.closed || today.closesAt <= now))
    return new WireFault('conflict', `${whenWords(row)}刚刚停止预约了,没有订成,也没有扣钱。请换一个时间。`)
  const there = others.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const words = there.length > 0 ? `还有位子的:${there.map(whenWords).join('、')}。` : '这一家近几天都订满了。'
  return new WireFault(
    'conflict',
    `${whenWords(row)}刚刚订满了,没有订成,也没有扣钱。${words}也可以排队等,有人退了就告诉您。`,
  )
}
