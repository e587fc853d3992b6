import { and, desc, eq, inArray } from 'drizzle-orm'
import { GRANT_STATE_WORDS } from '@/domain/booking/grant'
import { MEAL_WORDS, SERVICE_RULES } from '@/domain/booking/services'
import { BOOKING_STATE_WORDS, SCORE_WORDS } from '@/domain/booking/states'
import type { Tx } from '../database/database'
import {
  booking,
  facility,
  offering,
  rating,
  serviceOrder,
  subsidyEntry,
  subsidyGrant,
  subsidyMonth,
} from '../database/schema'
import type { Keyring, WrappedKey } from '../runtime/keyring'

/** The newest bookings that one copy holds. */
export const MOST_BOOKINGS = 500

/** What a copy of her booked services is read from. */
interface Source {
  readonly tx: Tx
  readonly keyring: Keyring
  readonly ids: readonly string[]
  readonly keys: ReadonlyMap<string, WrappedKey>
}

const opened = ({ keyring, keys }: Source, personId: string, sealed: Uint8Array | null): unknown =>
  sealed && keyring.open(personId, { wrappedKey: keys.get(personId) ?? null, sealed })

/** What she booked, with what was told for it; money in yuan. @returns `all` false where older ones are left out */
export async function bookingsIn(source: Source) {
  const { tx, ids } = source
  const rows = await tx
    .select({ booking, order: serviceOrder, offering, place: facility.name, rating })
    .from(booking)
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .leftJoin(rating, eq(rating.bookingId, booking.id))
    .where(inArray(booking.personId, [...ids]))
    .orderBy(desc(booking.startsAt), desc(booking.id))
    .limit(MOST_BOOKINGS + 1)
  const list = rows.slice(0, MOST_BOOKINGS).map(({ booking: row, order, offering: of, place, rating: rated }) => ({
    哪一天: row.day,
    开始: row.startsAt.toISOString(),
    什么服务: row.meal ? `${MEAL_WORDS[row.meal]} ${of.name}` : `${SERVICE_RULES[of.service].name} ${of.name}`,
    哪里: place,
    几份: row.units,
    现在: BOOKING_STATE_WORDS[row.state],
    一共多少元: row.listFen / 100,
    自己付多少元: row.ownFen / 100,
    当时填的: opened(source, order.personId, order.sealed),
    评价: rated && { 满意吗: SCORE_WORDS[rated.score], 说的话: opened(source, row.personId, rated.sealed) },
  }))
  return { list, all: rows.length <= MOST_BOOKINGS }
}

/** Subsidies that she asked for, and what moved in their accounts. */
export async function grantsIn(source: Source) {
  const { tx, ids } = source
  const rows = await tx
    .select()
    .from(subsidyGrant)
    .where(inArray(subsidyGrant.personId, [...ids]))
    .orderBy(desc(subsidyGrant.createdAt))
  const grantIds = rows.map(({ id }) => id)
  const entries =
    grantIds.length === 0
      ? []
      : await tx
          .select({ entry: subsidyEntry, month: subsidyMonth.month, grantId: subsidyMonth.grantId })
          .from(subsidyEntry)
          .innerJoin(
            subsidyMonth,
            and(eq(subsidyMonth.id, subsidyEntry.monthId), inArray(subsidyMonth.grantId, grantIds)),
          )
          .orderBy(desc(subsidyEntry.seq))
  return rows.map((row) => ({
    哪一项: row.programme,
    现在: GRANT_STATE_WORDS[row.state],
    每月: row.monthly,
    单位: row.unit === 'fen' ? '分' : '次',
    依据: row.clause,
    从哪天: row.fromDay,
    到哪天: row.untilDay,
    申请和核对时写的: opened(source, row.personId, row.sealed),
    账: entries
      .filter(({ grantId }) => grantId === row.id)
      .map(({ entry, month }) => ({
        ...{ 月份: month, 怎么动的: ENTRY_WORDS[entry.kind], 多少: entry.amount, 折合元: entry.fen / 100 },
        时间: entry.createdAt.toISOString(),
      })),
  }))
}

const ENTRY_WORDS: Readonly<Record<(typeof subsidyEntry.$inferSelect)['kind'], string>> = {
  allot: '发放',
  hold: '预约时先占着',
  settle: '用掉了',
  release: '退回来',
  'carry-in': '上月转来',
  'carry-out': '转到下月',
  lapse: '过期收回',
}
