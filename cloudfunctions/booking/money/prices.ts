import { inArray } from 'drizzle-orm'
import { PAYERS, type PayerShare, type Price } from '@/domain/booking/money'
import type { Tx } from '../../database/database'
import { bookingShare } from '../../database/schema'
import type { BookingRow } from '../bookings/move'

type ShareRow = typeof bookingShare.$inferSelect

/** The price of bookings: as settled where it is, else as booked. */
export async function pricesOf(
  tx: Tx,
  rows: readonly Pick<BookingRow, 'id' | 'listFen' | 'ownFen'>[],
): Promise<ReadonlyMap<string, Price>> {
  if (rows.length === 0) return new Map()
  const shares = await tx
    .select()
    .from(bookingShare)
    .where(
      inArray(
        bookingShare.bookingId,
        rows.map(({ id }) => id),
      ),
    )
  const byBooking = new Map<string, ShareRow[]>()
  for (const share of shares) byBooking.set(share.bookingId, [...(byBooking.get(share.bookingId) ?? []), share])
  return new Map(rows.map((row) => [row.id, priceFrom(byBooking.get(row.id) ?? [], row)]))
}

function priceFrom(shares: readonly ShareRow[], { listFen, ownFen }: Pick<BookingRow, 'listFen' | 'ownFen'>): Price {
  const settled = shares.filter(({ stage }) => stage === 'settled')
  const some = settled.length > 0 ? settled : shares
  if (some.length === 0) return { listFen, shares: [], ownFen }
  const turn = Math.max(...some.map((share) => share.turn))
  const lines = some.filter((share) => share.turn === turn)
  return {
    listFen: lines.reduce((sum, { fen }) => sum + fen, 0),
    ownFen: lines.filter(({ payer }) => payer === 'person').reduce((sum, { fen }) => sum + fen, 0),
    shares: inPayersOrder(lines.filter(({ payer }) => payer !== 'person')),
  }
}

/** Shares as they are always named: by payer, and each payer's by programme. */
export const inPayersOrder = (shares: readonly PayerShare[]): PayerShare[] => {
  const order = ({ payer }: PayerShare) => PAYERS.indexOf(payer)
  return [...shares]
    .sort((a, b) => order(a) - order(b) || (a.programme < b.programme ? -1 : 1))
    .map(({ payer, programme, fen }) => ({ payer, programme, fen }))
}
