import { randomUUID } from 'node:crypto'
import { and, asc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { booking, menu, offering, offeringTime, slot } from '../../database/schema'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { offeringCards, slotCards, type OfferingRow, type SlotRow } from '../bookings'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { endRow, holdRow } from '../waiting/closed'
import { offerFreedPlace } from '../waiting/offer'
import { declineBooking } from './answers'
import { doerOf } from '../../runtime/doer'
import { providerStaff, type ProviderStaff } from './staff'

/** Days from today whose slots a desk shows. */
const SLOT_DAYS = 14

/** The provider’s offerings, those that it has taken off the list too, each with its ordinary week and its next two weeks. */
export async function myOfferings(
  parts: BookingParts,
  { db, caller, now }: BookingCall<'myOfferings'>,
): Promise<BookingOutput<'myOfferings'>> {
  const { provider } = providerStaff(caller)
  const rows = await db
    .select()
    .from(offering)
    .where(eq(offering.providerId, provider))
    .orderBy(asc(offering.facilityId), asc(offering.createdAt), asc(offering.id))
  if (rows.length === 0) return { offerings: [] }
  const ids = rows.map(({ id }) => id)
  const cards = await offeringCards(db, parts, rows, now)
  const times = await db
    .select()
    .from(offeringTime)
    .where(and(inArray(offeringTime.offeringId, ids), isNull(offeringTime.endedAt)))
    .orderBy(asc(offeringTime.starts), asc(offeringTime.id))
  const slots = await slotsOf(db, rows, now)
  return {
    offerings: rows.map((row, at) => ({
      offering: cards[at]!,
      closed: row.closedAt !== null,
      ...{ latePercent: row.latePercent, stoppedPercent: row.stoppedPercent },
      times: times
        .filter(({ offeringId }) => offeringId === row.id)
        .map(({ id, weekdays, starts, ends, capacity, meal }) => ({ id, weekdays, starts, ends, capacity, meal })),
      slots: slots.filter((one) => one.offeringId === row.id).map(({ card }) => card),
    })),
  }
}

async function slotsOf(tx: Tx, rows: readonly OfferingRow[], now: Date) {
  const today = chinaDay(now.getTime())
  const ids = rows.map(({ id }) => id)
  const found = await tx
    .select()
    .from(slot)
    .where(and(inArray(slot.offeringId, ids), gte(slot.day, today), lte(slot.day, dayAfter(today, SLOT_DAYS - 1))))
    .orderBy(asc(slot.startsAt), asc(slot.id))
  const of = new Map(rows.map((row) => [row.id, row]))
  const both = found.map((row) => ({ slot: row, offering: of.get(row.offeringId)! }))
  const cards = await slotCards(tx, both, now)
  return found.map(({ offeringId, capacity, booked }, at) => ({
    offeringId,
    card: { ...cards[at]!, capacity, booked },
  }))
}

const NOT_OURS = '没有找到这项服务。请回到列表刷新一下。'
const GONE_ON = '这项服务刚被同事改过。请看看新的,再决定要不要改。'

/** Changes an offering; its version grows, so that whoever read the old price is told so before he books. */
export async function setOffering(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'setOffering'>,
): Promise<BookingOutput<'setOffering'>> {
  const { provider } = providerStaff(caller)
  const { fen, about, acceptance, levelFrom, closed } = input
  const [row] = await db
    .update(offering)
    .set({
      ...(fen !== undefined && { fen }),
      ...(about !== undefined && { about }),
      ...(acceptance !== undefined && { acceptance }),
      ...(levelFrom !== undefined && { levelFrom }),
      ...(closed !== undefined && { closedAt: closed ? now : null }),
      version: sql`${offering.version} + 1`,
    })
    .where(and(eq(offering.id, input.offering), eq(offering.providerId, provider), eq(offering.version, input.version)))
    .returning()
  if (!row) throw await noOffering(db, provider, input.offering)
  const [card] = await offeringCards(db, parts, [row], now)
  return { offering: card! }
}

async function noOffering(tx: Tx, provider: string, id: string): Promise<WireFault> {
  const [row] = await tx
    .select({ id: offering.id })
    .from(offering)
    .where(and(eq(offering.id, id), eq(offering.providerId, provider)))
  return row ? new WireFault('conflict', GONE_ON) : new WireFault('not-found', NOT_OURS)
}

interface OwnSlot {
  readonly slot: SlotRow
  readonly offering: OfferingRow
}

async function ownSlot(tx: Tx, { provider }: ProviderStaff, id: string): Promise<OwnSlot> {
  const [found] = await tx
    .select({ slot, offering })
    .from(slot)
    .innerJoin(offering, eq(offering.id, slot.offeringId))
    .where(and(eq(slot.id, id), eq(offering.providerId, provider)))
  if (!found) throw new WireFault('not-found', '没有找到这一场。请回到列表刷新一下。')
  return found
}

/**
 * More or fewer places of one day; or the day closed, which declines what is booked, or opened again.
 * @throws WireFault conflict where more is booked than there would be places
 */
export async function setSlot(parts: BookingParts, call: BookingCall<'setSlot'>): Promise<BookingOutput<'setSlot'>> {
  const { db, caller, now, input } = call
  const staff = providerStaff(caller)
  const before = await ownSlot(db, staff, input.slot)
  if (before.slot.startsAt <= now) throw new WireFault('conflict', '这一场已经开始了,不能再改。')
  const declined = input.closed ? await closeSlot(parts, call, staff, before) : 0
  if (input.closed === false) await db.update(slot).set({ closed: false }).where(eq(slot.id, before.slot.id))
  if (input.capacity !== undefined) await setCapacity(parts, call, before, input.capacity)
  const after = await ownSlot(db, staff, input.slot)
  const [card] = await slotCards(db, [after], now)
  return { slot: card!, declined }
}

async function setCapacity(
  parts: BookingParts,
  { db, now }: BookingCall<'setSlot'>,
  { slot: { id: slotId } }: OwnSlot,
  capacity: number,
): Promise<void> {
  const [held] = await db.select().from(slot).where(eq(slot.id, slotId)).for('no key update')
  if (!held) throw new Error('a slot went away')
  if (held.booked > capacity)
    throw new WireFault('conflict', `已经订出去 ${held.booked} 份,不能少于这个数。要少做,请先跟订了的人商量退掉。`)
  await db.update(slot).set({ capacity }).where(eq(slot.id, slotId))
  const free = capacity - held.booked
  // Who waited gets the new places first; what is kept for him counts as taken.
  const kept = free > 0 ? await offerFreedPlace(db, parts, { slotId, units: free }, now) : 0
  if (kept > 0)
    await db
      .update(slot)
      .set({ booked: sql`${slot.booked} + ${kept}` })
      .where(eq(slot.id, slotId))
}

/** What is booked is declined with the reason; who waits is told at once too, and waits no more. */
async function closeSlot(
  parts: BookingParts,
  { db, now, input }: BookingCall<'setSlot'>,
  staff: ProviderStaff,
  { slot: { id: slotId } }: OwnSlot,
): Promise<number> {
  if (!input.words) throw invalidField('words', '请写一句为什么停,订了的人会看到')
  // Bookings before the slot, as everybody else locks them; then none can be added any more, and those that slipped in are read.
  const open = and(eq(booking.slotId, slotId), inArray(booking.state, ['requested', 'accepted']))
  const waitFor = db.select({ id: booking.id }).from(booking).where(open).orderBy(asc(booking.id))
  await waitFor.for('no key update')
  await holdRow(db, slotId)
  await db.update(slot).set({ closed: true }).where(eq(slot.id, slotId))
  const rows = await db.select().from(booking).where(open).orderBy(asc(booking.id)).for('no key update')
  const by = doerOf(staff)
  for (const row of rows) await declineBooking(db, parts, { row, by, reason: input.words }, now)
  await endRow(db, parts, slotId, input.words, now)
  return rows.length
}

/** Facilities at which a provider serves or cooks. */
export async function facilitiesOf(tx: Tx, provider: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ at: offering.facilityId, kitchen: offering.kitchenId })
    .from(offering)
    .where(eq(offering.providerId, provider))
  return new Set(rows.flatMap(({ at, kitchen }) => [at, ...(kitchen === null ? [] : [kitchen])]))
}

const MENU_GONE_ON = '这一顿的菜单刚被同事改过。您写的还在,请先看看新的。'

/** @throws WireFault not-found for a place that is not the provider’s, conflict where a colleague was faster */
export async function setMenu(
  _parts: BookingParts,
  { db, caller, now, input }: BookingCall<'setMenu'>,
): Promise<BookingOutput<'setMenu'>> {
  const own = await facilitiesOf(db, providerStaff(caller).provider)
  if (!own.has(input.facility)) throw new WireFault('not-found', '没有找到这个地方。请回到列表刷新一下。')
  const { facility: facilityId, day, meal, dishes, version } = input
  if (day < chinaDay(now.getTime())) throw invalidField('day', '过去的日子不能再改菜单')
  const [row] =
    version === 0
      ? await db
          .insert(menu)
          .values({ id: randomUUID(), facilityId, day, meal, dishes, updatedAt: now })
          .onConflictDoNothing({ target: [menu.facilityId, menu.day, menu.meal] })
          .returning()
      : await db
          .update(menu)
          .set({ dishes, version: sql`${menu.version} + 1`, updatedAt: now })
          .where(
            and(eq(menu.facilityId, facilityId), eq(menu.day, day), eq(menu.meal, meal), eq(menu.version, version)),
          )
          .returning()
  if (!row) throw new WireFault('conflict', MENU_GONE_ON)
  return { menu: { day: row.day, meal: row.meal, dishes: cardDishes(row.dishes), version: row.version } }
}

const cardDishes = (dishes: (typeof menu.$inferSelect)['dishes']) =>
  dishes.map(({ name, diets, allergens }) => ({ name, diets: [...diets], allergens: [...allergens] }))
