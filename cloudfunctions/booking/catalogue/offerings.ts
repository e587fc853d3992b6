import { and, asc, eq, gt, gte, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm'
import { SERVICE_RULES, SERVICES, type ServiceKind } from '@/domain/booking/services'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { metresFrom } from '../../database/distance'
import { facility, offering, provider, slot } from '../../database/schema'
import { WireFault } from '../../runtime/wire-fault'
import { offeringCards, slotCards, type OfferingRow } from '../bookings'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { menusFrom } from './menus'
import { programmeCards } from './programmes'

const PAGE = 20
/** Days of one offering that are shown at once. */
const SHOWN_DAYS = 14

const servicesOf = (kind: ServiceKind) => SERVICES.filter((service) => SERVICE_RULES[service].kind === kind)

/** What can be booked in a city: nearest first where a point is given, then by the next free day. */
export async function offeringsIn(
  parts: BookingParts,
  { db, input, now }: BookingCall<'offerings'>,
): Promise<BookingOutput<'offerings'>> {
  const { city, county, kind, service, facility: place, near, skip = 0 } = input
  const found = await db
    .select({ row: offering })
    .from(offering)
    .innerJoin(facility, and(eq(facility.id, offering.facilityId), isNull(facility.closedOn)))
    .innerJoin(provider, and(eq(provider.id, offering.providerId), isNull(provider.blacklistedOn)))
    .where(
      and(
        eq(offering.city, city),
        isNull(offering.closedAt),
        county === undefined ? undefined : eq(offering.county, county),
        kind === undefined ? undefined : inArray(offering.service, servicesOf(kind)),
        service === undefined ? undefined : eq(offering.service, service),
        place === undefined ? undefined : eq(offering.facilityId, place),
      ),
    )
    .orderBy(...(near ? [metresFrom(near)] : []), asc(nextDay(now)), asc(offering.name), asc(offering.id))
    .limit(PAGE + 1)
    .offset(skip)
  const rows = found.slice(0, PAGE).map(({ row }) => row)
  return { offerings: await offeringCards(db, parts, rows, now, near), more: found.length > PAGE }
}

/** The first day with a free place; what has none stands behind the others, as PostgreSQL sorts nothing last. */
const nextDay = (now: Date): SQL => sql`(
  select min(${slot.day}) from ${slot} where ${slot.offeringId} = ${offering.id}
    and not ${slot.closed} and ${slot.booked} < ${slot.capacity} and ${gt(slot.closesAt, now)}
    and ${lt(slot.day, dayAfter(chinaDay(now.getTime()), SHOWN_DAYS + 1))})`

/** One offering with its slots of the next days, what is cooked, and who could pay besides. */
export async function offeringPage(
  parts: BookingParts,
  { db, input, now }: BookingCall<'offering'>,
): Promise<BookingOutput<'offering'>> {
  const row = await offeringById(db, input.offering)
  const [card] = await offeringCards(db, parts, [row], now)
  if (!card) throw new Error('an offering gave no card')
  const from = input.from ?? chinaDay(now.getTime())
  const rows = await db
    .select()
    .from(slot)
    .where(and(eq(slot.offeringId, row.id), gte(slot.day, from), lt(slot.day, dayAfter(from, SHOWN_DAYS))))
    .orderBy(asc(slot.startsAt))
  const isMeal = SERVICE_RULES[row.service].kind === 'meal'
  const { latePercent, stoppedPercent, waitMinutes, city, county } = row
  return {
    offering: card,
    slots: await slotCards(
      db,
      rows.map((one) => ({ slot: one, offering: row })),
      now,
    ),
    menus: isMeal ? await menusFrom(db, cooksOf(row), from, SHOWN_DAYS) : [],
    ...{ latePercent, stoppedPercent, waitMinutes },
    programmes: programmeCards(parts, { city, county }).filter(({ services }) => services.includes(row.service)),
  }
}

/** Whose menu it is: the place's own, else that of the kitchen or canteen from which it comes. */
const cooksOf = ({ facilityId, throughId, kitchenId }: OfferingRow): string[] =>
  [facilityId, throughId, kitchenId].filter((id) => id !== null)

/** @throws WireFault not-found */
export async function offeringById(tx: Tx, id: string): Promise<OfferingRow> {
  const [row] = await tx.select().from(offering).where(eq(offering.id, id))
  if (!row) throw new WireFault('not-found', '没有找到这项服务,可能已经不做了。请返回看看别的。')
  return row
}
