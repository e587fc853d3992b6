import { and, eq, gte, inArray, sql } from 'drizzle-orm'
import { isSubsidised } from '../orders/pricing'
import type { Concession } from '@/domain/booking/money'
import { priceOf } from '@/domain/booking/price'
import type { Tx } from '../../database/database'
import { booking, offering, person, subsidyEntry, subsidyMonth } from '../../database/schema'
import type { Doer } from '../../runtime/cases'
import { moveBooking, type BookingRow } from '../bookings'
import { hold, pricesOf, release, usableGrants } from '../money'
import type { BookingParts } from '../parts'

interface Stopping {
  readonly grantId: string
  /** From this day on it pays no more. */
  readonly day: string
  /** Writes that it is stopped; whoever holds something of it at this very moment is waited for. */
  readonly stop: () => Promise<unknown>
  /** Null: time alone. */
  readonly by: Doer | null
  readonly now: Date
}

/** What stands in the booking's own story; names no sum, for that is in its price. */
const CHANGED = '补贴从这天起停了,价格重新算过。不想要的可以免费取消。'

/**
 * Stops a grant, and prices anew what was booked for later and has not begun: by her other grants, else by herself. Until it begins she
 * may cancel it free of charge, for it is not what she agreed to.
 * @returns how many bookings that changed
 */
export async function repriceFrom(tx: Tx, parts: BookingParts, stopping: Stopping): Promise<number> {
  // Bookings first, then the grant: whoever cancels one of them does it in that order too.
  const before = await lockHeld(tx, stopping)
  await stopping.stop()
  const known = new Set(before.map(({ id }) => id))
  const late = (await lockHeld(tx, stopping)).filter(({ id }) => !known.has(id))
  const rows = [...before, ...late]
  for (const row of rows) await reprice(tx, parts, row, stopping)
  return rows.length
}

/** Bookings that hold something of it on its later days, locked in their order. */
async function lockHeld(tx: Tx, { grantId, day }: Stopping): Promise<BookingRow[]> {
  const held = tx
    .select({ id: subsidyEntry.bookingId })
    .from(subsidyEntry)
    .innerJoin(subsidyMonth, eq(subsidyMonth.id, subsidyEntry.monthId))
    .where(
      and(
        eq(subsidyMonth.grantId, grantId),
        eq(subsidyEntry.kind, 'hold'),
        sql`not exists (select 1 from subsidy_entry o where o.month_id = ${subsidyEntry.monthId} and o.booking_id = ${subsidyEntry.bookingId}
          and o.turn = ${subsidyEntry.turn} and o.kind in ('settle', 'release'))`,
      ),
    )
  return tx
    .select()
    .from(booking)
    .where(and(inArray(booking.id, held), gte(booking.day, day), inArray(booking.state, ['requested', 'accepted'])))
    .orderBy(booking.id)
    .for('no key update')
}

async function reprice(tx: Tx, parts: BookingParts, row: BookingRow, { by, now }: Stopping): Promise<void> {
  const act = { byAccount: by?.accountId ?? null, now }
  const price = (await pricesOf(tx, [row])).get(row.id)!
  await release(tx, parts, { ...act, booking: row })
  const [of] = await tx.select({ service: offering.service }).from(offering).where(eq(offering.id, row.offeringId))
  const [owner] = await tx.select({ into: person.mergedInto }).from(person).where(eq(person.id, row.personId))
  const grants = await usableGrants(tx, parts, { personId: owner?.into ?? row.personId, days: [row.day] })
  const concessions = price.shares
    .filter(({ programme }) => programme === '')
    .map(({ payer, fen }) => ({ payer, fen }) as Concession)
  // The price that she was told stands, as one unit: only who pays it is new.
  const priced = { service: of!.service, fen: price.listFen, units: 1, concessions }
  const quote = priceOf(priced, grants(row.day))
  const set = { ownFen: quote.ownFen, subsidised: isSubsidised(quote), freeUntil: row.startsAt }
  const moved = await moveBooking(
    tx,
    parts.keyring,
    { booking: row, event: 'noted', by, secret: { words: CHANGED }, set },
    now,
  )
  await hold(tx, parts, { ...act, booking: moved, quote })
}
