import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { instantOf, minuteOf } from '@/domain/booking/clock'
import { dayAfter } from '@/domain/facility/hours'
import { lineWords } from '@/domain/notice/booking-words'
import { booking, facility, offering, person, serviceOrder } from '../../database/schema'
import type { JobHandlers, Run } from '../../runtime/jobs'
import { idsOf } from '../../runtime/records'
import { inStates } from '../bookings'
import type { BookingParts } from '../parts'
import { tellSide } from '../told'
import { putMany } from './put-many'

export const EVENING = 'booking-evening'
const TOMORROW = 'booking-tomorrow'

/** The evening before: one notice for a person with all of tomorrow, to herself and her helpers. */
export function eveningJobs(parts: BookingParts): JobHandlers {
  return { [EVENING]: putTomorrow, [TOMORROW]: (run) => tellOfTomorrow(parts, run) }
}

const AHEAD = inStates(['requested', 'accepted'])

/** About the day. Each person is a job of her own. */
async function putTomorrow({ tx, about: day, now }: Run): Promise<void> {
  const tomorrow = dayAfter(day, 1)
  const rows = await tx
    .selectDistinct({ id: sql<string>`coalesce(${person.mergedInto}, ${person.id})` })
    .from(booking)
    .innerJoin(person, eq(person.id, booking.personId))
    .where(and(gte(booking.startsAt, instantOf(tomorrow, 0)), lt(booking.startsAt, instantOf(tomorrow, 1440)), AHEAD))
  await putMany(
    tx,
    TOMORROW,
    rows.map(({ id }) => ({ about: `${id} ${tomorrow}`, runAt: now })),
    now,
  )
}

/** About the person and the day. What was cancelled since six is not named. */
async function tellOfTomorrow({ keyring }: BookingParts, { tx, about, now }: Run): Promise<void> {
  const [id = '', day = ''] = about.split(' ')
  const rows = await tx
    .select({ booking, name: offering.name, place: facility.name, caseId: serviceOrder.caseId })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .where(and(inArray(booking.personId, await idsOf(tx, id)), eq(booking.day, day), AHEAD))
    .orderBy(asc(booking.startsAt), asc(booking.id))
  if (rows.length === 0) return
  const list = rows
    .map(({ booking: row, name, place }) => {
      const line = lineWords({ starts: minuteOf(row.startsAt), name, place })
      return row.state === 'requested' ? `${line},对方还没接单` : line
    })
    .join(';')
  const [only, ...more] = rows
  const link = only && more.length === 0 ? { case: only.caseId } : { person: id }
  await tellSide(tx, keyring, id, (elder) => ({ template: 'booking-tomorrow', params: { elder, list } }), { now, link })
}
