import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { slot, waitingPlace } from '../../database/schema'
import { put } from '../../runtime/jobs'
import { idsOf } from '../../runtime/records'
import { WireFault } from '../../runtime/wire-fault'
import { slotState, type SlotRow } from '../bookings'
import { askingOf, refuseUnasked, tidied } from '../orders/asking'
import { clashes, orderProblem, slotProblem, whenWords } from '../orders/checks'
import { readContext, type Context } from '../orders/context'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { waitingCards } from './cards'
import type { WaitingRow } from './offer'

const NO_SLOT = '选的时间已经没有了,可能刚改过。请返回重新选一个时间。'
const ROOM = '现在有空位了,可以直接预约,不用排队。'
const TWICE = '已经在排这个时间的队了,不用再排。有位子会马上告诉您。'

/**
 * Begins to wait for a full slot. All that would be asked of a booking is asked now, so that a place that becomes free can be taken by
 * one tap.
 * @throws WireFault conflict where there is room, orders are closed, or she waits or eats there already
 */
export async function waitFor(
  parts: BookingParts,
  { db, caller, now, input, forPerson }: BookingCall<'waitFor'>,
): Promise<BookingOutput<'waitFor'>> {
  if (!forPerson || !caller.account) throw new Error('waitFor was called for nobody')
  const { keyring } = parts
  const [known] = await db.select({ offeringId: slot.offeringId }).from(slot).where(eq(slot.id, input.slot))
  if (!known) throw new WireFault('conflict', NO_SLOT)
  const asked = { personId: forPerson.id, offeringId: known.offeringId, slotIds: [input.slot], lock: true }
  const context = await readContext(db, keyring, asked)
  await refuse(db, parts, context, input, now)
  const details = tidied(context, input.details)
  refuseUnasked(await askingOf(db, context, details))
  const at = await heldSlot(db, input.slot)
  if (at.booked + input.units <= at.capacity) throw new WireFault('conflict', ROOM)
  const { her } = context
  const [row] = await db
    .insert(waitingPlace)
    .values({
      ...{ id: randomUUID(), slotId: at.id, personId: her.id, units: input.units, state: 'waiting' },
      ...{ byAccount: caller.account, ground: forPerson.ground, createdAt: now },
      sealed: keyring.sealUnder(her.wrappedKey, her.id, details),
    })
    .returning()
  const [card] = row ? await waitingCards(db, parts, [row], now) : []
  if (!row || !card) throw new Error('a place to wait for was not given back')
  await put(db, 'waiting-over', row.id, at.closesAt, now)
  return { waiting: card }
}

/** Whoever gives a place back holds the slot too: either he sees who waits, or she sees what is free. */
async function heldSlot(tx: Tx, id: string): Promise<SlotRow> {
  const [row] = await tx.select().from(slot).where(eq(slot.id, id)).for('no key update')
  if (!row) throw new WireFault('conflict', NO_SLOT)
  return row
}

async function refuse(
  tx: Tx,
  parts: BookingParts,
  context: Context,
  { units }: Pick<WaitingRow, 'units'>,
  now: Date,
): Promise<void> {
  const forbidden = await orderProblem(tx, parts, context, { units, now })
  if (forbidden) throw forbidden
  const [at] = context.slots
  if (!at) throw new WireFault('conflict', NO_SLOT)
  const when = slotProblem(at, context, units, now)
  if (when) throw new WireFault('conflict', `${when}。`)
  if (slotState(at, context.offering, now) === 'closed')
    throw new WireFault('conflict', `${whenWords(at)}不开门。请换一天。`)
  if (units > at.capacity)
    throw new WireFault('conflict', `这个时间一共只有${at.capacity}份,等不到${units}份。请少订一点,或者换一个时间。`)
  const waits = await tx
    .select({ id: waitingPlace.id })
    .from(waitingPlace)
    .where(
      and(
        eq(waitingPlace.slotId, at.id),
        inArray(waitingPlace.personId, await idsOf(tx, context.her.id)),
        inArray(waitingPlace.state, ['waiting', 'offered']),
      ),
    )
  if (waits.length > 0) throw new WireFault('conflict', TWICE)
  const clash = (await clashes(tx, context, units)).get(at.id)
  if (clash) throw new WireFault('conflict', `${clash}。`)
}
