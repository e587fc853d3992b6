import { randomInt, randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../../cloudfunctions/database/database'
import {
  booking,
  careCase,
  person,
  serviceOrder,
  subsidyEntry,
  subsidyMonth,
} from '../../../cloudfunctions/database/schema'
import type { BookingRow } from '../../../cloudfunctions/booking/bookings/move'
import { hold, usableGrants } from '../../../cloudfunctions/booking/money'
import type { BookingParts } from '../../../cloudfunctions/booking/parts'
import { placesOf } from '../../../cloudfunctions/runtime/places'
import { instantOf } from '../../../src/domain/booking/clock'
import { priceOf, type Quote } from '../../../src/domain/booking/price'
import { TEST_PROGRAMMES } from '../programmes'
import type { World } from '../world'
import { CITY, COUNTY, STREET, newOffering, newProvider, type OfferingRow, type Served } from './booking-support'
import type { Elder } from './people-support'

/** What the money's functions stand on; only the programmes matter to them. */
export const moneyParts = ({ keyring }: World): BookingParts => ({
  keyring,
  places: placesOf([]),
  programmes: TEST_PROGRAMMES,
})

export interface Kitchen extends Served {
  readonly offering: OfferingRow
}

/** A place that offers something at a price. */
export async function newKitchen(world: World, more: Parameters<typeof newOffering>[2] = {}): Promise<Kitchen> {
  const served = await newProvider(world)
  return { ...served, offering: await newOffering(world, served, more) }
}

/** An order of hers with a case, as a booking needs it; no bookings yet. */
export async function newOrder(world: World, her: Elder, { provider, offering }: Kitchen): Promise<string> {
  const { owner } = world.database
  const { now } = world
  const [row] = await owner.select().from(person).where(eq(person.id, her.person))
  const sealed = world.keyring.sealUnder(row!.wrappedKey, her.person, {
    title: '订餐',
    ref: null,
    city: null,
    words: '',
  })
  const caseId = randomUUID()
  await owner.insert(careCase).values({
    ...{
      id: caseId,
      number: String(randomInt(10_000_000, 100_000_000)),
      kind: 'booking',
      personId: her.person,
      sealed,
    },
    ...{ state: 'waiting', city: CITY, county: COUNTY, street: STREET, desk: 'provider', providerId: provider },
    ...{ openedBy: her.id, createdAt: now, updatedAt: now },
  })
  const id = randomUUID()
  await owner.insert(serviceOrder).values({
    ...{ id, caseId, personId: her.person, offeringId: offering.id, providerId: provider, kind: 'single', units: 1 },
    ...{ sealed, byAccount: her.id, ground: 'self', createdAt: now },
  })
  return id
}

export interface Booked {
  readonly row: BookingRow
  readonly quote: Quote
}

/** What a booking of one unit on a day costs her. */
export async function quoteOn(tx: Tx, world: World, her: Elder, { offering }: Kitchen, day: string): Promise<Quote> {
  const grants = await usableGrants(tx, moneyParts(world), { personId: her.person, days: [day] })
  const { service, fen, concessions } = offering
  return priceOf({ service, fen, units: 1, concessions }, grants(day))
}

/** Books one unit on a day, without a slot: what the money sees of it. @param quote another than the one of now */
export async function bookOn(
  tx: Tx,
  world: World,
  { her, kitchen, order, day, quote }: Wanted & { readonly quote?: Quote },
): Promise<Booked> {
  const { offering, provider } = kitchen
  const price = quote ?? (await quoteOn(tx, world, her, kitchen, day))
  const startsAt = instantOf(day, 690)
  const [row] = await tx
    .insert(booking)
    .values({
      ...{ id: randomUUID(), orderId: order, personId: her.person, offeringId: offering.id, providerId: provider, day },
      ...{ startsAt, during: `[${startsAt.toISOString()},${instantOf(day, 750).toISOString()})`, state: 'accepted' },
      ...{ units: 1, listFen: price.listFen, ownFen: price.ownFen, subsidised: price.uses.length > 0 },
      ...{ undoUntil: world.now, createdAt: world.now, updatedAt: world.now },
    })
    .returning()
  await hold(tx, moneyParts(world), { booking: row!, quote: price, byAccount: her.id, now: world.now })
  return { row: row!, quote: price }
}

export interface Wanted {
  readonly her: Elder
  readonly kitchen: Kitchen
  readonly order: string
  readonly day: string
}

/** The account of a grant in a month, past all code; undefined while nobody has opened it. */
export async function monthOfGrant(world: World, grantId: string, month: string) {
  const rows = await world.database.owner.select().from(subsidyMonth).where(eq(subsidyMonth.grantId, grantId))
  return rows.find((row) => row.month === month)
}

/** Entries of an account as «hold 1500», oldest first. */
export async function entriesOf(world: World, monthId: string): Promise<string[]> {
  const rows = await world.database.owner
    .select()
    .from(subsidyEntry)
    .where(eq(subsidyEntry.monthId, monthId))
    .orderBy(subsidyEntry.seq)
  return rows.map(({ kind, amount }) => `${kind} ${amount}`)
}

/** What a statement of the application's is refused with. */
export const refusedBy = (world: World, work: (tx: Tx) => Promise<unknown>): Promise<string | undefined> =>
  world.database.transaction(work).then(
    () => undefined,
    (error: { readonly code?: string; readonly cause?: { readonly code?: string } }) => error.cause?.code ?? error.code,
  )

export const rawly = (statement: string) => (tx: Tx) => tx.execute(sql.raw(statement))
