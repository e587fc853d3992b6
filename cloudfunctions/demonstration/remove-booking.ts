import { eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '../database/database'
import * as tables from '../database/schema'

const { booking, offering, provider, serviceOrder, slot, subsidyEntry, subsidyGrant, subsidyMonth, urgentCall } = tables

/** Whose rows go: of demonstration identities, their places among the staff, and people. */
export interface Gone {
  readonly played: readonly string[]
  readonly workers: readonly string[]
  readonly people: readonly string[]
}

const idsIn = async (rows: PromiseLike<{ readonly id: string }[]>): Promise<string[]> =>
  (await rows).map(({ id }) => id)

/**
 * Takes out what was booked of invented providers or by played people, the grants that played officials approved, urgent calls of
 * played people, and all that was to be booked. A real person's order at an invented place goes too: nobody would serve it.
 * @returns the cases that these were
 */
export async function removeBookings(tx: Tx, { played, workers, people }: Gone): Promise<string[]> {
  const demoProviders = await idsIn(tx.select({ id: provider.id }).from(provider).where(eq(provider.demo, true)))
  const ofOrder = or(
    inArray(serviceOrder.personId, [...people]),
    inArray(serviceOrder.byAccount, [...played]),
    inArray(serviceOrder.providerId, demoProviders),
  )
  const orders = await tx.select({ id: serviceOrder.id, caseId: serviceOrder.caseId }).from(serviceOrder).where(ofOrder)
  const orderIds = orders.map(({ id }) => id)
  const bookings = await idsIn(tx.select({ id: booking.id }).from(booking).where(inArray(booking.orderId, orderIds)))
  const grants = await removeMoney(tx, { played, workers, people }, bookings)
  await deleteWhere(tx, OF_BOOKING, bookings)
  await tx
    .delete(tables.waitingPlace)
    .where(
      or(
        inArray(tables.waitingPlace.personId, [...people]),
        inArray(tables.waitingPlace.byAccount, [...played]),
        inArray(
          tables.waitingPlace.slotId,
          tx
            .select({ id: slot.id })
            .from(slot)
            .innerJoin(offering, eq(offering.id, slot.offeringId))
            .where(inArray(offering.providerId, demoProviders)),
        ),
      ),
    )
  await giveBack(tx, bookings)
  await deleteWhere(tx, [[booking, booking.id]], bookings)
  await deleteWhere(tx, [[serviceOrder, serviceOrder.id]], orderIds)
  const calls = await removeCalls(tx, { played, workers, people })
  await tx
    .update(tables.absence)
    .set({ byStaff: null })
    .where(inArray(tables.absence.byStaff, [...workers]))
  await tx.delete(tables.counterRegular).where(inArray(tables.counterRegular.personId, [...people]))
  await removeProviders(tx, demoProviders, workers)
  return [...orders.map(({ caseId }) => caseId), ...grants, ...calls]
}

const OF_BOOKING: readonly (readonly [PgTable, PgColumn])[] = [
  [tables.absence, tables.absence.bookingId],
  [tables.rating, tables.rating.bookingId],
  [tables.bookingWorker, tables.bookingWorker.bookingId],
  [tables.bookingShare, tables.bookingShare.bookingId],
  [tables.visitPlace, tables.visitPlace.bookingId],
  [tables.bookingEvent, tables.bookingEvent.bookingId],
]

async function deleteWhere(tx: Tx, of: readonly (readonly [PgTable, PgColumn])[], ids: readonly string[]) {
  if (ids.length === 0) return
  for (const [table, column] of of) await tx.delete(table).where(inArray(column, [...ids]))
}

/** Places that played people held at a real provider's are free again. */
async function giveBack(tx: Tx, bookings: readonly string[]): Promise<void> {
  if (bookings.length === 0) return
  await tx.execute(sql`
    update ${slot} set booked = booked - gone.units from (
      select slot_id, sum(units)::int as units from booking
      where ${inArray(booking.id, [...bookings])} and slot_id is not null
        and state in ('requested', 'accepted', 'started', 'served', 'confirmed')
      group by slot_id
    ) as gone where gone.slot_id = slot.id and slot.booked >= gone.units`)
}

/** Grants of played people and by played officials; in a real person's account, what stood there for bookings that are gone. */
async function removeMoney(tx: Tx, { workers, people }: Gone, bookings: readonly string[]): Promise<string[]> {
  const theirs: SQL | undefined = or(
    inArray(subsidyGrant.personId, [...people]),
    inArray(subsidyGrant.decidedBy, [...workers]),
    inArray(subsidyGrant.checkedBy, [...workers]),
  )
  const grants = await tx.select({ id: subsidyGrant.id, caseId: subsidyGrant.caseId }).from(subsidyGrant).where(theirs)
  const ids = grants.map(({ id }) => id)
  const months = await idsIn(
    tx.select({ id: subsidyMonth.id }).from(subsidyMonth).where(inArray(subsidyMonth.grantId, ids)),
  )
  await tx
    .delete(tables.subsidyDay)
    .where(or(inArray(tables.subsidyDay.grantId, ids), inArray(tables.subsidyDay.bookingId, [...bookings])))
  await tx
    .delete(subsidyEntry)
    .where(or(inArray(subsidyEntry.monthId, months), inArray(subsidyEntry.bookingId, [...bookings])))
  await tx.delete(subsidyMonth).where(inArray(subsidyMonth.id, months))
  await tx.delete(subsidyGrant).where(inArray(subsidyGrant.id, ids))
  await recount(tx)
  return grants.map(({ caseId }) => caseId)
}

/** An account is what its entries make of it; some of them are gone. */
async function recount(tx: Tx): Promise<void> {
  await tx.execute(sql`
    update ${subsidyMonth} set entries = made.entries, held = made.held, settled = made.settled from (
      select m.id, count(e.id)::int as entries,
        coalesce(sum(case e.kind when 'hold' then e.amount when 'settle' then -e.amount when 'release' then -e.amount end), 0)::int as held,
        coalesce(sum(e.amount) filter (where e.kind = 'settle'), 0)::int as settled
      from subsidy_month m left join subsidy_entry e on e.month_id = m.id group by m.id
    ) as made where made.id = subsidy_month.id and made.entries <> subsidy_month.entries`)
}

async function removeCalls(tx: Tx, { played, workers, people }: Gone): Promise<string[]> {
  const calls = await tx
    .select({ id: urgentCall.id, caseId: urgentCall.caseId })
    .from(urgentCall)
    .where(inArray(urgentCall.personId, [...people]))
  const ids = calls.map(({ id }) => id)
  await tx
    .delete(tables.urgentTold)
    .where(or(inArray(tables.urgentTold.callId, ids), inArray(tables.urgentTold.accountId, [...played])))
  await deleteWhere(tx, [[urgentCall, urgentCall.id]], ids)
  // Nobody of the city answered a real person's call: it rings on for a real one.
  await tx
    .update(urgentCall)
    .set({ state: 'ringing', answeredByAccount: null, answeredByStaff: null, answeredAt: null })
    .where(or(inArray(urgentCall.answeredByAccount, [...played]), inArray(urgentCall.answeredByStaff, [...workers])))
  return calls.map(({ caseId }) => caseId)
}

/** Providers with all that they have: a real clerk whom somebody invited to an invented provider has no desk any more. */
async function removeProviders(tx: Tx, providers: readonly string[], workers: readonly string[]): Promise<void> {
  await tx
    .delete(tables.dutyShift)
    .where(or(inArray(tables.dutyShift.staffId, [...workers]), inArray(tables.dutyShift.providerId, [...providers])))
  const { providerStanding } = tables
  await tx
    .delete(providerStanding)
    .where(or(inArray(providerStanding.byStaff, [...workers]), inArray(providerStanding.providerId, [...providers])))
  if (providers.length === 0) return
  const carers = await idsIn(
    tx
      .select({ id: tables.careWorker.id })
      .from(tables.careWorker)
      .where(
        or(inArray(tables.careWorker.providerId, [...providers]), inArray(tables.careWorker.staffId, [...workers])),
      ),
  )
  await deleteWhere(
    tx,
    [
      [tables.bookingWorker, tables.bookingWorker.workerId],
      [tables.certificate, tables.certificate.workerId],
      [tables.careWorker, tables.careWorker.id],
    ],
    carers,
  )
  await tx.delete(tables.counterRegular).where(inArray(tables.counterRegular.providerId, [...providers]))
  const offerings = tx
    .select({ id: offering.id })
    .from(offering)
    .where(inArray(offering.providerId, [...providers]))
  await tx.delete(slot).where(inArray(slot.offeringId, offerings))
  await tx.delete(tables.offeringTime).where(inArray(tables.offeringTime.offeringId, offerings))
  await tx.delete(offering).where(inArray(offering.providerId, [...providers]))
}

/** What stands at invented places and with invented providers, when nothing points at them any more. */
export async function removeServed(tx: Tx): Promise<void> {
  const places = tx.select({ id: tables.facility.id }).from(tables.facility).where(eq(tables.facility.demo, true))
  await tx.delete(tables.menu).where(inArray(tables.menu.facilityId, places))
  await tx.delete(tables.facilityRating).where(inArray(tables.facilityRating.facilityId, places))
  const providers = tx.select({ id: provider.id }).from(provider).where(eq(provider.demo, true))
  await tx.update(tables.careCase).set({ providerId: null }).where(inArray(tables.careCase.providerId, providers))
  await tx
    .update(tables.staff)
    .set({ endedAt: sql`coalesce(${tables.staff.endedAt}, now())` })
    .where(inArray(tables.staff.providerId, providers))
  await tx
    .delete(provider)
    .where(
      sql`${provider.demo} and not exists (select 1 from ${tables.staff} where ${tables.staff.providerId} = ${provider.id})`,
    )
}
