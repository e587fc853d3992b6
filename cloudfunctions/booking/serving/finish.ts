import { and, eq, max } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { bookingEvent, serviceOrder } from '../../database/schema'
import { bindFiles } from '../../runtime/files'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { moveBooking, settleCaseState, type BookingEventSecret, type BookingRow } from '../bookings'
import { traceOf } from '../desk/answers'
import { deskCards } from '../desk/cards'
import { doerOf } from '../../runtime/doer'
import { settle } from '../money'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { aboutBooking, tellSide } from '../told'
import { momentOf } from './moment'
import { isHerCode } from './present'
import { toServe, type Serving } from './visits'

/**
 * Done. With her code or hand it is confirmed and settled there and then; without, her side is asked to confirm.
 * @throws WireFault conflict for what nobody has begun, invalid at `yes.code` for another's card, at `files` for a photo that did not come
 */
export async function finish(parts: BookingParts, call: BookingCall<'finish'>): Promise<BookingOutput<'finish'>> {
  const { db, now, input } = call
  const serving = await toServe(call)
  const { row, staff } = serving
  const at = momentOf(input.at, now)
  mayFinish(serving, at)
  await notBeforeBegun(db, row, at)
  const { yes } = input
  if (yes?.way === 'code') await isHerCode(db, parts, row, { code: yes.code, field: 'yes.code' })
  const files = input.files ?? []
  const caseId = await caseOf(db, row)
  await bindFiles(db, { ids: files, caseId, personId: row.personId, byAccount: staff.account })
  const secret: Partial<BookingEventSecret> = { words: input.note ?? '', files }
  const move = { booking: row, event: 'served', by: doerOf(staff), secret, at, set: { servedAt: at } } as const
  const served = await moveBooking(db, parts.keyring, move, now)
  const after = yes ? await confirmAtDoor(parts, call, serving, served) : served
  await settleCaseState(db, after.orderId, now)
  const { what } = await aboutBooking(db, after)
  const template = yes ? 'visit-confirmed' : 'visit-served'
  const telling = (elder: string) => ({ template, params: { elder, what } }) as const
  await tellSide(db, parts.keyring, after.personId, telling, { now, link: { case: caseId } })
  await traceOf(db, after, { account: staff.account, action: 'booking.finish', caseId }, now)
  const [card] = await deskCards(db, parts, [after], now)
  return { booking: card! }
}

/** Delivered meals finish without checking in: who carries forty lunches rings at the door and goes on. */
function mayFinish({ row, of }: Serving, at: Date): void {
  const begun = row.state === 'started' || (row.state === 'accepted' && of.service === 'meal-delivery')
  if (!begun)
    throw new WireFault(
      'conflict',
      row.state === 'accepted' ? '请先登记到了,再登记做完。' : '这一单现在不能登记做完。请刷新看看。',
    )
  if (of.service === 'meal-delivery' && at.getTime() < row.startsAt.getTime() - EARLIEST_MS)
    throw new WireFault('conflict', '这一份还没有到送的时候,不能登记送到。')
}

/** @throws WireFault invalid at `at` for an hour before the one at which it began, as a phone with a wrong clock has it */
async function notBeforeBegun(tx: Tx, { id }: BookingRow, at: Date): Promise<void> {
  const [begun] = await tx
    .select({ at: max(bookingEvent.at) })
    .from(bookingEvent)
    .where(and(eq(bookingEvent.bookingId, id), eq(bookingEvent.kind, 'started')))
  if (begun?.at && at < begun.at) throw invalidField('at', '做完的时间比到的时间还早,请校准手机的时间,再重新登记')
}

/** A round may set out so much before the hour. */
const EARLIEST_MS = 2 * 3_600_000

async function caseOf(tx: Tx, { orderId }: BookingRow): Promise<string> {
  const [order] = await tx
    .select({ caseId: serviceOrder.caseId })
    .from(serviceOrder)
    .where(eq(serviceOrder.id, orderId))
  if (!order) throw new Error('a booking without an order')
  return order.caseId
}

async function confirmAtDoor(
  parts: BookingParts,
  { db, now, input: { yes } }: BookingCall<'finish'>,
  { staff }: Serving,
  served: BookingRow,
): Promise<BookingRow> {
  const secret = yes?.way === 'signature' ? { strokes: yes.strokes } : {}
  const set = { confirmedAt: now, confirmedBy: yes?.way === 'signature' ? 'signature' : 'code' } as const
  const move = { booking: served, event: 'confirmed', by: doerOf(staff), secret, set } as const
  const after = await moveBooking(db, parts.keyring, move, now)
  await settle(db, parts, { booking: after, byAccount: staff.account, now })
  return after
}
