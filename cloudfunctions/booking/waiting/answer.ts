import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { person, slot, waitingPlace } from '../../database/schema'
import { idsOf, openPerson } from '../../runtime/records'
import { WireFault, invalidField } from '../../runtime/wire-fault'
import { givePlaceBack, type OrderDetails } from '../bookings'
import { writeWish, type Wish } from '../orders/book'
import { doerFor } from '../../runtime/doer'
import { orderCard } from '../orders/order-card'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import type { WaitingRow } from './offer'

/** Why a place cannot be answered for any more. */
const REFUSALS: Readonly<Record<Exclude<WaitingRow['state'], 'offered'>, string>> = {
  waiting: '还没有空出位子。一有就马上告诉您,到时再答复。',
  taken: '这个位子已经要下了,不用再答复。到“我的事”里能看到。',
  passed: '留位子的时间过了,已经让给下一位。还要可以重新排队。',
  left: '已经不排这个队了。还要可以重新排队。',
}

/**
 * Takes the place that is kept for her, or lets it go to the next. Two of her side who answer at once pass one after the other: her row
 * is held first, as by whoever books for her.
 * @throws WireFault conflict when it is not hers any more
 */
export async function answerOffer(
  parts: BookingParts,
  call: BookingCall<'answerOffer'>,
): Promise<BookingOutput<'answerOffer'>> {
  const { db, now, input } = call
  const row = await heldRow(db, parts, call, input.waiting)
  if (row.state !== 'offered') throw new WireFault('conflict', REFUSALS[row.state])
  if (row.offeredUntil === null || row.offeredUntil <= now) throw new WireFault('conflict', REFUSALS.passed)
  if (input.take) return take(parts, call, row)
  await leave(db, row)
  await givePlaceBack(db, parts, row, now)
  return { order: null }
}

/** Waits no longer; a place that is kept for her goes to the next. @throws WireFault conflict when she waits no more anyway */
export async function leaveWaiting(
  parts: BookingParts,
  call: BookingCall<'leaveWaiting'>,
): Promise<BookingOutput<'leaveWaiting'>> {
  const { db, now, input } = call
  const row = await heldRow(db, parts, call, input.waiting)
  if (row.state !== 'offered' && row.state !== 'waiting') throw new WireFault('conflict', REFUSALS[row.state])
  await leave(db, row)
  if (row.state === 'offered') await givePlaceBack(db, parts, row, now)
  return {}
}

/** Her row first, then the place: the order in which everybody takes them. @throws WireFault not-found */
async function heldRow(
  tx: Tx,
  { keyring }: BookingParts,
  { forPerson }: Pick<BookingCall<'answerOffer'>, 'forPerson'>,
  id: string,
): Promise<WaitingRow> {
  if (!forPerson) throw new Error('a place was answered for by nobody')
  await openPerson(tx, keyring, forPerson.id, true)
  const [row] = await tx
    .select()
    .from(waitingPlace)
    .where(and(eq(waitingPlace.id, id), inArray(waitingPlace.personId, await idsOf(tx, forPerson.id))))
    .for('update')
  if (!row) throw new WireFault('not-found', '没有找到这次排队。请返回看看,或打 12349 问。')
  return row
}

/** Books with the place that is kept, at the price of now; refused, it stays kept until its hour. */
async function take(
  parts: BookingParts,
  call: BookingCall<'answerOffer'>,
  row: WaitingRow,
): Promise<BookingOutput<'answerOffer'>> {
  const { db, input, now } = call
  const { ownFen } = input
  if (ownFen === undefined) throw invalidField('ownFen', '请先看一看价格,再要这个位子')
  const [found] = await db
    .select({ offeringId: slot.offeringId, owner: person })
    .from(slot)
    .innerJoin(person, eq(person.id, row.personId))
    .where(eq(slot.id, row.slotId))
  if (!found) throw new Error('a place was kept in a slot that is not there')
  const { offeringId, owner } = found
  const details = parts.keyring.open(owner.id, { wrappedKey: owner.wrappedKey, sealed: row.sealed }) as OrderDetails
  await db.update(waitingPlace).set({ state: 'taken', offeredUntil: null }).where(eq(waitingPlace.id, row.id))
  const wish: Wish = {
    ...{ personId: call.forPerson?.id ?? row.personId, by: doerFor(call), offeringId, slotIds: [row.slotId] },
    ...{ units: row.units, details, ownFen, kept: true },
  }
  const { caseId } = await writeWish(db, parts, wish, now)
  return { order: await orderCard(db, parts, call, caseId) }
}

const leave = (tx: Tx, { id }: WaitingRow) =>
  tx.update(waitingPlace).set({ state: 'left', offeredUntil: null }).where(eq(waitingPlace.id, id))
