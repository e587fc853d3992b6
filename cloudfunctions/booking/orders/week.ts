import { and, asc, eq, gte, inArray, lte, or } from 'drizzle-orm'
import { COUNTING_STATES } from '@/domain/booking/states'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { booking, helper, person } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import type { Caller } from '../../runtime/define'
import { groundOf, openBefore } from '../../runtime/presence'
import { idsOf, openPerson } from '../../runtime/records'
import { serviceCodeOf } from '../../runtime/service-code'
import { standsAt } from '../../runtime/standing'
import { leaveDailyTrace } from '../../runtime/trace'
import { bookingCards, inStates, type BookingRow } from '../bookings'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { waitingCards, waitingOf } from '../waiting'

const WEEK_DAYS = 7
/** Whom one rings when it is not about one booking. */
const HOTLINES = [
  { name: '养老服务热线', phone: '12349' },
  { name: '急救', phone: '120' },
] as const

/** 冰箱贴: one week on a sheet of paper, the same that the children see. */
export async function week(parts: BookingParts, call: BookingCall<'week'>): Promise<BookingOutput<'week'>> {
  const { db, input, forPerson, now } = call
  if (!forPerson) throw new Error('week was called for nobody')
  const { keyring } = parts
  const { row } = await openPerson(db, keyring, forPerson.id)
  const rows = await db
    .select()
    .from(booking)
    .where(
      and(
        inArray(booking.personId, await idsOf(db, forPerson.id)),
        gte(booking.day, input.from),
        lte(booking.day, dayAfter(input.from, WEEK_DAYS - 1)),
        inStates(COUNTING_STATES),
      ),
    )
    .orderBy(asc(booking.startsAt), asc(booking.id))
  const bookings = await bookingCards(db, parts, rows, now)
  const places = new Map(bookings.map(({ place }) => [place.name, place.phone]))
  const workers = new Map(
    bookings.flatMap((card) => card.workers.map(({ name, phone }) => [name, phone ?? ''] as const)),
  )
  const phones = [...places, ...workers].flatMap(([name, phone]) => (phone ? [{ name, phone }] : []))
  return {
    name: elderName(keyring, row),
    bookings,
    phones: [...phones, ...HOTLINES],
    code: await serviceCodeOf(db, keyring, forPerson.id),
  }
}

/** What comes next for everybody whom the account may look after, and what waits for a word of theirs. */
export async function upcoming(parts: BookingParts, call: BookingCall<'upcoming'>): Promise<BookingOutput<'upcoming'>> {
  const { db, caller, now } = call
  if (!caller.account) throw new Error('upcoming was called by nobody')
  const persons = await lookedAfter(db, caller, now)
  const ids = [...persons.keys()]
  if (ids.length === 0) return { bookings: [], waiting: [] }
  const rows = await upcomingOf(db, ids, now)
  const waits = await waitingOf(db, ids)
  for (const id of new Set([...rows, ...waits].map(({ personId }) => personId))) {
    const one = persons.get(id)
    if (!one || one.ground === 'self') continue
    const trace = { personId: one.id, accountId: caller.account, ground: one.ground, action: 'booking.upcoming' }
    await leaveDailyTrace(db, trace, now)
  }
  const shown = (card: { readonly person: { readonly id: string; readonly name: string } }) => ({
    id: persons.get(card.person.id)?.id ?? card.person.id,
    name: card.person.name,
  })
  const bookings = await bookingCards(db, parts, rows, now)
  const waiting = await waitingCards(db, parts, waits, now)
  return {
    bookings: bookings.map((card) => ({ ...card, person: shown(card) })),
    waiting: waiting.map((card) => ({ ...card, person: shown(card) })),
  }
}

interface LookedAfter {
  /** The record that counts. */
  readonly id: string
  readonly ground: 'self' | 'guardian' | 'helper' | 'presence' | 'call'
}

/** Persons to whom an account stands so that it may look, whose affairs are open before it too, under all ids that rows of theirs have. */
async function lookedAfter(tx: Tx, { account, staff }: Caller, now: Date): Promise<Map<string, LookedAfter>> {
  const links = await tx
    .select()
    .from(helper)
    .where(and(eq(helper.accountId, account ?? ''), standsAt(now)))
  const stands = links.flatMap(({ personId, standing, scopes }): LookedAfter[] => {
    if (standing === 'self' || standing === 'guardian') return [{ id: personId, ground: standing }]
    return standing === 'confirmed' && scopes.includes('view') ? [{ id: personId, ground: 'helper' }] : []
  })
  const open = staff && (await openBefore(tx, staff, now))
  if (open) stands.push({ id: open.her.id, ground: groundOf(open.row) })
  const byId = new Map(stands.map((one) => [one.id, one]))
  if (byId.size === 0) return byId
  const own = [...byId.keys()]
  const merged = await tx
    .select({ id: person.id, into: person.mergedInto })
    .from(person)
    .where(inArray(person.mergedInto, own))
  for (const { id, into } of merged) {
    const one = byId.get(into ?? '')
    if (one) byId.set(id, one)
  }
  return byId
}

/** All that is still before them, and what they have had and nobody has confirmed. */
async function upcomingOf(tx: Tx, ids: readonly string[], now: Date): Promise<BookingRow[]> {
  return tx
    .select()
    .from(booking)
    .where(
      and(
        inArray(booking.personId, [...ids]),
        or(
          eq(booking.state, 'served'),
          and(inStates(['requested', 'accepted', 'started']), gte(booking.day, chinaDay(now.getTime()))),
        ),
      ),
    )
    .orderBy(asc(booking.startsAt), asc(booking.id))
}
