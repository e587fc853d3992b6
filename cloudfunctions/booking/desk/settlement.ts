import { and, asc, count, eq, exists, gt, gte, lte, sql, type SQL } from 'drizzle-orm'
import { PAYERS } from '@/domain/booking/money'
import { lastDayOf } from '@/domain/booking/month'
import { maskedName } from '@/domain/person/masked'
import type { Tx } from '../../database/database'
import { booking, bookingShare, careCase, offering, person, serviceOrder } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import type { BookingRow } from '../bookings'
import { pricesOf } from '../money'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { leaveSeen } from '../../runtime/seen'
import { providerStaff } from './staff'

type Settlement = BookingOutput<'settlement'>

/** Lines of one answer: a large canteen has nine thousand in a month. */
const PAGE = 500

/**
 * What was settled of a month’s services, fees of late cancels and broken-off visits among them, and who owes what. A line names the
 * case by its number; her name stands there in part, for the file goes to an accountant.
 */
export async function settlement(
  parts: BookingParts,
  { db, caller, now, input: { month, skip = 0 } }: BookingCall<'settlement'>,
): Promise<Settlement> {
  const staff = providerStaff(caller)
  const inMonth = and(
    eq(booking.providerId, staff.provider),
    gte(booking.day, `${month}-01`),
    lte(booking.day, lastDayOf(month)),
  )
  const settled = exists(
    db
      .select({ id: bookingShare.bookingId })
      .from(bookingShare)
      .where(and(eq(bookingShare.bookingId, booking.id), eq(bookingShare.stage, 'settled'))),
  )
  const found = await db
    .select({ row: booking, of: offering, number: careCase.number, owner: person })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(careCase, eq(careCase.id, serviceOrder.caseId))
    .innerJoin(person, eq(person.id, booking.personId))
    .where(and(inMonth, settled))
    .orderBy(asc(booking.day), asc(booking.startsAt), asc(booking.id))
    .limit(PAGE + 1)
    .offset(skip)
  const [open] = await db
    .select({ n: count() })
    .from(booking)
    .where(and(inMonth, eq(booking.state, 'served')))
  const shown = found.slice(0, PAGE)
  const rows = shown.map(({ row }) => row)
  const persons = rows.map(({ personId }) => personId)
  await leaveSeen(db, staff.account, 'booking.settlement', persons, now)
  const priceOf = await pricesIn(db, rows)
  const lines = shown.map(({ row, of, number, owner }) => ({
    ...{ booking: row.id, day: row.day, service: of.service, name: of.name, number },
    person: owner.wrappedKey ? maskedName(elderName(parts.keyring, owner)) : elderName(parts.keyring, owner),
    price: priceOf(row),
  }))
  const sums = named(parts, await sumsOf(db, inMonth))
  const totalFen = sums.reduce((total, { fen }) => total + fen, 0)
  return { lines, more: found.length > PAGE, sums, totalFen, open: open?.n ?? 0 }
}

async function pricesIn(tx: Tx, rows: readonly BookingRow[]) {
  const prices = await pricesOf(tx, rows)
  return ({ id }: BookingRow) => {
    const price = prices.get(id)
    if (!price) throw new Error('a settled booking without a price')
    return { listFen: price.listFen, shares: [...price.shares], ownFen: price.ownFen }
  }
}

/** What no grant stands behind: her own share, and what the place or others let off. */
const WITHOUT = { key: '', name: '不用补贴的部分' }

type Sum = Omit<Settlement['sums'][number], 'name'>

/** Of the whole month, whatever page is shown. */
const sumsOf = (tx: Tx, inMonth: SQL | undefined): Promise<Sum[]> =>
  tx
    .select({
      programme: bookingShare.programme,
      payer: bookingShare.payer,
      fen: sql<number>`sum(${bookingShare.fen})::float8`,
      bookings: count(),
    })
    .from(bookingShare)
    .innerJoin(booking, eq(booking.id, bookingShare.bookingId))
    .where(and(inMonth, eq(bookingShare.stage, 'settled'), gt(bookingShare.fen, 0)))
    .groupBy(bookingShare.programme, bookingShare.payer)
    .orderBy(bookingShare.programme, bookingShare.payer)

/** Those of grants in the order of programmes and payers, then what needs none. They add up to all lines together. */
function named({ programmes }: BookingParts, sums: readonly Sum[]): Settlement['sums'] {
  const placeOf = ({ programme, payer }: Sum) =>
    (programme === WITHOUT.key ? programmes.length : programmes.findIndex(({ key }) => key === programme)) * 100 +
    PAYERS.indexOf(payer)
  return [...sums]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((sum) => {
      const name = programmes.find(({ key }) => key === sum.programme)?.name ?? (sum.programme || WITHOUT.name)
      return { ...sum, name }
    })
}
