import { randomUUID } from 'node:crypto'
import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import { LEAST_RATINGS } from '@/domain/booking/states'
import type { Tx } from '../../database/database'
import { booking, facilityRating, offering, provider, providerStanding, staff } from '../../database/schema'
import type { StaffCaller } from '../../runtime/define'
import { WireFault } from '../../runtime/wire-fault'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { inStates } from '../bookings'
import { tellProvider } from '../told'
import { staffOfCall } from '../../runtime/doer'

/** What a provider still has to do. */
const OPEN = ['requested', 'accepted', 'started'] as const

/**
 * The city takes a provider off, or lets it serve again. What it had accepted goes on: whoever is to be bathed tomorrow is not left
 * alone by it; how much that is, the official is told. Who did it and why stays written down.
 * @throws WireFault not-found, forbidden for a provider that does not serve in his county
 */
export async function blacklist(
  { keyring }: BookingParts,
  { db, caller, now, input }: BookingCall<'blacklist'>,
): Promise<BookingOutput<'blacklist'>> {
  const { city, account, ...official } = staffOfCall(caller)
  const { on, words } = input
  await mayJudge(db, official, input)
  const set = on
    ? { blacklistedOn: chinaDay(now.getTime()), blacklistReason: words }
    : { blacklistedOn: null, blacklistReason: null }
  const [row] = await db
    .update(provider)
    .set(set)
    .where(and(eq(provider.id, input.provider), eq(provider.city, city)))
    .returning()
  if (!row) throw new WireFault('not-found', '没有找到这家服务机构。请回到名单刷新一下。')
  await db
    .insert(providerStanding)
    .values({ id: randomUUID(), providerId: row.id, serves: !on, words, byStaff: official.id, createdAt: now })
  const [open] = await db
    .select({ n: count() })
    .from(booking)
    .where(and(eq(booking.providerId, row.id), inStates(OPEN)))
  const standing = on ? '暂停了你们接单' : '恢复了你们接单'
  await tellProvider(
    db,
    keyring,
    row.id,
    { template: 'provider-standing', params: { standing, words } },
    { now, except: account },
  )
  return { provider: { id: row.id, name: row.name, blacklisted: on }, open: open?.n ?? 0 }
}

const NOT_HERE = '这家在您的区(县)没有服务,要由它所在的区(县)或者市里来办。'
const NOT_HIS = '这家是别的部门暂停的,要由他们或者市里来恢复。'

/** A county judges who serves in it, and lets go on whom it has taken off itself; the city judges all. @throws WireFault forbidden */
async function mayJudge(
  tx: Tx,
  { division: { county } }: Pick<StaffCaller, 'division'>,
  { provider: id, on }: BookingCall<'blacklist'>['input'],
): Promise<void> {
  // Held, so that what he goes by stays until he has decided.
  const [held] = await tx.select({ id: provider.id }).from(provider).where(eq(provider.id, id)).for('no key update')
  if (county === null || !held) return
  const [here] = await tx
    .select({ id: offering.id })
    .from(offering)
    .where(and(eq(offering.providerId, id), eq(offering.county, county)))
    .limit(1)
  if (!here) throw new WireFault('forbidden', NOT_HERE)
  if (on) return
  const [last] = await tx
    .select({ serves: providerStanding.serves, county: staff.county })
    .from(providerStanding)
    .innerJoin(staff, eq(staff.id, providerStanding.byStaff))
    .where(eq(providerStanding.providerId, id))
    .orderBy(desc(providerStanding.seq))
    .limit(1)
  if (last?.serves === false && last.county !== county) throw new WireFault('forbidden', NOT_HIS)
}

/** Providers of the city, with how they answer and are rated. */
export async function providers(
  _parts: BookingParts,
  { db, caller, now }: BookingCall<'providers'>,
): Promise<BookingOutput<'providers'>> {
  const { city } = staffOfCall(caller)
  const rows = await db
    .select()
    .from(provider)
    .where(eq(provider.city, city))
    .orderBy(asc(provider.name), asc(provider.id))
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return { providers: [] }
  const busy = await workOf(db, ids, now)
  const rated = await ratingsOf(db, ids)
  return {
    providers: rows.map(({ id, name, phone, blacklistedOn, assesses, demo }) => ({
      ...{ id, name, phone, blacklisted: blacklistedOn !== null, assesses, demo },
      ...{ open: busy.get(id)?.open ?? 0, late: busy.get(id)?.late ?? 0, ratings: rated.get(id) ?? null },
    })),
  }
}

async function workOf(tx: Tx, ids: readonly string[], now: Date) {
  const late = sql<number>`(count(*) filter (where ${booking.state} = 'requested' and ${booking.answerBy} < ${now.toISOString()}::timestamptz))::int`
  const rows = await tx
    .select({ id: booking.providerId, open: count(), late })
    .from(booking)
    .where(and(inArray(booking.providerId, [...ids]), inStates(OPEN)))
    .groupBy(booking.providerId)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of all places of a provider together; none of so few that one could guess whose they are. */
async function ratingsOf(tx: Tx, ids: readonly string[]) {
  const places = tx
    .selectDistinct({ provider: offering.providerId, facility: offering.facilityId })
    .from(offering)
    .where(inArray(offering.providerId, [...ids]))
    .as('places')
  const rows = await tx
    .select({
      id: places.provider,
      good: sql<number>`sum(${facilityRating.good})::int`,
      fair: sql<number>`sum(${facilityRating.fair})::int`,
      poor: sql<number>`sum(${facilityRating.poor})::int`,
    })
    .from(places)
    .innerJoin(facilityRating, eq(facilityRating.facilityId, places.facility))
    .groupBy(places.provider)
  const shown = rows.filter(({ good, fair, poor }) => good + fair + poor >= LEAST_RATINGS)
  return new Map(shown.map(({ id, good, fair, poor }) => [id, { good, fair, poor }]))
}
