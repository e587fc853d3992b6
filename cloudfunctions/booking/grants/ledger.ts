import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { LedgerLine } from '@/contract/booking/grants'
import type { Payer } from '@/domain/booking/money'
import {
  booking,
  careCase,
  facility,
  offering,
  person,
  provider,
  serviceOrder,
  subsidyEntry,
  subsidyGrant,
  subsidyMonth,
} from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { leaveSeen } from '../../runtime/seen'
import { staffOfCall } from '../../runtime/doer'
import { pricesOf } from '../money'
import { rowsOf } from '../money/rows'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { inDivision } from './desk'

const PAGE = 50

type Scope = ReturnType<typeof scopeOf>

/** Whose money of which month is asked for. */
function scopeOf(call: BookingCall<'ledger'>) {
  const { month, programme } = call.input
  const official = staffOfCall(call.caller)
  const where = and(
    inDivision(official),
    eq(subsidyMonth.month, month),
    programme === undefined ? undefined : eq(subsidyGrant.programme, programme),
  )
  return { db: call.db, where }
}

/**
 * The books of a month: every booking that a grant pays for, and what it all comes to. A line names the case by its number, so that each
 * yuan can be followed to whom it was paid for; who has looked is written down.
 */
export async function ledgerOf(parts: BookingParts, call: BookingCall<'ledger'>): Promise<BookingOutput<'ledger'>> {
  const scope = scopeOf(call)
  const rows = await linesOf(scope, call.input.skip ?? 0)
  const shown = rows.slice(0, PAGE)
  const { account } = staffOfCall(call.caller)
  const seen = shown.map(({ row }) => row.personId)
  await leaveSeen(scope.db, account, 'booking.ledger', seen, call.now)
  const prices = await pricesOf(
    scope.db,
    shown.map(({ row }) => row),
  )
  const lines = shown.map(({ row, of, place, company, her, number }): LedgerLine => {
    const { id, day, state } = row
    const facilityCard = { id: of.facilityId, name: place }
    const price = prices.get(id)!
    return {
      ...{ booking: id, day, service: of.service, facility: facilityCard, provider: company, state, number },
      person: `${elderName(parts.keyring, her).charAt(0)}**`,
      price: { ...price, shares: [...price.shares] },
    }
  })
  const sums = await sumsOf(scope)
  const nameOf = (key: string) => parts.programmes.find((one) => one.key === key)?.name ?? key
  return {
    ...{ lines, more: rows.length > PAGE, heldFen: await heldOf(scope), agrees: await agreesIn(scope) },
    sums: sums.map((sum) => ({ ...sum, name: nameOf(sum.programme) })),
  }
}

/** Accounts of the scope, for a statement of our own. */
const monthsIn = ({ db, where }: Scope) =>
  db
    .select({ id: subsidyMonth.id })
    .from(subsidyMonth)
    .innerJoin(subsidyGrant, eq(subsidyGrant.id, subsidyMonth.grantId))
    .where(where)

const linesOf = (scope: Scope, skip: number) => {
  const ids = scope.db
    .select({ id: subsidyEntry.bookingId })
    .from(subsidyEntry)
    .where(inArray(subsidyEntry.monthId, monthsIn(scope)))
  return scope.db
    .select({
      row: booking,
      of: offering,
      place: facility.name,
      company: provider.name,
      her: person,
      number: careCase.number,
    })
    .from(booking)
    .innerJoin(offering, eq(offering.id, booking.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .innerJoin(provider, eq(provider.id, booking.providerId))
    .innerJoin(person, eq(person.id, booking.personId))
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(careCase, eq(careCase.id, serviceOrder.caseId))
    .where(inArray(booking.id, ids))
    .orderBy(asc(booking.day), asc(booking.id))
    .limit(PAGE + 1)
    .offset(skip)
}

interface Sum {
  readonly programme: string
  readonly payer: Payer
  readonly fen: number
  readonly bookings: number
}

/** What was settled, by programme and payer. A year of a city in fen is more than an integer holds. */
const sumsOf = (scope: Scope): Promise<readonly Sum[]> =>
  rowsOf<Sum>(
    scope.db.execute(sql`
    select s.programme, s.payer, sum(s.fen)::float8 as fen, count(distinct s.booking_id)::integer as bookings
    from booking_share s
    join (
      select distinct e.booking_id, g.programme from subsidy_entry e
      join subsidy_month m on m.id = e.month_id join subsidy_grant g on g.id = m.grant_id
      where e.kind = 'settle' and e.month_id in ${monthsIn(scope)}
    ) paid on paid.booking_id = s.booking_id and paid.programme = s.programme
    where s.stage = 'settled'
    group by s.programme, s.payer order by s.programme, s.payer`),
  )

/** Holds that have not ended, in fen. */
async function heldOf(scope: Scope): Promise<number> {
  const [row] = await rowsOf<{ readonly fen: number }>(
    scope.db.execute(sql`
    select coalesce(sum(h.fen), 0)::float8 as fen from subsidy_entry h
    where h.kind = 'hold' and h.month_id in ${monthsIn(scope)} and not exists (
      select 1 from subsidy_entry o where o.month_id = h.month_id and o.booking_id = h.booking_id and o.turn = h.turn
        and o.kind in ('settle', 'release'))`),
  )
  return row?.fen ?? 0
}

/** Whether each account is what its entries add up to, and what was settled of it what its payers pay. */
async function agreesIn(scope: Scope): Promise<boolean> {
  const [row] = await rowsOf<{ readonly wrong: number }>(
    scope.db.execute(sql`
    with mine as ${monthsIn(scope)},
    summed as (
      select m.id, m.allotted, m.carried_in, m.carried_out, m.lapsed, m.held, m.settled,
        coalesce(sum(e.amount) filter (where e.kind = 'allot'), 0) as e_allotted,
        coalesce(sum(e.amount) filter (where e.kind = 'carry-in'), 0) as e_in,
        coalesce(sum(e.amount) filter (where e.kind = 'carry-out'), 0) as e_out,
        coalesce(sum(e.amount) filter (where e.kind = 'lapse'), 0) as e_lapsed,
        coalesce(sum(e.amount) filter (where e.kind = 'settle'), 0) as e_settled,
        coalesce(sum(case e.kind when 'hold' then e.amount when 'settle' then -e.amount when 'release' then -e.amount else 0 end), 0) as e_held
      from subsidy_month m left join subsidy_entry e on e.month_id = m.id
      where m.id in (select id from mine) group by m.id),
    settled as (
      select e.booking_id, g.programme, sum(e.fen) as fen from subsidy_entry e
      join subsidy_month m on m.id = e.month_id join subsidy_grant g on g.id = m.grant_id
      where e.kind = 'settle' and e.month_id in (select id from mine) group by e.booking_id, g.programme),
    paid as (
      select s.booking_id, s.programme, sum(s.fen) as fen from booking_share s
      join settled t on t.booking_id = s.booking_id and t.programme = s.programme
      where s.stage = 'settled' group by s.booking_id, s.programme)
    select (
      (select count(*) from summed where (allotted, carried_in, carried_out, lapsed, held, settled)
        is distinct from (e_allotted, e_in, e_out, e_lapsed, e_held, e_settled))
      + (select count(*) from settled t left join paid p on p.booking_id = t.booking_id and p.programme = t.programme
        where t.fen is distinct from p.fen))::integer as wrong`),
  )
  return row?.wrong === 0
}
