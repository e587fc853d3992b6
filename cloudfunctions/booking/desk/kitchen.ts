import { and, asc, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { kitchenCounts, type Portion } from '@/domain/booking/kitchen'
import { inOrderOfWay } from '@/domain/booking/round'
import type { Meal } from '@/domain/booking/services'
import { UNDO_MINUTES } from '@/domain/booking/states'
import type { Place } from '@/domain/facility/facility'
import type { Tx } from '../../database/database'
import { booking, community, facility, offering, person, serviceOrder, slot } from '../../database/schema'
import type { Keyring } from '../../runtime/keyring'
import { homeOf, recordIn, type Home, type PersonRow } from '../../runtime/records'
import type { BookingRow } from '../bookings'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { deskCards, detailsIn } from './cards'
import { leaveSeen } from '../../runtime/seen'
import { providerStaff } from './staff'

const MINUTE_MS = 60_000

/** What is cooked, or was: not what nobody has accepted, and not what somebody took back. */
const cooked = sql`${booking.state} in ('accepted', 'started', 'served', 'confirmed')`

const mealOf = (provider: string, day: string, meal: Meal): SQL =>
  and(eq(booking.providerId, provider), eq(booking.day, day), eq(booking.meal, meal), cooked)!

/** What to cook for a meal, for each kitchen that cooks it; of nobody by name. What was eaten without an order is not in it. */
export async function kitchen(
  { keyring }: BookingParts,
  { db, caller, now, input: { day, meal } }: BookingCall<'kitchen'>,
): Promise<BookingOutput<'kitchen'>> {
  const ordered = await db
    .select({ row: booking, of: offering, owner: person, sealed: serviceOrder.sealed, closesAt: slot.closesAt })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(person, eq(person.id, booking.personId))
    .innerJoin(slot, eq(slot.id, booking.slotId))
    .where(mealOf(providerStaff(caller).provider, day, meal))
  const portions = ordered.map(({ row, of, owner, sealed, closesAt }): Portion => {
    const { diets = [], allergens = [] } = detailsIn(keyring, owner, sealed)
    return {
      ...{ kitchen: of.kitchenId ?? of.facilityId, portions: row.units, diets, allergens },
      ...{ to: of.facilityId, through: of.throughId, delivered: of.service === 'meal-delivery' },
      // People are told an hour ten minutes before the kitchen's own, so that undoing is over by then too.
      settlesAt: new Date(closesAt.getTime() + UNDO_MINUTES * MINUTE_MS),
    }
  })
  const counts = kitchenCounts(portions, now)
  const named = await namesOf(
    db,
    counts.flatMap(({ kitchen: id, to }) => [id, ...to.flatMap((one) => [one.to, one.through ?? []].flat())]),
  )
  return {
    kitchens: counts.map(({ kitchen: id, to, ...count }) => ({
      facility: { id, name: named(id) },
      total: count.total,
      byDiet: count.byDiet.map(({ diets, portions: n }) => ({ diets: [...diets], portions: n })),
      byAllergen: [...count.byAllergen],
      to: to.map(({ to: where, through, ...way }) => ({
        name: named(where),
        through: through === null ? null : named(through),
        ...way,
      })),
      final: count.final,
    })),
  }
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<(id: string) => string> {
  const wanted = [...new Set(ids)]
  const rows =
    wanted.length > 0
      ? await tx.select({ id: facility.id, name: facility.name }).from(facility).where(inArray(facility.id, wanted))
      : []
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? ''
}

/** The delivery round of a meal in the order of the way, from the canteen over the points of communities. */
export async function round(
  parts: BookingParts,
  { db, caller, now, input: { day, meal } }: BookingCall<'round'>,
): Promise<BookingOutput<'round'>> {
  const staff = providerStaff(caller)
  const found = await db
    .select({ row: booking, from: facility, owner: person })
    .from(booking)
    .innerJoin(offering, and(eq(offering.id, booking.offeringId), eq(offering.service, 'meal-delivery')))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .innerJoin(person, eq(person.id, booking.personId))
    .where(mealOf(staff.provider, day, meal))
    .orderBy(asc(facility.id), asc(booking.startsAt), asc(booking.id))
  const pointOf = await pointsOf(db, parts.keyring, found)
  const stops = found.map(({ row, from, owner }) => ({ row, from, place: pointOf(owner) }))
  const rows = byCanteen(stops).flatMap(([from, own]) => inOrderOfWay(from, own).map(({ row }) => row))
  const persons = rows.map(({ personId }) => personId)
  await leaveSeen(db, staff.account, 'booking.round', persons, now)
  return { stops: await deskCards(db, parts, rows, now) }
}

interface RoundStop {
  readonly row: BookingRow
  readonly from: typeof facility.$inferSelect
  readonly place: Place | null
}

/** Who carries for two canteens goes out twice. */
function byCanteen(stops: readonly RoundStop[]): [Place, RoundStop[]][] {
  const ids = [...new Set(stops.map(({ from }) => from.id))]
  return ids.map((id) => {
    const own = stops.filter(({ from }) => from.id === id)
    return [own[0]!.from, own]
  })
}

const keyOf = ({ county, street, community: name }: Home): string => `${county} ${street} ${name}`

/** Where the community of each person lies; null where her record names none that has a point. */
async function pointsOf(
  tx: Tx,
  keyring: Keyring,
  found: readonly { readonly owner: PersonRow }[],
): Promise<(owner: PersonRow) => Place | null> {
  const merged = found.flatMap(({ owner }) => owner.mergedInto ?? [])
  const into = merged.length > 0 ? await tx.select().from(person).where(inArray(person.id, merged)) : []
  const homes = new Map<string, Home>()
  for (const { owner } of found) {
    const her = into.find(({ id }) => id === owner.mergedInto) ?? owner
    if (her.wrappedKey) homes.set(owner.id, homeOf(recordIn(keyring, her)))
  }
  const streets = new Map<string, SQL>()
  for (const { county, street } of homes.values())
    if (county && street)
      streets.set(`${county} ${street}`, and(eq(community.county, county), eq(community.town, street))!)
  const rows =
    streets.size > 0
      ? await tx
          .select()
          .from(community)
          .where(or(...streets.values()))
      : []
  const points = new Map(
    rows.map(({ county, town, name, lng, lat }) => [keyOf({ county, street: town, community: name }), { lng, lat }]),
  )
  return ({ id }) => {
    const home = homes.get(id)
    return home ? (points.get(keyOf(home)) ?? null) : null
  }
}
