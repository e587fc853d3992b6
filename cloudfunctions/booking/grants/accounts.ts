import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { GrantThread } from '@/contract/booking/grants'
import type { EntryKind } from '@/domain/booking/money'
import { leftIn } from '@/domain/booking/month'
import { dayWords } from '@/domain/booking/words'
import type { Tx } from '../../database/database'
import { booking, facility, offering, subsidyEntry, subsidyMonth } from '../../database/schema'

type AccountMonth = GrantThread['months'][number]

/** What an entry is where no booking says it. */
const ABOUT: Readonly<Record<EntryKind, string>> = {
  allot: '本月的额度',
  hold: '预约时先留着',
  settle: '服务完了,扣掉',
  release: '没有用,退回来',
  'carry-in': '上个月留下来的',
  'carry-out': '留到下个月',
  lapse: '没用完,过期了',
}

/** Months of some grants with every entry, latest month first. @param month only this one */
export async function accountsOf(
  tx: Tx,
  grantIds: readonly string[],
  month?: string,
): Promise<ReadonlyMap<string, AccountMonth[]>> {
  if (grantIds.length === 0) return new Map()
  const ofThese = inArray(subsidyMonth.grantId, [...grantIds])
  const months = await tx
    .select()
    .from(subsidyMonth)
    .where(month === undefined ? ofThese : and(ofThese, eq(subsidyMonth.month, month)))
    .orderBy(desc(subsidyMonth.month))
  const entries = await entriesOf(
    tx,
    months.map(({ id }) => id),
  )
  const accounts = new Map<string, AccountMonth[]>()
  for (const row of months) {
    const { id, grantId, month: name, unit, allotted, carriedIn, held, settled } = row
    const account = { month: name, unit, allotted, carriedIn, held, settled, left: leftIn(row) }
    accounts.set(grantId, [...(accounts.get(grantId) ?? []), { ...account, entries: entries.get(id) ?? [] }])
  }
  return accounts
}

async function entriesOf(tx: Tx, monthIds: readonly string[]) {
  const found = new Map<string, AccountMonth['entries'][number][]>()
  if (monthIds.length === 0) return found
  const rows = await tx
    .select({ entry: subsidyEntry, day: booking.day, name: offering.name, place: facility.name })
    .from(subsidyEntry)
    .leftJoin(booking, eq(booking.id, subsidyEntry.bookingId))
    .leftJoin(offering, eq(offering.id, booking.offeringId))
    .leftJoin(facility, eq(facility.id, offering.facilityId))
    .where(inArray(subsidyEntry.monthId, [...monthIds]))
    .orderBy(asc(subsidyEntry.seq))
  for (const { entry, day, name, place } of rows) {
    const { monthId, kind, amount, fen, createdAt, bookingId } = entry
    const what = day === null ? ABOUT[kind] : `${ABOUT[kind]}:${dayWords(day)} ${name}(${place})`
    const line = { kind, amount, fen, at: createdAt.toISOString(), booking: bookingId, about: what }
    found.set(monthId, [...(found.get(monthId) ?? []), line])
  }
  return found
}
