import { and, eq, exists, isNull, notExists, or, sql, type SQL } from 'drizzle-orm'
import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { chinaDay } from '@/domain/person/date'
import { batchesOf, columnName } from '../database/bulk'
import type { Tx } from '../database/database'
import {
  booking,
  community,
  facility,
  facilityRating,
  menu,
  offering,
  offeringTime,
  serviceOrder,
  slot,
  waitingPlace,
} from '../database/schema'

/** Puts in rows, many at once; one that stands becomes what is given, but for columns (by their SQL names) with a word of their own. */
export async function replaceRows(
  tx: Tx,
  table: PgTable,
  rows: readonly Readonly<Record<string, unknown>>[],
  own: Readonly<Record<string, SQL>> = {},
): Promise<void> {
  const written = Object.values(getTableColumns(table)).filter(({ generated }) => generated === undefined)
  const changes = sql.join(
    written.map((column) => sql`${columnName(column)} = ${own[column.name] ?? sql`excluded.${columnName(column)}`}`),
    sql`, `,
  )
  for (const { into, columns, select } of batchesOf(table, rows))
    await tx.execute(sql`insert into ${into} (${columns}) ${select} on conflict (id) do update set ${changes}`)
}

/**
 * Takes out what a demonstration has of a city's register and of what is to be had there. A place at which somebody booked, and what
 * he booked, stays and is closed: his orders, his money and what happened must not hang in the air.
 */
export async function clearRegister(tx: Tx, city: string, now: Date): Promise<void> {
  const ours = and(eq(offering.city, city), eq(offering.demo, true))
  const ofOurs = (offeringId: typeof slot.offeringId | typeof offeringTime.offeringId) =>
    exists(
      tx
        .select({ id: offering.id })
        .from(offering)
        .where(and(eq(offering.id, offeringId), ours)),
    )
  const none = (table: PgTable, is: SQL) =>
    notExists(
      tx
        .select({ one: sql`1` })
        .from(table)
        .where(is),
    )
  await tx
    .delete(slot)
    .where(
      and(
        ofOurs(slot.offeringId),
        none(booking, eq(booking.slotId, slot.id)),
        none(waitingPlace, eq(waitingPlace.slotId, slot.id)),
      ),
    )
  await tx.delete(offeringTime).where(ofOurs(offeringTime.offeringId))
  await tx
    .delete(offering)
    .where(
      and(
        ours,
        none(slot, eq(slot.offeringId, offering.id)),
        none(booking, eq(booking.offeringId, offering.id)),
        none(serviceOrder, eq(serviceOrder.offeringId, offering.id)),
      ),
    )
  await tx
    .update(offering)
    .set({ closedAt: now })
    .where(and(ours, isNull(offering.closedAt)))
  const places = and(eq(facility.city, city), eq(facility.demo, true))
  const ofPlaces = tx.select({ id: facility.id }).from(facility).where(places)
  await tx.delete(menu).where(sql`${menu.facilityId} in ${ofPlaces}`)
  const serves = or(
    eq(offering.facilityId, facility.id),
    eq(offering.kitchenId, facility.id),
    eq(offering.throughId, facility.id),
  )
  await tx
    .delete(facility)
    .where(and(places, none(offering, serves!), none(facilityRating, eq(facilityRating.facilityId, facility.id))))
  await tx
    .update(facility)
    .set({ closedOn: chinaDay(now.getTime()) })
    .where(and(places, isNull(facility.closedOn)))
  await tx.delete(community).where(and(eq(community.city, city), eq(community.demo, true)))
}
