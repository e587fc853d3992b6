import { and, asc, eq, sql } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import { maskedName } from '@/domain/person/masked'
import { booking, offering, person, serviceOrder } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { detailsIn } from '../desk/cards'
import { leaveSeen } from '../../runtime/seen'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { counterAt, dietWords } from './counter'

/** Who has eaten here today, latest first, and who is still expected. */
export async function counterToday(
  { keyring }: BookingParts,
  { db, caller, now, input }: BookingCall<'counterToday'>,
): Promise<BookingOutput<'counterToday'>> {
  const today = chinaDay(now.getTime())
  const { staff, place, meal } = await counterAt(db, caller, input, today)
  const found = await db
    .select({ row: booking, of: offering, owner: person, sealed: serviceOrder.sealed })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(person, eq(person.id, booking.personId))
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .where(
      and(
        eq(booking.providerId, staff.provider),
        eq(booking.day, today),
        eq(booking.meal, meal),
        eq(offering.facilityId, place.id),
        eq(offering.service, 'meal-in'),
        sql`${booking.state} in ('requested', 'accepted', 'started', 'served', 'confirmed')`,
      ),
    )
    .orderBy(sql`${booking.servedAt} desc nulls last`, asc(booking.startsAt), asc(booking.id))
  const persons = found.map(({ row }) => row.personId)
  await leaveSeen(db, staff.account, 'booking.counterToday', persons, now)
  const nameOf = (owner: (typeof found)[number]['owner']) => maskedName(elderName(keyring, owner))
  const served = found.flatMap(({ row, owner }) =>
    row.servedAt === null
      ? []
      : [
          {
            ...{ booking: row.id, name: nameOf(owner), at: row.servedAt.toISOString() },
            ...{ ordered: row.slotId !== null, ownFen: row.ownFen },
          },
        ],
  )
  return {
    facility: { id: place.id, name: place.name },
    served,
    expected: found
      .filter(({ row }) => row.servedAt === null)
      .map(({ row, owner, sealed }) => ({
        ...{ booking: row.id, version: row.version, units: row.units, name: nameOf(owner) },
        diets: dietWords(detailsIn(keyring, owner, sealed)),
      })),
    takenFen: served.reduce((sum, { ownFen }) => sum + ownFen, 0),
  }
}
