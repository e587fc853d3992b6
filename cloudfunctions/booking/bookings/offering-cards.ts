import { and, count, eq, gt, inArray, lte, min, sql } from 'drizzle-orm'
import type { OfferingCard, SlotCard } from '@/contract/booking/shapes'
import { freeUntil, minuteOf } from '@/domain/booking/clock'
import { LEAST_RATINGS } from '@/domain/booking/states'
import { metresBetween } from '@/domain/facility/distance'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { facility, facilityRating, provider, slot, waitingPlace } from '../../database/schema'
import type { BookingParts } from '../parts'
import type { OfferingRow, SlotRow } from './load'

/** Days in which the next free one is looked for. */
const AHEAD_DAYS = 14
const MINUTE_MS = 60_000

/** What cards and checks read of a place. */
export type PlaceRow = Pick<typeof facility.$inferSelect, 'id' | 'name' | 'details' | 'lng' | 'lat' | 'demo'>
/** The same of whoever serves. */
export type ProviderRow = Pick<typeof provider.$inferSelect, 'name' | 'phone' | 'blacklistedOn'>
export type RatingRow = Pick<typeof facilityRating.$inferSelect, 'good' | 'fair' | 'poor'>

/** A place as cards show it. */
export const placeCardOf = ({ id, name, details, lng, lat, demo }: PlaceRow): OfferingCard['place'] => ({
  ...{ id, name, lng, lat, demo },
  address: details.address,
  phone: details.phone,
})

/** How a place is rated; null of so few that one could guess whose they are. */
export function ratingsOf(row: RatingRow | null | undefined): OfferingCard['ratings'] {
  if (!row) return null
  const { good, fair, poor } = row
  return good + fair + poor >= LEAST_RATINGS ? { good, fair, poor } : null
}

/** Offerings as people choose between them, in the order of `rows`. @param near GCJ-02; distances are told from there */
export async function offeringCards(
  tx: Tx,
  _parts: BookingParts,
  rows: readonly OfferingRow[],
  now: Date,
  near?: { readonly lng: number; readonly lat: number },
): Promise<OfferingCard[]> {
  if (rows.length === 0) return []
  const around = await aroundOf(tx, rows)
  const nextDays = await nextFreeDays(tx, rows, now)
  return rows.map((row) => {
    const found = around(row)
    const nextDay = row.closedAt ? null : (nextDays.get(row.id) ?? null)
    return offeringCardOf(row, found, { nextDay, metres: near ? Math.round(metresBetween(near, found.place)) : null })
  })
}

/** What stands around an offering. */
export interface AroundOffering {
  readonly place: PlaceRow
  readonly by: ProviderRow
  readonly rated: RatingRow | null
}

/** An offering of which all has been read. */
export const offeringCardOf = (
  row: OfferingRow,
  { place, by, rated }: AroundOffering,
  found: Pick<OfferingCard, 'nextDay' | 'metres'>,
): OfferingCard => ({
  ...shown(row),
  ...found,
  place: placeCardOf(place),
  provider: { name: by.name, phone: by.phone },
  concessions: row.concessions.map(({ payer, fen }) => ({ payer, fen })),
  ratings: ratingsOf(rated),
})

function shown({ id, service, name, about, city, county, fen, unit, minutes, diets, ...row }: OfferingRow) {
  const { reachMetres, levelFrom, acceptance, answerMinutes, version, demo } = row
  return {
    ...{ id, service, name, about, city, county, fen, unit, minutes, diets: [...diets], reachMetres, levelFrom },
    ...{ acceptance, answerMinutes, version, demo },
  }
}

/** The places, providers and ratings of offerings, each read once. */
async function aroundOf(tx: Tx, rows: readonly OfferingRow[]) {
  const facilityIds = [...new Set(rows.map(({ facilityId }) => facilityId))]
  const providerIds = [...new Set(rows.map(({ providerId }) => providerId))]
  const places = await tx
    .select({ place: facility, rated: facilityRating })
    .from(facility)
    .leftJoin(facilityRating, eq(facilityRating.facilityId, facility.id))
    .where(inArray(facility.id, facilityIds))
  const providers = await tx.select().from(provider).where(inArray(provider.id, providerIds))
  const placeOf = new Map(places.map((one) => [one.place.id, one]))
  const providerOf = new Map(providers.map((one) => [one.id, one]))
  return ({ facilityId, providerId }: OfferingRow) => {
    const found = placeOf.get(facilityId)
    const by = providerOf.get(providerId)
    if (!found || !by) throw new Error('an offering without its place or provider')
    return { ...found, by }
  }
}

/** The first day with a free place, by offering. */
export async function nextFreeDays(tx: Tx, rows: readonly OfferingRow[], now: Date): Promise<Map<string, string>> {
  const found = await tx
    .select({ offeringId: slot.offeringId, day: min(slot.day) })
    .from(slot)
    .where(
      and(
        inArray(
          slot.offeringId,
          rows.map(({ id }) => id),
        ),
        lte(slot.day, dayAfter(chinaDay(now.getTime()), AHEAD_DAYS)),
        gt(slot.closesAt, now),
        eq(slot.closed, false),
        sql`${slot.booked} < ${slot.capacity}`,
      ),
    )
    .groupBy(slot.offeringId)
  return new Map(found.flatMap(({ offeringId, day }) => (day ? [[offeringId, day] as const] : [])))
}

/** Slots as they stand at `now`, in the order of `rows`. */
export async function slotCards(
  tx: Tx,
  rows: readonly { readonly slot: SlotRow; readonly offering: OfferingRow }[],
  now: Date,
): Promise<SlotCard[]> {
  if (rows.length === 0) return []
  const waiting = await waitingAt(
    tx,
    rows.map(({ slot: { id } }) => id),
  )
  return rows.map(({ slot: row, offering }) => {
    const { id, day, meal, startsAt, endsAt, capacity, booked } = row
    const starts = minuteOf(startsAt)
    const { freeDays: days, freeMinute: minute } = offering
    return {
      ...{ id, day, meal, starts, left: Math.max(0, capacity - booked), waiting: waiting.get(id) ?? 0 },
      // Counted on from the beginning: what ends at midnight ends at 1440.
      ends: starts + Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS),
      closesAt: row.closesAt.toISOString(),
      freeUntil: freeUntil(day, { days, minute }).toISOString(),
      state: slotState(row, offering, now),
    }
  })
}

/** Whether a slot can be booked at `now`, or why not. */
export function slotState(row: SlotRow, { closedAt }: Pick<OfferingRow, 'closedAt'>, now: Date): SlotCard['state'] {
  if (row.closed || closedAt) return 'closed'
  if (row.closesAt <= now) return 'over'
  return row.booked >= row.capacity ? 'full' : 'open'
}

async function waitingAt(tx: Tx, slotIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ slotId: waitingPlace.slotId, n: count() })
    .from(waitingPlace)
    .where(and(inArray(waitingPlace.slotId, [...slotIds]), eq(waitingPlace.state, 'waiting')))
    .groupBy(waitingPlace.slotId)
  return new Map(rows.map(({ slotId, n }) => [slotId, n]))
}
