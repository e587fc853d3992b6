import { and, count, eq, inArray, lt, sql } from 'drizzle-orm'
import type { WaitingCard } from '@/contract/booking/orders'
import type { Tx } from '../../database/database'
import { offering, person, slot, waitingPlace } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { offeringCards, slotCards } from '../bookings'
import type { BookingParts } from '../parts'
import type { WaitingRow } from './offer'

/** Places waited for or on offer to some people, by all ids under which rows of theirs stand; the oldest first. */
export async function waitingOf(tx: Tx, personIds: readonly string[]): Promise<WaitingRow[]> {
  if (personIds.length === 0) return []
  return tx
    .select()
    .from(waitingPlace)
    .where(and(inArray(waitingPlace.personId, [...personIds]), sql`${waitingPlace.state} in ('waiting', 'offered')`))
    .orderBy(waitingPlace.seq)
}

/** Rows that wait or are on offer as her side reads them, in their order; a row that is over has no card. */
export async function waitingCards(
  tx: Tx,
  parts: BookingParts,
  rows: readonly WaitingRow[],
  now: Date,
): Promise<WaitingCard[]> {
  if (rows.length === 0) return []
  const found = await tx
    .select({ id: waitingPlace.id, slot, offering, owner: person })
    .from(waitingPlace)
    .innerJoin(slot, eq(slot.id, waitingPlace.slotId))
    .innerJoin(offering, eq(offering.id, slot.offeringId))
    .innerJoin(person, eq(person.id, waitingPlace.personId))
    .where(
      inArray(
        waitingPlace.id,
        rows.map(({ id }) => id),
      ),
    )
  const around = new Map(found.map((one) => [one.id, one]))
  const cards: WaitingCard[] = []
  for (const { id, state, units, seq, slotId, offeredUntil } of rows) {
    const known = around.get(id)
    if (!known || (state !== 'waiting' && state !== 'offered')) continue
    const [offeringCard] = await offeringCards(tx, parts, [known.offering], now)
    const [slotCard] = await slotCards(tx, [known], now)
    if (!offeringCard || !slotCard) throw new Error('a place that is waited for gave no card')
    cards.push({
      ...{ id, units, state, offering: offeringCard, slot: slotCard },
      person: { id: known.owner.id, name: elderName(parts.keyring, known.owner) },
      ahead: state === 'offered' ? 0 : await aheadOf(tx, slotId, seq),
      offeredUntil: offeredUntil?.toISOString() ?? null,
    })
  }
  return cards
}

async function aheadOf(tx: Tx, slotId: string, seq: number): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(waitingPlace)
    .where(and(eq(waitingPlace.slotId, slotId), eq(waitingPlace.state, 'waiting'), lt(waitingPlace.seq, seq)))
  return row?.n ?? 0
}
