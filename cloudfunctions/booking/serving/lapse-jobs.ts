import { and, eq, inArray, lte } from 'drizzle-orm'
import { instantOf } from '@/domain/booking/clock'
import { yuan } from '@/domain/operator/words'
import { absence, booking, offering } from '../../database/schema'
import type { JobHandlers, Run } from '../../runtime/jobs'
import { endBooking, inStates, loadBooking, moveBooking, settleCaseState, type BookingRow } from '../bookings'
import { putMany } from '../jobs/put-many'
import { pricesOf } from '../money'
import type { BookingParts } from '../parts'
import { aboutBooking, tellProvider, tellSide } from '../told'
import { BATH_AGAIN } from './stop'

export const LAPSE_DAY = 'booking-lapse-day'
const LAPSE = 'booking-lapse'

/**
 * Hours after its beginning at which nobody writes anything down any more. A device without a signal has two days from the moment
 * itself, which may be at the end of a long visit: that day more, so that nothing which comes in time is too late.
 */
const WRITTEN_HOURS = 72
const HOUR_MS = 3_600_000
const MOST = 5000

/** What nobody wrote down: no place, no hour and no money is held for ever. */
export function lapseJobs(parts: BookingParts): JobHandlers {
  return {
    [LAPSE_DAY]: putUp,
    [LAPSE]: (run) => lapse(parts, run),
    [BATH_AGAIN]: (run) => bathAgain(parts, run),
  }
}

/** About the day. Each booking by itself, so that one that fails holds up no other. */
async function putUp({ tx, about: day, now }: Run): Promise<void> {
  const before = new Date(instantOf(day, 0).getTime() - WRITTEN_HOURS * HOUR_MS)
  const rows = await tx
    .select({ id: booking.id, version: booking.version })
    .from(booking)
    .where(and(inStates(['accepted', 'started']), lte(booking.startsAt, before)))
    .limit(MOST)
  const all = rows.map(({ id, version }) => ({ about: `${id} ${version}`, runAt: now }))
  if (all.length > 0) await putMany(tx, LAPSE, all, now)
}

/**
 * About the booking and its version. Whoever did not come to eat is told what the rule says; one about whom somebody was to ask pays
 * nothing. A visit that was begun counts as done and is asked about. One that nobody wrote down is nobody’s money.
 */
async function lapse(parts: BookingParts, { tx, about, now }: Run): Promise<void> {
  const [id = '', version] = about.split(' ')
  const row = await loadBooking(tx, id, true)
  if (row.version !== Number(version) || now.getTime() - row.startsAt.getTime() < WRITTEN_HOURS * HOUR_MS) return
  if (row.state === 'started') await servedByTime(parts, { tx, about, now }, row)
  else if (row.state === 'accepted') await unwritten(parts, { tx, about, now }, row)
}

async function servedByTime(parts: BookingParts, { tx, now }: Run, row: BookingRow): Promise<void> {
  const move = { booking: row, event: 'served', by: null, set: { servedAt: now } } as const
  const after = await moveBooking(tx, parts.keyring, move, now)
  await settleCaseState(tx, after.orderId, now)
  const { what, caseId } = await aboutBooking(tx, after)
  const telling = (elder: string) => ({ template: 'visit-served', params: { elder, what } }) as const
  await tellSide(tx, parts.keyring, after.personId, telling, { now, link: { case: caseId } })
}

async function unwritten(parts: BookingParts, { tx, now }: Run, row: BookingRow): Promise<void> {
  const { keyring } = parts
  const [of] = await tx.select({ service: offering.service }).from(offering).where(eq(offering.id, row.offeringId))
  const { what, caseId } = await aboutBooking(tx, row)
  const told = { now, link: { case: caseId } }
  if (of?.service === 'meal-in') {
    const [asked] = await tx.select().from(absence).where(eq(absence.bookingId, row.id)).for('no key update')
    // Its meal is over; that nobody has said how she is stays on the list of whoever is to go and look.
    const percent = asked ? 0 : row.latePercent
    const words = '订了没有来吃'
    const after = await endBooking(tx, parts, { booking: row, event: 'missed', by: null, percent, words }, now)
    const own = percent > 0 ? ((await pricesOf(tx, [after])).get(after.id)?.ownFen ?? 0) : 0
    const cost = own > 0 ? `按预约时说好的,自己付 ${yuan(own)}` : '一分钱也不收'
    await tellSide(
      tx,
      keyring,
      row.personId,
      (elder) => ({ template: 'visit-ended', params: { elder, what, reason: '那天没有来', cost } }),
      told,
    )
    return
  }
  const words = '过了三天没有登记做过'
  await endBooking(tx, parts, { booking: row, event: 'declined', by: null, percent: 0, words }, now)
  const telling = (elder: string) => ({ template: 'booking-lapsed', params: { elder, what } }) as const
  await tellSide(tx, keyring, row.personId, telling, told)
  const notice = { template: 'booking-unwritten', params: { what }, link: { case: caseId } } as const
  await tellProvider(tx, keyring, row.providerId, notice, { now })
}

/** About the booking: some days ago she could not be bathed. Not where she has another one before her already. */
async function bathAgain(parts: BookingParts, { tx, about, now }: Run): Promise<void> {
  const row = await loadBooking(tx, about)
  const [next] = await tx
    .select({ id: booking.id })
    .from(booking)
    .innerJoin(
      offering,
      and(eq(offering.id, booking.offeringId), inArray(offering.service, ['bath-home', 'bath-point', 'bath-van'])),
    )
    .where(and(eq(booking.personId, row.personId), inArray(booking.state, ['requested', 'accepted', 'started'])))
    .limit(1)
  if (next) return
  const telling = (elder: string) => ({ template: 'bath-again', params: { elder } }) as const
  await tellSide(tx, parts.keyring, row.personId, telling, { now })
}
