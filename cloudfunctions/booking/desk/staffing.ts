import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { SERVICE_RULES, SERVICES, type ServiceRule } from '@/domain/booking/services'
import type { Tx } from '../../database/database'
import { booking, bookingWorker, careWorker, certificate, offering } from '../../database/schema'

/** What a service's rule says, asked of the database for the offering that it reads beside. */
const byService = (value: (rule: ServiceRule) => SQL): SQL =>
  sql`case ${offering.service} ${sql.join(
    SERVICES.map((service) => sql`when ${sql.raw(`'${service}'`)} then ${value(SERVICE_RULES[service])}`),
    sql` `,
  )} end`

/** How many people must come. */
const needed = byService(({ workers }) => sql.raw(String(workers)))
const skill = byService(({ skill: wanted }) => (wanted === null ? sql.raw('null') : sql.raw(`'${wanted}'`)))

/** Those who were sent, are still there, and have a certificate that is valid on the day of the service. */
const fitting = sql<number>`(
  select count(*)::int from ${bookingWorker} join ${careWorker} on ${careWorker.id} = ${bookingWorker.workerId}
  where ${bookingWorker.bookingId} = ${booking.id} and ${bookingWorker.active}
    and ${careWorker.endedAt} is null and ${careWorker.blacklistedOn} is null
    and exists (select 1 from ${certificate} where ${certificate.workerId} = ${careWorker.id}
      and ${certificate.skill} = ${skill} and ${certificate.revokedAt} is null
      and ${booking.day} between ${certificate.validFrom} and ${certificate.validTo}))`

/** People that a booking needs and has not; the offering is read beside it. */
export const lacking = sql<number>`greatest(0, ${needed} - ${fitting})`

/**
 * Accepted bookings that need somebody else: nobody was sent yet, he works here no more, or his certificate runs out before. Asked
 * each time and kept nowhere, so that time alone brings a booking back to this list.
 */
export const toAssign = (provider: string, today: string): SQL =>
  and(
    eq(booking.providerId, provider),
    sql`${booking.state} = 'accepted'`,
    sql`${booking.day} >= ${today}`,
    sql`${lacking} > 0`,
  )!

/** People that each of some bookings needs and has not, by their ids. */
export async function lackingOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: booking.id, lacking })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .where(inArray(booking.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.lacking]))
}
