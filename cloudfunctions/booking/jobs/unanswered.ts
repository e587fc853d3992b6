import { eq, sql } from 'drizzle-orm'
import { hourWords } from '@/domain/notice/booking-words'
import type { Tx } from '../../database/database'
import { booking, slot } from '../../database/schema'
import type { JobHandlers, Run } from '../../runtime/jobs'
import { endBooking, loadBooking, type BookingRow } from '../bookings'
import type { BookingParts } from '../parts'
import { aboutBooking, tellProvider, tellSide } from '../told'

export const REMIND = 'booking-remind'
export const EXPIRE = 'booking-expire'

/**
 * By when a request is answered or over: when orders close, or the time to answer is over, whichever is later; at the latest
 * when it would begin.
 */
export const answerableUntil = sql<Date>`least(${booking.startsAt}, greatest(${booking.answerBy}, ${slot.closesAt}))`

/** What becomes of a request that nobody answers: the provider is reminded, and in the end she is told that it is off. */
export function unansweredJobs(parts: BookingParts): JobHandlers {
  return { [REMIND]: (run) => remind(parts, run), [EXPIRE]: (run) => expire(parts, run) }
}

interface Unanswered {
  readonly row: BookingRow
  readonly until: Date
}

/** The request as the clock saw it, held; null when somebody has answered or changed it since. */
async function unanswered(tx: Tx, about: string): Promise<Unanswered | null> {
  const [id = '', version] = about.split(' ')
  const row = await loadBooking(tx, id, true)
  if (row.state !== 'requested' || row.version !== Number(version)) return null
  const [found] = await tx
    .select({ until: answerableUntil.mapWith(booking.startsAt) })
    .from(booking)
    .leftJoin(slot, eq(slot.id, booking.slotId))
    .where(eq(booking.id, id))
  return found ? { row, until: found.until } : null
}

async function remind({ keyring }: BookingParts, { tx, about, now }: Run): Promise<void> {
  const found = await unanswered(tx, about)
  if (!found || found.until <= now) return
  const { what, caseId } = await aboutBooking(tx, found.row)
  const params = { what, until: hourWords(found.until, now) }
  const notice = { template: 'booking-unanswered', params, link: { case: caseId } } as const
  await tellProvider(tx, keyring, found.row.providerId, notice, { now })
}

/** Place and money go back, and her side hears what else there is. */
async function expire(parts: BookingParts, { tx, about, now }: Run): Promise<void> {
  const { keyring } = parts
  const found = await unanswered(tx, about)
  if (!found || found.until > now) return
  const { row } = found
  const { what, caseId } = await aboutBooking(tx, row)
  const link = { case: caseId }
  await tellSide(tx, keyring, row.personId, (elder) => ({ template: 'booking-expired', params: { elder, what } }), {
    now,
    link,
  })
  await tellProvider(tx, keyring, row.providerId, { template: 'booking-let-go', params: { what }, link }, { now })
  await endBooking(tx, parts, { booking: row, event: 'expired', by: null, percent: 0 }, now)
}
