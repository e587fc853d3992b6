import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { booking, careCase, serviceOrder } from '../../database/schema'
import { answerDay } from '../../runtime/calendar'
import { complainedSince, toBeRung } from '../../runtime/call-backs'
import { addEvent } from '../../runtime/cases'
import { ordersInDivision } from '../../runtime/division'
import { doerOf, staffOfCall } from '../../runtime/doer'
import { leaveSeen } from '../../runtime/seen'
import { WireFault } from '../../runtime/wire-fault'
import { loadBooking, moveBooking, settleCaseState, type BookingRow } from '../bookings'
import { traceOf } from '../desk/answers'
import { deskCards } from '../desk/cards'
import { asSeen } from '../desk/staff'
import { release, settle } from '../money'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { aboutBooking, tellProvider, tellSide } from '../told'

const MOST = 200

/** Served, paid by a grant or complained about, confirmed by nobody for two days, and not being looked into: longest ago first. */
export async function callBacks(
  parts: BookingParts,
  { db, caller, now }: BookingCall<'callBacks'>,
): Promise<BookingOutput<'callBacks'>> {
  const staff = staffOfCall(caller)
  const found = await db
    .select({ row: booking })
    .from(booking)
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(careCase, eq(careCase.id, serviceOrder.caseId))
    .where(toBeRung(staff, now))
    .orderBy(asc(booking.servedAt), asc(booking.id))
    .limit(MOST)
  const rows = found.map(({ row }) => row)
  const persons = rows.map(({ personId }) => personId)
  await leaveSeen(db, staff.account, 'booking.callBacks', persons, now)
  return { bookings: await deskCards(db, parts, rows, now, 'community') }
}

const NOT_YOURS = '没有找到这一单。请回到名单刷新一下。'

/**
 * She was rung. Had: settled by the call. Had not: a complaint in her name; said once more after it was looked into, nobody pays. Not
 * reached: written down, and rung again.
 */
export async function callBack(parts: BookingParts, call: BookingCall<'callBack'>): Promise<BookingOutput<'callBack'>> {
  const { db, caller, now, input } = call
  const staff = staffOfCall(caller)
  const row = await loadBooking(db, input.booking, true)
  const [of] = await db
    .select({ caseId: careCase.id, complained: complainedSince(row.servedAt ?? row.startsAt) })
    .from(careCase)
    .innerJoin(serviceOrder, and(eq(serviceOrder.caseId, careCase.id), eq(serviceOrder.id, row.orderId)))
    .where(ordersInDivision(staff))
  if (!of) throw new WireFault('not-found', NOT_YOURS)
  asSeen(row, input.version)
  if (row.state !== 'served') throw new WireFault('conflict', '这一单已经确认过或者结束了,不用再打电话。请刷新看看。')
  if (!row.subsidised && !of.complained)
    throw new WireFault('conflict', '这一单没有用补贴,老人不说就自动确认,不用打电话。')
  const after = await rung(parts, call, row, of)
  await settleCaseState(db, after.orderId, now)
  await traceOf(db, after, { account: staff.account, action: 'booking.callBack', caseId: of.caseId }, now)
  const [card] = await deskCards(db, parts, [after], now, 'community')
  return { booking: card! }
}

const RUNG = { had: '打电话问过,做过了', 'had-not': '打电话问过,说没有做', 'not-reached': '打了电话,没有人接' } as const

async function rung(
  parts: BookingParts,
  { db, caller, now, input }: BookingCall<'callBack'>,
  row: BookingRow,
  { caseId, complained: known }: { readonly caseId: string; readonly complained: boolean },
): Promise<BookingRow> {
  const by = doerOf(staffOfCall(caller))
  const words = [RUNG[input.outcome], input.words].filter(Boolean).join('。')
  if (input.outcome === 'had') {
    const set = { confirmedAt: now, confirmedBy: 'call' } as const
    const move = { booking: row, event: 'confirmed', by, secret: { words }, set } as const
    const after = await moveBooking(db, parts.keyring, move, now)
    await settle(db, parts, { booking: after, byAccount: by.accountId, now })
    return after
  }
  if (input.outcome === 'had-not' && known && !(await isLookedInto(db, caseId)))
    return endNotHad(parts, db, { row, caseId, words, call: by }, now)
  const after = await moveBooking(db, parts.keyring, { booking: row, event: 'called-back', by, secret: { words } }, now)
  if (input.outcome === 'had-not') await complainFor(db, parts, { row: after, caseId, words, call: by }, now)
  return after
}

/** Somebody of the street has the complaint, or is to take it. */
async function isLookedInto(tx: Tx, caseId: string): Promise<boolean> {
  const [row] = await tx.select().from(careCase).where(eq(careCase.id, caseId)).for('no key update')
  return row?.desk === 'street' && (row.state === 'waiting' || row.state === 'taken')
}

/** Looked into, and she has not had it: what was held for it is free, she pays nothing, and both sides are told. */
async function endNotHad(
  parts: BookingParts,
  tx: Tx,
  { row, caseId, words, call: by }: Complaint,
  now: Date,
): Promise<BookingRow> {
  const after = await moveBooking(tx, parts.keyring, { booking: row, event: 'not-had', by, secret: { words } }, now)
  await release(tx, parts, { booking: after, byAccount: by.accountId, now })
  const { what } = await aboutBooking(tx, after)
  const link = { case: caseId }
  await tellProvider(tx, parts.keyring, row.providerId, { template: 'not-had-over', params: { what }, link }, { now })
  const telling = (elder: string) => ({ template: 'not-had-free', params: { elder, what } }) as const
  await tellSide(tx, parts.keyring, row.personId, telling, { now, except: by.accountId, link })
  return after
}

interface Complaint {
  readonly row: BookingRow
  readonly caseId: string
  readonly words: string
  /** Who rang. */
  readonly call: ReturnType<typeof doerOf>
}

/** The case comes to the street’s desk with a promised day; the provider may say in it what it knows. Nothing is settled meanwhile. */
async function complainFor(
  tx: Tx,
  { keyring, answerWorkdays }: BookingParts,
  { row, caseId, words, call: by }: Complaint,
  now: Date,
): Promise<void> {
  const [before] = await tx.select().from(careCase).where(eq(careCase.id, caseId)).for('no key update')
  if (!before) throw new Error('an order without a case')
  const act = { caseId, version: before.version, words, by }
  // Looked into already, by somebody who has it: then it is one more word to him.
  const isOpen = before.desk === 'street' && (before.state === 'waiting' || before.state === 'taken')
  const promisedOn = answerDay(now, answerWorkdays)
  const anew = { event: 'complained', holder: null, promisedOn, desk: 'street', state: 'waiting' } as const
  await addEvent(tx, keyring, { ...act, ...(isOpen ? { event: 'said' as const } : anew) }, now)
  const { what } = await aboutBooking(tx, row)
  const notice = { template: 'not-had', params: { what }, link: { case: caseId } } as const
  await tellProvider(tx, keyring, row.providerId, notice, { now })
  const telling = (elder: string) => ({ template: 'not-had-told', params: { elder, what } }) as const
  await tellSide(tx, keyring, row.personId, telling, { now, except: by.accountId, link: { case: caseId } })
}
