import { instantOf } from '@/domain/booking/clock'
import { STOP_VISIT_WORDS, visitEnd } from '@/domain/booking/health'
import { SERVICE_RULES } from '@/domain/booking/services'
import { dayAfter } from '@/domain/facility/hours'
import { yuan } from '@/domain/operator/words'
import { chinaDay } from '@/domain/person/date'
import { put } from '../../runtime/jobs'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { endBooking, type BookingRow } from '../bookings'
import { traceOf } from '../desk/answers'
import { deskCards } from '../desk/cards'
import { doerOf } from '../../runtime/doer'
import { pricesOf } from '../money'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { aboutBooking, tellSide } from '../told'
import { momentOf } from './moment'
import { toServe } from './visits'

/** Days after which somebody who could not be bathed is reminded to try again, and the minute of that day. */
const AGAIN_DAYS = 3
const AGAIN_MINUTE = 10 * 60

export const BATH_AGAIN = 'bath-again'

/**
 * Not begun, or broken off. What it costs follows the rule that she was shown when she booked; her health never costs her anything.
 * @throws WireFault invalid at `reason` for one that cannot be now, conflict for what is over
 */
export async function stopVisit(
  parts: BookingParts,
  call: BookingCall<'stopVisit'>,
): Promise<BookingOutput<'stopVisit'>> {
  const { db, now, input } = call
  const { row, staff, of } = await toServe(call)
  const at = momentOf(input.at, now)
  if (row.state !== 'accepted' && row.state !== 'started')
    throw new WireFault('conflict', '这一单已经结束了。请刷新看看。')
  if (row.day > chinaDay(at.getTime())) throw new WireFault('conflict', '这一单还没有到日子。不能去的话,请用“退单”。')
  const end = visitEnd(input.reason, row.state === 'started')
  if (!end) throw invalidField('reason', '已经登记到了,不能再说家里没有人。请选别的原因')
  const percent = end.pays === null ? 0 : end.pays === 'late' ? row.latePercent : row.stoppedPercent
  const reason = [STOP_VISIT_WORDS[input.reason], input.words].filter(Boolean).join(',')
  const { measured } = input
  const after = await endBooking(
    db,
    parts,
    { booking: row, event: end.event, by: doerOf(staff), percent, words: reason, at, ...(measured && { measured }) },
    now,
  )
  const { what, caseId } = await aboutBooking(db, after)
  const cost = await costOf(call, after, percent)
  const telling = (elder: string) => ({ template: 'visit-ended', params: { elder, what, reason, cost } }) as const
  await tellSide(db, parts.keyring, after.personId, telling, { now, link: { case: caseId } })
  await traceOf(db, after, { account: staff.account, action: 'booking.stopVisit', caseId }, now)
  if (end.event === 'unfit' && SERVICE_RULES[of.service].kind === 'bath') {
    const again = instantOf(dayAfter(chinaDay(now.getTime()), AGAIN_DAYS), AGAIN_MINUTE)
    await put(db, BATH_AGAIN, after.id, again, now)
  }
  const [card] = await deskCards(db, parts, [after], now)
  return { booking: card! }
}

/** What it costs herself, as she is told it. */
async function costOf({ db }: BookingCall<'stopVisit'>, row: BookingRow, percent: number): Promise<string> {
  const ownFen = percent > 0 ? ((await pricesOf(db, [row])).get(row.id)?.ownFen ?? 0) : 0
  return ownFen > 0 ? `按预约时说好的,自己付 ${yuan(ownFen)}` : '一分钱也不收'
}
