import { and, asc, desc, eq, gte, or, sql, type SQL } from 'drizzle-orm'
import type { AbsenceCard } from '@/contract/booking/serving'
import { instantOf } from '@/domain/booking/clock'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { absence, booking, careCase, facility, offering, person, serviceOrder } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { ordersInDivision } from '../../runtime/division'
import type { Keyring } from '../../runtime/keyring'
import { recordIn, valueOf, type PersonRow } from '../../runtime/records'
import { WireFault } from '../../runtime/wire-fault'
import { endBooking, loadBooking } from '../bookings'
import { traceOf } from '../desk/answers'
import { detailsIn } from '../desk/cards'
import { leaveSeen } from '../../runtime/seen'
import { doerOf, staffOfCall } from '../../runtime/doer'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { tellSide } from '../told'
import { goesToCommunity, looksAgain } from './absence-jobs'

type AbsenceRow = typeof absence.$inferSelect
type Staff = ReturnType<typeof staffOfCall>

/** An absence with all that whoever asks needs. */
interface Found {
  readonly row: AbsenceRow
  readonly day: string
  readonly place: string
  readonly owner: PersonRow
  readonly sealed: Uint8Array
  readonly caseRow: typeof careCase.$inferSelect
}

/** Whose it is to ask: the canteen its own; the community those that came on to it in its division. */
function mineTo(staff: Staff): SQL {
  if (staff.role === 'clerk') return eq(absence.providerId, staff.provider ?? '')
  return and(
    ordersInDivision(staff),
    // What the canteen has found out itself never was the community's.
    sql`(${absence.state} = 'community' or (${absence.state} = 'over' and ${absence.nextAt} > ${absence.createdAt} + interval '16 minutes'))`,
  )!
}

async function find(tx: Tx, where: SQL | undefined): Promise<Found[]> {
  return tx
    .select({
      row: absence,
      day: booking.day,
      place: facility.name,
      owner: person,
      sealed: serviceOrder.sealed,
      caseRow: careCase,
    })
    .from(absence)
    .innerJoin(booking, eq(booking.id, absence.bookingId))
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(careCase, eq(careCase.id, serviceOrder.caseId))
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .innerJoin(person, eq(person.id, absence.personId))
    .where(where)
    .orderBy(sql`${absence.state} = 'over'`, asc(absence.nextAt), desc(absence.createdAt))
}

/** Those about whom somebody has to ask, and today’s about whom somebody has. */
export async function absences(
  { keyring }: BookingParts,
  { db, caller, now }: BookingCall<'absences'>,
): Promise<BookingOutput<'absences'>> {
  const staff = staffOfCall(caller)
  const today = instantOf(chinaDay(now.getTime()), 0)
  const found = await find(db, and(mineTo(staff), or(sql`${absence.state} <> 'over'`, gte(absence.createdAt, today))))
  const seen = found.map(({ row }) => row.personId)
  await leaveSeen(db, staff.account, 'booking.absences', seen, now)
  return { absences: await cardsOf(db, keyring, staff, found) }
}

async function cardsOf(tx: Tx, keyring: Keyring, staff: Staff, found: readonly Found[]): Promise<AbsenceCard[]> {
  const cards: AbsenceCard[] = []
  for (const one of found) {
    const { mergedInto } = one.owner
    const [into] = mergedInto ? await tx.select().from(person).where(eq(person.id, mergedInto)) : []
    cards.push(cardOf(keyring, staff, one, into ?? one.owner))
  }
  return cards
}

/** Once somebody knows how she is, neither number nor address is for anybody to read here. */
function cardOf(
  keyring: Keyring,
  { role }: Staff,
  { row, day, place, owner, sealed }: Found,
  her: PersonRow,
): AbsenceCard {
  const record = her.wrappedKey ? recordIn(keyring, her) : {}
  const details = detailsIn(keyring, owner, sealed)
  const isOpen = row.state !== 'over'
  const community = role === 'community-worker'
  return {
    ...{ booking: row.bookingId, day, place, state: row.state, nextAt: row.nextAt.toISOString(), outcome: row.outcome },
    name: elderName(keyring, her),
    phone: isOpen ? (details.phone ?? valueOf<string>(record, 'phone')) : null,
    address: isOpen && community ? (details.address ?? valueOf<string>(record, 'address')) : null,
    words: wordsIn(keyring, owner, row),
  }
}

function wordsIn(keyring: Keyring, { id, wrappedKey }: PersonRow, { sealed }: AbsenceRow): string {
  return wrappedKey && sealed ? (keyring.open(id, { wrappedKey, sealed }) as { readonly words: string }).words : ''
}

/** How she is, as her helpers are told. */
const OUTCOME_WORDS = { fine: '人没事', away: '人在外面,没来吃', ill: '身体不舒服' } as const

/**
 * How she is. A meal that she did not come to costs nothing where somebody was to ask: whoever agreed to be asked is not to pay for
 * it. Not reached goes on to the community at once; not reached by the community stays with it until somebody has seen her.
 */
export async function answerAbsence(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'answerAbsence'>,
): Promise<BookingOutput<'answerAbsence'>> {
  const staff = staffOfCall(caller)
  const [found] = await find(db, and(mineTo(staff), eq(absence.bookingId, input.booking)))
  if (!found) throw new WireFault('not-found', '没有找到这一位。名单可能刚更新过,请刷新看看。')
  // The booking first, as everybody locks.
  const booked = await loadBooking(db, input.booking, true)
  const [held] = await db.select().from(absence).where(eq(absence.bookingId, input.booking)).for('no key update')
  if (!held || held.state === 'over') throw new WireFault('conflict', '这一位已经有人问到了。请刷新看看。')
  const { id, wrappedKey } = found.owner
  const row: AbsenceRow = {
    ...held,
    outcome: input.outcome,
    byStaff: staff.id,
    sealed: wrappedKey && input.words ? parts.keyring.sealUnder(wrappedKey, id, { words: input.words }) : held.sealed,
    updatedAt: now,
    ...(input.outcome !== 'not-reached' && { state: 'over' as const }),
  }
  const { state, outcome, byStaff, sealed, updatedAt } = row
  const set = { state, outcome, byStaff, sealed, updatedAt }
  await db.update(absence).set(set).where(eq(absence.bookingId, row.bookingId))
  const caseId = found.caseRow.id
  await traceOf(db, row, { account: staff.account, action: 'booking.answerAbsence', caseId }, now)
  if (input.outcome === 'not-reached') {
    if (held.state === 'canteen') await goesToCommunity(db, parts, row.bookingId, now)
    else await looksAgain(db, row.bookingId, now)
  } else {
    const words = `没来吃饭,问到了:${OUTCOME_WORDS[input.outcome]}`
    if (booked.state === 'accepted')
      await endBooking(db, parts, { booking: booked, event: 'missed', by: doerOf(staff), percent: 0, words }, now)
    const how = OUTCOME_WORDS[input.outcome]
    const telling = (elder: string) => ({ template: 'absence-over', params: { elder, how } }) as const
    await tellSide(db, parts.keyring, row.personId, telling, { now, link: { case: caseId } })
  }
  const [after] = await find(db, eq(absence.bookingId, row.bookingId))
  const [card] = await cardsOf(db, parts.keyring, staff, [after!])
  return { absence: card! }
}
