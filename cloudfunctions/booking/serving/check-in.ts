import { eq } from 'drizzle-orm'
import { unfitWords } from '@/domain/booking/health'
import { SERVICE_RULES } from '@/domain/booking/services'
import { chinaDay } from '@/domain/person/date'
import { dayWords } from '@/domain/booking/words'
import type { Tx } from '../../database/database'
import { person, visitPlace } from '../../database/schema'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { moveBooking, settleCaseState, type BookingEventSecret, type BookingRow } from '../bookings'
import { traceOf } from '../desk/answers'
import { deskCards } from '../desk/cards'
import { doerOf } from '../../runtime/doer'
import { lackingOf } from '../desk/staffing'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { aboutBooking, tellSide } from '../told'
import { momentOf } from './moment'
import { isHerCode } from './present'
import { toServe, type Serving } from './visits'

/**
 * At the door. What was measured before a bath is kept; where it forbids one nothing begins, and the visit is stopped next, free of
 * charge.
 * @throws WireFault invalid at the field of the proof or the measurements, conflict on another day or without everybody it needs
 */
export async function checkIn(parts: BookingParts, call: BookingCall<'checkIn'>): Promise<BookingOutput<'checkIn'>> {
  const { db, now, input } = call
  const serving = await toServe(call)
  const { row, staff } = serving
  const at = momentOf(input.at, now)
  await mayBegin(call, serving, at)
  if (input.proof.way === 'code') await isHerCode(db, parts, row, { code: input.proof.code, field: 'proof.code' })
  const { measured } = input
  if (SERVICE_RULES[serving.of.service].kind === 'bath' && measured === undefined)
    throw invalidField('measured', '洗澡前要先量体温、血压和脉搏,请填上')
  const unfit = measured ? unfitWords(measured) : []
  const secret: Partial<BookingEventSecret> = {
    words: wordsOf(input),
    ...(measured && { measured }),
  }
  const event = unfit.length > 0 ? 'noted' : 'started'
  if (input.place) await keepPlace(db, parts, row, input.place, now)
  const after = await moveBooking(db, parts.keyring, { booking: row, event, by: doerOf(staff), secret, at }, now)
  const { what, caseId } = await aboutBooking(db, after)
  await traceOf(db, after, { account: staff.account, action: 'booking.checkIn', caseId }, now)
  if (event === 'started') {
    await settleCaseState(db, after.orderId, now)
    const telling = (elder: string) => ({ template: 'visit-started', params: { elder, what } }) as const
    await tellSide(db, parts.keyring, after.personId, telling, { now, link: { case: caseId } })
  }
  const [card] = await deskCards(db, parts, [after], now)
  return { booking: card!, unfit }
}

/** Beside the events, which stay for good. Where nothing could begin and somebody comes again, the first place is kept. */
async function keepPlace(
  tx: Tx,
  { keyring }: BookingParts,
  { id: bookingId, personId }: BookingRow,
  place: { readonly lng: number; readonly lat: number },
  now: Date,
): Promise<void> {
  const [her] = await tx.select({ wrappedKey: person.wrappedKey }).from(person).where(eq(person.id, personId))
  if (!her?.wrappedKey) return
  const sealed = keyring.sealUnder(her.wrappedKey, personId, place)
  await tx.insert(visitPlace).values({ bookingId, sealed, createdAt: now }).onConflictDoNothing()
}

const wordsOf = ({ proof }: BookingCall<'checkIn'>['input']): string =>
  proof.way === 'code' ? '出示了服务码' : `没有出示服务码:${proof.words}`

async function mayBegin({ db }: BookingCall<'checkIn'>, { row }: Serving, at: Date): Promise<void> {
  if (row.state !== 'accepted')
    throw new WireFault(
      'conflict',
      row.state === 'started' ? '这一单已经登记到了。' : '这一单现在不能登记到达。请刷新看看。',
    )
  if (row.day !== chinaDay(at.getTime()))
    throw new WireFault('conflict', `这一单是${dayWords(row.day)}的,今天不能登记。日子要改,请老人那边先改预约。`)
  const lacking = (await lackingOf(db, [row.id])).get(row.id) ?? 0
  if (lacking > 0)
    throw new WireFault('conflict', `这项服务还差${lacking}个有有效证件的人,不能开始。请让同事先派好人。`)
}
