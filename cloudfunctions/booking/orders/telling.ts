import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { daysWords } from '@/domain/booking/words'
import { hourWords } from '@/domain/notice/booking-words'
import { yuan } from '@/domain/operator/words'
import type { Tx } from '../../database/database'
import { booking, bookingEvent } from '../../database/schema'
import { doerWords, elderName, type Doer } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import { tellThose } from '../../runtime/tell'
import { writeBookingEvent, type BookingRow } from '../bookings'
import type { BookingParts } from '../parts'
import { tellProvider, tellSide, thingWords } from '../told'
import type { Context } from './context'
import { secretOf } from './events'
import type { Order } from './loaded'

/** «…午餐 11:30 软食套餐(春晖食堂)», and how many days there are beside it. */
function whatOf({ offering, place }: Context, bookings: readonly BookingRow[]): string {
  const [first] = bookings
  if (!first) throw new Error('an order without a booking is told')
  const one = thingWords(first, offering, place.name)
  return bookings.length > 1 ? `${one}等${bookings.length}次(${daysWords(bookings.map(({ day }) => day))})` : one
}

/**
 * Tells herself and her helpers, but not who booked; and the clerks who have to answer it. What is accepted at once they find in
 * the day's list and the kitchen's count: a message for each of two hundred lunches would be read by nobody.
 * @returns who booked, as they read it
 */
export async function tellOfBooking(
  tx: Tx,
  parts: BookingParts,
  context: Context,
  { caseId, by, bookings }: { readonly caseId: string; readonly by: Doer; readonly bookings: readonly BookingRow[] },
  now: Date,
): Promise<string> {
  const { keyring } = parts
  const what = whatOf(context, bookings)
  const to = { now, except: by.accountId, link: { case: caseId } }
  const who = await doerWords(tx, keyring, context.her, by)
  const params = { by: who, elder: elderName(keyring, context.her), what }
  const telling = { template: 'booking-made', params, link: to.link } as const
  await tellThose(tx, keyring, context.her.id, telling, now, { except: to.except })
  await tellOfDays(tx, parts, context, { caseId, bookings }, now, by.accountId)
  return who
}

/** Tells the clerks who have to answer it; nobody where it is accepted at once. */
export async function tellOfDays(
  tx: Tx,
  { keyring }: BookingParts,
  context: Context,
  { caseId, bookings }: { readonly caseId: string; readonly bookings: readonly BookingRow[] },
  now: Date,
  except: string | null = null,
): Promise<void> {
  const until = bookings[0]?.answerBy
  if (!until) return
  const params = { what: whatOf(context, bookings), until: `请在${hourWords(until, now)}前答复` }
  const notice = { template: 'booking-new', params, link: { case: caseId } } as const
  await tellProvider(tx, keyring, context.offering.providerId, notice, { now, except })
}

/** Days of a weekly order that were left out, and why. */
export interface Skipped {
  /** «订满了» */
  readonly why: string
  readonly days: readonly string[]
}

/** Days that were left out are told to her side, and stand in the order: nothing is dropped in silence. */
export async function tellOfSkipped(
  tx: Tx,
  { keyring }: BookingParts,
  { row, case: file, offering, place, personId }: Order,
  skipped: readonly Skipped[],
  now: Date,
): Promise<void> {
  const days = skipped.map((one) => `${daysWords(one.days)}${one.why}`).join(';')
  await note(tx, keyring, row.id, `没有订上:${days}`, now)
  const what = `${offering.name}(${place.name})`
  const link = { case: file.id }
  await tellSide(tx, keyring, personId, (elder) => ({ template: 'booking-skipped', params: { elder, what, days } }), {
    now,
    link,
  })
}

/** Written down beside the latest day of an order, by time alone. */
async function note(tx: Tx, keyring: Keyring, orderId: string, words: string, now: Date): Promise<void> {
  const [latest] = await tx
    .select()
    .from(booking)
    .where(eq(booking.orderId, orderId))
    .orderBy(desc(booking.startsAt))
    .limit(1)
  if (!latest) return
  const event = { booking: latest, event: 'noted', by: null, secret: { words } } as const
  await writeBookingEvent(tx, keyring, event, now)
}

/** A weekly order that cannot go on for now: told once, and again only after it has gone on or for another reason. */
export async function tellOfBar(
  tx: Tx,
  { keyring }: BookingParts,
  { row, case: file, owner, offering, place, personId }: Order,
  reason: string,
  now: Date,
): Promise<void> {
  const why = reason.replace(/。$/, '')
  const words = `后面的日子先不订了:${why}`
  const [last] = await tx
    .select()
    .from(bookingEvent)
    .where(
      and(
        eq(bookingEvent.orderId, row.id),
        inArray(bookingEvent.kind, ['booked', 'noted']),
        isNull(bookingEvent.byAccount),
      ),
    )
    .orderBy(desc(bookingEvent.seq))
    .limit(1)
  if (last && secretOf(keyring, owner, last).words === words) return
  await note(tx, keyring, row.id, words, now)
  const what = `${offering.name}(${place.name})`
  const telling = (elder: string) => ({ template: 'booking-stands', params: { elder, what, why } }) as const
  await tellSide(tx, keyring, personId, telling, { now, link: { case: file.id } })
}

/** Days of a weekly order that cost her more than any before: told to her side, and in the order. */
export async function tellOfDearer(
  tx: Tx,
  { keyring }: BookingParts,
  { row, case: file, offering, place, personId }: Order,
  { dearer, agreedFen }: { readonly dearer: readonly BookingRow[]; readonly agreedFen: number },
  now: Date,
): Promise<void> {
  const days = daysWords(dearer.map(({ day }) => day))
  const own = yuan(Math.max(...dearer.map(({ ownFen }) => ownFen)))
  const before = yuan(agreedFen)
  await note(tx, keyring, row.id, `${days}自己要付 ${own},原来最多 ${before}`, now)
  const what = `${offering.name}(${place.name})`
  const telling = (elder: string) =>
    ({ template: 'booking-dearer', params: { elder, what, days, own, before } }) as const
  await tellSide(tx, keyring, personId, telling, { now, link: { case: file.id } })
}
