import { sql } from 'drizzle-orm'
import type { Db } from '../../cloudfunctions/database/database'

/** A sentence for everything that is not as it must be; asked of the database itself, past all of our code. */
const INVARIANTS: readonly (readonly [string, string])[] = [
  [
    'a slot counts other places than its bookings and offers have',
    `select s.id::text as what, s.booked, coalesce(b.units, 0) + coalesce(w.units, 0) as taken from slot s
      left join (select slot_id, sum(units) as units from booking
        where state in ('requested', 'accepted', 'started', 'served', 'confirmed')
          or (state in ('stopped', 'unfit') and exists (
            select 1 from booking_event e where e.booking_id = booking.id and e.kind = 'started'))
        group by slot_id) b on b.slot_id = s.id
      left join (select slot_id, sum(units) as units from waiting_place where state = 'offered' group by slot_id) w on w.slot_id = s.id
      where s.booked <> coalesce(b.units, 0) + coalesce(w.units, 0)`,
  ],
  ['a slot has more than its capacity', 'select id::text as what from slot where booked > capacity or booked < 0'],
  [
    'an account is not what its entries add up to',
    `select m.id::text as what from subsidy_month m left join (
        select month_id, count(*) as n,
          coalesce(sum(amount) filter (where kind = 'allot'), 0) as allotted,
          coalesce(sum(amount) filter (where kind = 'carry-in'), 0) as carried_in,
          coalesce(sum(amount) filter (where kind = 'carry-out'), 0) as carried_out,
          coalesce(sum(amount) filter (where kind = 'lapse'), 0) as lapsed,
          coalesce(sum(amount) filter (where kind = 'settle'), 0) as settled,
          coalesce(sum(case kind when 'hold' then amount when 'settle' then -amount when 'release' then -amount else 0 end), 0) as held
        from subsidy_entry group by month_id) e on e.month_id = m.id
      where (m.entries, m.allotted, m.carried_in, m.carried_out, m.lapsed, m.settled, m.held) is distinct from
        (coalesce(e.n, 0), coalesce(e.allotted, 0), coalesce(e.carried_in, 0), coalesce(e.carried_out, 0),
         coalesce(e.lapsed, 0), coalesce(e.settled, 0), coalesce(e.held, 0))`,
  ],
  [
    'an account is below zero',
    'select id::text as what from subsidy_month where held < 0 or held + settled + carried_out + lapsed > allotted + carried_in',
  ],
  [
    'something is held for a booking that is over',
    `select b.id::text as what, b.state from booking b join (
        select booking_id, sum(case kind when 'hold' then amount else -amount end) as held
        from subsidy_entry where booking_id is not null group by booking_id) e on e.booking_id = b.id
      where e.held <> 0 and b.state not in ('requested', 'accepted', 'started', 'served')`,
  ],
  [
    'a price is not what its payers pay',
    `select b.id::text as what from booking b
      left join lateral (select sum(fen) as fen, sum(fen) filter (where payer = 'person') as own from booking_share
        where booking_id = b.id and stage = 'booked' and turn = (
          select max(turn) from booking_share where booking_id = b.id and stage = 'booked')) s on true
      where (b.list_fen, b.own_fen) is distinct from (coalesce(s.fen, 0)::integer, coalesce(s.own, 0)::integer)`,
  ],
  [
    'what was settled of the accounts is not what stands at the booking',
    `select b.id::text as what from booking b
      join (select booking_id, sum(fen) as fen from subsidy_entry where kind = 'settle' group by booking_id) e on e.booking_id = b.id
      left join (select booking_id, sum(fen) as fen from booking_share where stage = 'settled' and programme <> '' group by booking_id) s on s.booking_id = b.id
      where e.fen <> coalesce(s.fen, 0)`,
  ],
  [
    'the same meal twice',
    `select person_id::text as what from booking where meal is not null
        and state in ('requested', 'accepted', 'started', 'served', 'confirmed')
      group by person_id, day, meal having count(*) > 1`,
  ],
  [
    'somebody is in two places',
    `select a.id::text as what from booking a join booking b on a.person_id = b.person_id and a.id < b.id
      where a.place is not null and b.place is not null and a.place <> b.place and a.during && b.during
        and a.state in ('requested', 'accepted', 'started') and b.state in ('requested', 'accepted', 'started')`,
  ],
  [
    'a worker is at two visits',
    `select a.worker_id::text as what from booking_worker a join booking_worker b
        on a.worker_id = b.worker_id and a.booking_id < b.booking_id
      where a.active and b.active and a.during && b.during`,
  ],
  [
    'a worker is kept from others by a booking that is over',
    `select w.booking_id::text as what from booking_worker w join booking b on b.id = w.booking_id
      where w.active and b.state in ('cancelled', 'declined', 'missed', 'stopped', 'unfit')`,
  ],
  [
    'a booking without its first event, or an order without its case',
    `select b.id::text as what from booking b where not exists (
        select 1 from booking_event e where e.booking_id = b.id and e.kind = 'booked')
      union all select o.id::text from service_order o left join care_case c on c.id = o.case_id where c.id is null`,
  ],
  [
    'a used day without the booking that used it',
    `select d.grant_id::text as what from subsidy_day d join booking b on b.id = d.booking_id
      where b.state in ('cancelled', 'declined')`,
  ],
]

/** What is wrong with the books; an empty list where all of it holds. Never a name. */
export async function faultsOf(owner: Db): Promise<string[]> {
  const faults: string[] = []
  for (const [sentence, query] of INVARIANTS) {
    const { rows } = (await owner.execute(sql.raw(query))) as unknown as { rows: readonly Record<string, unknown>[] }
    if (rows.length > 0) faults.push(`${sentence}: ${JSON.stringify(rows.slice(0, 3))} (${rows.length})`)
  }
  return faults
}
