import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { absence, booking, careCase, offering, serviceOrder, slot } from '../../database/schema'
import { homeOfCase } from '../../runtime/cases'
import { put, type JobHandlers, type Run } from '../../runtime/jobs'
import { accountsIn, tellAll } from '../../runtime/tell'
import { nearestWorkers, workersIn } from '../../runtime/workers'
import { loadBooking, type BookingRow } from '../bookings'
import { putMany } from '../jobs/put-many'
import type { BookingParts } from '../parts'
import { aboutBooking, tellProvider, tellSide } from '../told'

/** Minutes that a canteen has to ring her before the community hears of it. */
const CANTEEN_MINUTES = 15
/** Minutes after which it rings again at the community. */
const COMMUNITY_MINUTES = 60

const MINUTE_MS = 60_000

export const ABSENCE_DAY = 'absence-day'
const CHECK = 'absence-check'
const GO_ON = 'absence-go-on'

/** 没来吃饭有人问: at the end of each sitting, whoever was expected and agreed to be asked about, and did not come. */
export function absenceJobs(parts: BookingParts): JobHandlers {
  return {
    [ABSENCE_DAY]: planDay,
    [CHECK]: (run) => check(parts, run),
    [GO_ON]: (run) => goOn(parts, run),
  }
}

/** About the day: each sitting is looked at when it is over. */
async function planDay({ tx, about: day, now }: Run): Promise<void> {
  const rows = await tx
    .select({ id: slot.id, endsAt: slot.endsAt })
    .from(slot)
    .innerJoin(offering, and(eq(offering.id, slot.offeringId), eq(offering.service, 'meal-in')))
    .where(and(eq(slot.day, day), isNotNull(slot.meal)))
  const all = rows.map(({ id, endsAt }) => ({ about: id, runAt: endsAt }))
  if (all.length > 0) await putMany(tx, CHECK, all, now)
}

/** About the slot. Her order stays as it is meanwhile: she may only be late, or her counter without a signal. */
async function check({ keyring }: BookingParts, { tx, about: slotId, now }: Run): Promise<void> {
  const rows = await tx
    .select({ row: booking })
    .from(booking)
    .innerJoin(serviceOrder, and(eq(serviceOrder.id, booking.orderId), eq(serviceOrder.asksIfAbsent, true)))
    .where(and(eq(booking.slotId, slotId), sql`${booking.state} = 'accepted'`))
    .orderBy(booking.id)
  for (const { row } of rows) {
    const held = await loadBooking(tx, row.id, true)
    if (held.state !== 'accepted' || held.slotId !== slotId) continue
    const nextAt = new Date(now.getTime() + CANTEEN_MINUTES * MINUTE_MS)
    const [missing] = await tx
      .insert(absence)
      .values({
        ...{ bookingId: held.id, personId: held.personId, providerId: held.providerId, state: 'canteen', nextAt },
        ...{ createdAt: now, updatedAt: now },
      })
      .onConflictDoNothing({ target: absence.bookingId })
      .returning({ id: absence.bookingId })
    if (!missing) continue
    await put(tx, GO_ON, held.id, nextAt, now)
    const { what, caseId } = await aboutBooking(tx, held)
    const notice = { template: 'absence-canteen', params: { what }, link: { case: caseId } } as const
    await tellProvider(tx, keyring, held.providerId, notice, { now })
  }
}

/** About the booking, and from the second time on the hour: nobody has said how she is. The canteen’s silence goes on to the community, the community’s to all of the county. */
async function goOn(parts: BookingParts, { tx, about, now }: Run): Promise<void> {
  const [id = ''] = about.split(' ')
  const [held] = await tx.select().from(absence).where(eq(absence.bookingId, id)).for('no key update')
  if (held?.state === 'canteen') return goesToCommunity(tx, parts, id, now)
  // Somebody was there meanwhile and could not reach her: it rings again an hour after that.
  if (held?.state === 'community' && held.nextAt <= now) return ringAgain(tx, parts, id, now)
}

/** The nearest workers are told to go and look, and her helpers that they were. The absence must be held. */
export async function goesToCommunity(tx: Tx, parts: BookingParts, bookingId: string, now: Date): Promise<void> {
  await tx.update(absence).set({ state: 'community', updatedAt: now }).where(eq(absence.bookingId, bookingId))
  await looksAgain(tx, bookingId, now)
  const row = await loadBooking(tx, bookingId)
  const { what, caseId } = await aboutBooking(tx, row)
  const told = await tellWorkers(tx, parts, row, await nearestWorkers(tx, await homeFor(tx, caseId)), now)
  // Where the community has nobody, her helpers must know that it is theirs to go.
  const template = told > 0 ? 'absence-told' : 'absence-yours'
  const telling = (elder: string) => ({ template, params: { elder, what } }) as const
  await tellSide(tx, parts.keyring, row.personId, telling, { now, link: { case: caseId } })
}

/** It is asked after again in an hour, until somebody knows how she is. */
export async function looksAgain(tx: Tx, bookingId: string, now: Date): Promise<void> {
  const nextAt = new Date(now.getTime() + COMMUNITY_MINUTES * MINUTE_MS)
  await tx.update(absence).set({ nextAt }).where(eq(absence.bookingId, bookingId))
  // The same about the same is done once: each hour is one of its own.
  await put(tx, GO_ON, `${bookingId} ${nextAt.toISOString()}`, nextAt, now)
}

/** Every worker of the county, hour after hour of that day; then it stays on their list. */
async function ringAgain(tx: Tx, parts: BookingParts, bookingId: string, now: Date): Promise<void> {
  const row = await loadBooking(tx, bookingId)
  if (row.day < chinaDay(now.getTime())) return
  const { caseId } = await aboutBooking(tx, row)
  const { city, county } = await homeFor(tx, caseId)
  await tellWorkers(tx, parts, row, await workersIn(tx, city, county), now)
  await looksAgain(tx, bookingId, now)
}

async function homeFor(tx: Tx, caseId: string) {
  const [of] = await tx.select().from(careCase).where(eq(careCase.id, caseId))
  if (!of) throw new Error('an order without a case')
  return homeOfCase(of)
}

/** @returns how many were told */
async function tellWorkers(
  tx: Tx,
  { keyring }: BookingParts,
  row: BookingRow,
  workers: readonly { readonly accountId: string | null }[],
  now: Date,
): Promise<number> {
  const { what } = await aboutBooking(tx, row)
  const notice = { template: 'absence-community', params: { what }, link: null, about: row.personId } as const
  const accounts = accountsIn(workers)
  await tellAll(tx, keyring, accounts, notice, { now })
  return accounts.length
}
