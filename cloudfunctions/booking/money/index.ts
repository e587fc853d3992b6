import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { monthOf, type PayerShare, type Price } from '@/domain/booking/money'
import type { GrantUse, Quote } from '@/domain/booking/price'
import type { Tx } from '../../database/database'
import type { BookingRow } from '../bookings/move'
import type { BookingParts } from '../parts'
import { withMoneyWords } from './faults'
import { grantsById, openMonth } from './months'
import { rowsOf } from './rows'

export { usableGrants } from './usable'
export { inPayersOrder, pricesOf } from './prices'

/** Who did it, and when; the account is null for what time alone does. */
export interface MoneyAct {
  readonly booking: BookingRow
  readonly byAccount: string | null
  readonly now: Date
}

export interface HoldAct extends MoneyAct {
  readonly quote: Quote
}

/**
 * Writes down who pays (`booked`) and holds what grants pay, in the month of the booking's day; the month's account is opened and
 * allotted when nobody has used it before. A booking that was moved to another day is held anew after its release.
 * @throws WireFault conflict when another booking was faster and less is left than was quoted
 */
export const hold = (tx: Tx, parts: BookingParts, act: HoldAct): Promise<void> => holdAll(tx, parts, [act])

/** The same for all bookings of an order, in as few statements. @throws WireFault conflict as `hold` does */
export async function holdAll(tx: Tx, _parts: BookingParts, acts: readonly HoldAct[]): Promise<void> {
  const uses = acts.flatMap((act) => act.quote.uses.map((use) => ({ act, use }))).sort(inLockOrder)
  await withMoneyWords(
    (async () => {
      const done = await writeHolds(tx, acts, uses)
      if (done.size === uses.length) return
      const missing = uses.filter((one) => !done.has(one))
      await openMonths(tx, missing)
      const more = await writeHolds(tx, [], missing)
      if (more.size < missing.length) throw new Error('an account that was opened is not there')
    })(),
  )
}

interface Use {
  readonly act: HoldAct
  readonly use: GrantUse
}

/** Accounts are touched in one order by everybody, by month and then by grant, so that nobody waits in a circle. */
function inLockOrder(a: Use, b: Use): number {
  const key = ({ act, use }: Use) => `${monthOf(act.booking.day)} ${use.grantId} ${act.booking.day}`
  return key(a) < key(b) ? -1 : 1
}

/**
 * Shares of all, and the holds whose account is open already, in one statement. All grants are held before the first account is, as by
 * whoever stops one of them.
 * @returns the uses that were held
 */
async function writeHolds(tx: Tx, acts: readonly HoldAct[], uses: readonly Use[]): Promise<Set<Use>> {
  const shares = acts.flatMap(({ booking, quote, now }) =>
    linesOf(quote).map(({ payer, programme, fen }) => ({ booking: booking.id, payer, programme, fen, at: now })),
  )
  const holds = uses.map(({ act, use }, place) => ({
    place,
    id: randomUUID(),
    grant: use.grantId,
    month: monthOf(act.booking.day),
    booking: act.booking.id,
    amount: use.amount,
    fen: use.fen,
    day: use.takesDay ? act.booking.day : null,
    by: act.byAccount,
    at: act.now,
  }))
  const rows = await rowsOf<{ readonly booking_id: string; readonly month_id: string; readonly grant_id: string }>(
    tx.execute(sql`
    with turns as (
      select s.booking_id, max(s.turn) as turn from booking_share s
      where s.stage = 'booked' and s.booking_id in (select (x->>'booking')::uuid from jsonb_array_elements(${JSON.stringify([...shares, ...holds])}::jsonb) x)
      group by s.booking_id
    ), locked as materialized (
      select g.id from subsidy_grant g
      where g.id in (select (x->>'grant')::uuid from jsonb_array_elements(${JSON.stringify(holds)}::jsonb) x)
      order by g.id for share
    ), shares as (
      insert into booking_share (booking_id, stage, turn, payer, programme, fen, created_at)
      select x.booking, 'booked', coalesce(t.turn, 0) + 1, x.payer, x.programme, x.fen, x.at
      from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) x (booking uuid, payer text, programme text, fen integer, at timestamptz)
      left join turns t on t.booking_id = x.booking
    ), held as (
      insert into subsidy_entry (id, month_id, booking_id, turn, kind, amount, fen, day, by_account, created_at)
      select x.id, m.id, x.booking, coalesce(t.turn, 0) + ${acts.length > 0 ? 1 : 0}, 'hold', x.amount, x.fen, x.day, x.by, x.at
      from jsonb_to_recordset(${JSON.stringify(holds)}::jsonb)
        x (place integer, id uuid, "grant" uuid, month text, booking uuid, amount integer, fen integer, day date, by uuid, at timestamptz)
      join subsidy_month m on m.grant_id = x."grant" and m.month = x.month
      cross join (select count(*) from locked) all_locked
      left join turns t on t.booking_id = x.booking
      order by x.place
      returning booking_id, month_id
    )
    select h.booking_id, h.month_id, m.grant_id from held h join subsidy_month m on m.id = h.month_id`),
  )
  const held = new Set(rows.map(({ booking_id, grant_id }) => `${booking_id} ${grant_id}`))
  return new Set(uses.filter(({ act, use }) => held.has(`${act.booking.id} ${use.grantId}`)))
}

/** Opens the accounts that nobody has used before. */
async function openMonths(tx: Tx, uses: readonly Use[]): Promise<void> {
  const grants = await grantsById(
    tx,
    uses.map(({ use }) => use.grantId),
  )
  for (const grant of grants) {
    const acts = uses.flatMap(({ act, use }) => (use.grantId === grant.id ? [act] : []))
    const months = new Map(acts.map((act) => [monthOf(act.booking.day), act]))
    for (const [month, act] of [...months].sort()) await openMonth(tx, grant, month, act)
  }
}

/** Everybody who pays, she herself too, also where she pays nothing. */
const linesOf = ({ shares, ownFen }: Price): PayerShare[] => [
  ...shares,
  { payer: 'person', programme: '', fen: ownFen },
]

/**
 * She had it: what was held is settled and the shares are final. With `fee` only that much is settled, by the same payers, and
 * the rest is released: a late cancel, a broken-off bath. Of a visit that is settled in part the whole visit is used.
 */
export async function settle(
  tx: Tx,
  _parts: BookingParts,
  { booking, byAccount, now, fee }: MoneyAct & { readonly fee?: Price },
): Promise<void> {
  const of = { booking: booking.id, byAccount, at: now.toISOString() }
  const paid = fee ? linesOf(fee) : null
  await tx.execute(sql`
    with ${lastTurn(of.booking)}, ${paid === null ? asBooked(of) : asFee(of, paid)}
    insert into booking_share (booking_id, stage, turn, payer, programme, fen, created_at)
    select ${of.booking}::uuid, 'settled', last.turn, p.payer, p.programme, p.fen, ${of.at}::timestamptz
    from last, paid p`)
}

/** She did not have it: all that was held is free again. */
export async function release(tx: Tx, _parts: BookingParts, { booking, byAccount, now }: MoneyAct): Promise<void> {
  await tx.execute(sql`
    with ${lastTurn(booking.id)}, ${held(booking.id)}
    insert into subsidy_entry (id, month_id, booking_id, turn, kind, amount, fen, day, by_account, created_at)
    select gen_random_uuid(), month_id, booking_id, turn, 'release', amount, fen, day, ${byAccount}::uuid, ${now.toISOString()}::timestamptz
    from held order by month, grant_id`)
}

interface Of {
  readonly booking: string
  readonly byAccount: string | null
  readonly at: string
}

const lastTurn = (booking: string) => sql`last as (
  select max(turn) as turn from booking_share where booking_id = ${booking}::uuid and stage = 'booked')`

/** Holds of the last turn that have not ended. */
const held = (booking: string) => sql`held as (
  select e.*, g.programme, m.unit, m.month, m.grant_id from subsidy_entry e
  join last on last.turn = e.turn
  join subsidy_month m on m.id = e.month_id
  join subsidy_grant g on g.id = m.grant_id
  where e.booking_id = ${booking}::uuid and e.kind = 'hold' and not exists (
    select 1 from subsidy_entry o
    where o.month_id = e.month_id and o.booking_id = e.booking_id and o.turn = e.turn and o.kind in ('settle', 'release')))`

const asBooked = ({ booking, byAccount, at }: Of) => sql`${held(booking)},
  settled as (
    insert into subsidy_entry (id, month_id, booking_id, turn, kind, amount, fen, by_account, created_at)
    select gen_random_uuid(), month_id, booking_id, turn, 'settle', amount, fen, ${byAccount}::uuid, ${at}::timestamptz
    from held order by month, grant_id),
  paid as (
    select s.payer, s.programme, s.fen from booking_share s join last on last.turn = s.turn
    where s.booking_id = ${booking}::uuid and s.stage = 'booked')`

/** What of each hold the fee takes; a day's one use is given back only where nothing of it is taken. */
const asFee = ({ booking, byAccount, at }: Of, lines: readonly PayerShare[]) => sql`${held(booking)},
  paid as (
    select payer, programme, fen from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) x (payer text, programme text, fen integer)),
  parts as (
    select h.*, taken.fen as taken_fen,
      case when h.unit = 'visit' and taken.fen > 0 then h.amount else least(taken.fen, h.amount) end as taken
    from held h cross join lateral (
      select coalesce(sum(p.fen), 0)::integer as fen from paid p where p.programme = h.programme) taken),
  ended as (
    insert into subsidy_entry (id, month_id, booking_id, turn, kind, amount, fen, day, by_account, created_at)
    select gen_random_uuid(), month_id, booking_id, turn, kind, amount, fen, day, ${byAccount}::uuid, ${at}::timestamptz
    from (
      select month_id, booking_id, turn, 'settle' as kind, taken as amount, taken_fen as fen, null::date as day, month, grant_id
      from parts where taken > 0
      union all
      select month_id, booking_id, turn, 'release', amount - taken, greatest(fen - taken_fen, 0), case when taken = 0 then day end,
        month, grant_id
      from parts where amount > taken) x
    order by month, grant_id, kind desc)`
