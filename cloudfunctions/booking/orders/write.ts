import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { answerBy, freeUntil, undoUntil } from '@/domain/booking/clock'
import type { Quote } from '@/domain/booking/price'
import { orderTitle } from '@/domain/booking/words'
import type { Tx } from '../../database/database'
import type { WeeklyRule } from '../../database/schema'
import type { CaseEventSecret, CaseSubject, Doer } from '../../runtime/cases'
import { drawEightDigits } from '../../runtime/eight-digits'
import { duringFrom, minutesOf, type BookingRow, type OrderDetails, type SlotRow } from '../bookings'
import { holdAll } from '../money'
import type { BookingParts } from '../parts'
import { placeOf } from './checks'
import type { Context } from './context'
import { withBookingWords } from './faults'
import { isSubsidised } from './pricing'

const NUMBER_TRIES = 8

/** One day to be booked, with its price. */
export interface Line {
  readonly slot: SlotRow
  readonly quote: Quote
}

/** An order as it is to be written. */
export interface NewOrder {
  readonly units: number
  readonly details: OrderDetails
  readonly weekly: WeeklyRule | null
  readonly by: Doer
}

/** An order as far as its bookings need it. */
export interface OrderRef {
  readonly id: string
  readonly caseId: string
}

/** An order that was written just now. */
export interface WrittenOrder extends OrderRef {
  /** Of its case. */
  readonly number: string
}

/**
 * Writes an order, its case, its bookings and their first events in one statement; then who pays, in another.
 * Places are not taken yet: that is the last that is done.
 * @throws WireFault conflict for the same meal twice, for two places at once, for a subsidy that is spent
 */
export async function writeOrder(
  tx: Tx,
  parts: BookingParts,
  context: Context,
  order: NewOrder,
  lines: readonly Line[],
  now: Date,
): Promise<{ readonly order: WrittenOrder; readonly bookings: readonly BookingRow[] }> {
  const ref: OrderRef = { id: randomUUID(), caseId: randomUUID() }
  const bookings = lines.map((line) => rowOf(context, { orderId: ref.id, units: order.units }, line, now))
  for (let tries = 0; tries < NUMBER_TRIES; tries += 1) {
    const number = await withBookingWords(insertAll(tx, parts, context, { ...order, ref, lines, bookings }, now))
    if (number === null) continue
    await holdLines(tx, parts, bookings, lines, { byAccount: order.by.accountId, now })
    return { order: { ...ref, number }, bookings }
  }
  throw new Error('no free case number was drawn')
}

/** Adds days to an order that stands. @throws WireFault conflict as `writeOrder` does */
export async function writeDays(
  tx: Tx,
  parts: BookingParts,
  context: Context,
  order: { readonly id: string; readonly units: number; readonly personId: string },
  lines: readonly Line[],
  now: Date,
): Promise<readonly BookingRow[]> {
  const { id: orderId, units, personId } = order
  // As the order: what is sealed of both lies under one key, also where her record was found to be another's since.
  const bookings = lines.map((line) => ({ ...rowOf(context, { orderId, units }, line, now), personId }))
  const acts = { by: null, now }
  await withBookingWords(
    tx.execute(sql`with ${bookingRows(sql`select 1`, bookings)}, ${eventRows(sql`select 1`, bookings, acts)} select 1`),
  )
  await holdLines(tx, parts, bookings, lines, { byAccount: null, now })
  return bookings
}

const holdLines = (
  tx: Tx,
  parts: BookingParts,
  bookings: readonly BookingRow[],
  lines: readonly Line[],
  act: { readonly byAccount: string | null; readonly now: Date },
): Promise<void> =>
  holdAll(
    tx,
    parts,
    bookings.map((booking, at) => ({ booking, ...act, quote: lines[at]!.quote })),
  )

/** What of a booking follows from its slot and price: of a new one, and of one that is moved to another day. */
export function columnsOf({ offering }: Context, units: number, { slot, quote }: Line, now: Date) {
  const answers = offering.acceptance === 'by-hand'
  const until = Math.min(answerBy(now, offering.answerMinutes).getTime(), slot.startsAt.getTime())
  return {
    ...{ slotId: slot.id, day: slot.day, meal: slot.meal, startsAt: slot.startsAt },
    during: duringFrom(slot.startsAt, minutesOf(offering, units)),
    ...{ listFen: quote.listFen, ownFen: quote.ownFen, subsidised: isSubsidised(quote) },
    freeUntil: freeUntil(slot.day, { days: offering.freeDays, minute: offering.freeMinute }),
    ...{ latePercent: offering.latePercent, stoppedPercent: offering.stoppedPercent },
    answerBy: answers ? new Date(until) : null,
  }
}

function rowOf(
  context: Context,
  { orderId, units }: { readonly orderId: string; readonly units: number },
  line: Line,
  now: Date,
): BookingRow {
  const { her, offering } = context
  return {
    ...columnsOf(context, units, line, now),
    ...{ id: randomUUID(), orderId, personId: her.id, offeringId: offering.id, providerId: offering.providerId, units },
    place: placeOf(context),
    state: offering.acceptance === 'at-once' ? 'accepted' : 'requested',
    ...{ payment: 'on-delivery', undoUntil: undoUntil(now), servedAt: null, confirmedAt: null, confirmedBy: null },
    ...{ version: 1, createdAt: now, updatedAt: now },
  }
}

interface All extends NewOrder {
  readonly ref: OrderRef
  readonly lines: readonly Line[]
  readonly bookings: readonly BookingRow[]
}

/** @returns the case's number; null where the one that was drawn was taken already: nothing was written then */
async function insertAll(tx: Tx, parts: BookingParts, context: Context, all: All, now: Date): Promise<string | null> {
  const { keyring } = parts
  const { her, offering, place } = context
  const { ref, by, units, details, weekly, bookings } = all
  const subject: CaseSubject = {
    title: orderTitle(offering.service, place.name, bookings[0]?.meal ?? null),
    ...{ ref: null, city: null, words: '' },
  }
  const secret: CaseEventSecret = { words: '', files: [], to: null }
  const number = drawEightDigits()
  const seal = (value: unknown) => Buffer.from(keyring.sealUnder(her.wrappedKey, her.id, value))
  const home = homeFor(parts, context)
  const at = now.toISOString()
  const state = offering.acceptance === 'at-once' ? 'taken' : 'waiting'
  const rule = weekly === null ? null : JSON.stringify(weekly)
  const madeUntil = weekly === null ? null : (bookings[bookings.length - 1]?.day ?? null)
  const opened = sql`select 1 from opened`
  const done = await tx.execute(sql`
    with opened as (
      insert into care_case (id, number, kind, person_id, sealed, state, city, county, street, community_hash, provider_id, desk,
        opened_by, version, created_at, updated_at)
      values (${ref.caseId}, ${number}, 'booking', ${her.id}, ${seal(subject)}, ${state},
        ${home.city}, ${home.county}, ${home.street}, ${home.communityHash}, ${offering.providerId}, 'provider',
        ${by.accountId}, 1, ${at}, ${at})
      on conflict (number) do nothing returning id
    ), told as (
      insert into case_event (id, case_id, seq, kind, by_account, ground, staff_id, sealed, created_at)
      select ${randomUUID()}::uuid, id, 1, 'opened', ${by.accountId}::uuid, ${by.ground}, ${by.staffId}::uuid, ${seal(secret)}::bytea,
        ${at}::timestamptz from opened
    ), ordered as (
      insert into service_order (id, case_id, person_id, offering_id, provider_id, kind, weekly, made_until, units, asks_if_absent,
        sealed, by_account, ground, version, created_at)
      select ${ref.id}::uuid, id, ${her.id}::uuid, ${offering.id}::uuid, ${offering.providerId}, ${weekly ? 'weekly' : 'single'},
        ${rule}::jsonb, ${madeUntil}::date, ${units}::smallint, ${details.asksIfAbsent === true}::boolean, ${seal(details)}::bytea,
        ${by.accountId}::uuid, ${by.ground}, 1, ${at}::timestamptz from opened
    ), ${bookingRows(opened, bookings)}, ${eventRows(opened, bookings, { by, now })}
    select id from opened`)
  return (done as unknown as { readonly rows: readonly unknown[] }).rows.length > 0 ? number : null
}

/** On whose desk a complaint would lie: that of her street, where it is one of the same city; else that of the place's county. */
function homeFor({ places }: BookingParts, { her, offering }: Context) {
  const { city, county } = offering
  if (her.residence && places.get(her.residence)?.city === city)
    return { city, county: her.residence, street: her.street, communityHash: her.communityHash }
  return { city, county, street: null, communityHash: null }
}

/** `if` is a question that answers one row, or none where nothing is to be written. */
const bookingRows = (only: ReturnType<typeof sql>, bookings: readonly BookingRow[]) => sql`booked as (
  insert into booking (id, order_id, person_id, offering_id, provider_id, slot_id, day, meal, starts_at, during, place, state, units,
    list_fen, own_fen, subsidised, undo_until, free_until, late_percent, stopped_percent, answer_by, created_at, updated_at)
  select id, order_id, person_id, offering_id, provider_id, slot_id, day, meal, starts_at, during, place, state, units, list_fen,
    own_fen, subsidised, undo_until, free_until, late_percent, stopped_percent, answer_by, created_at, updated_at
  from jsonb_to_recordset(${JSON.stringify(bookings.map(clear))}::jsonb) x (id uuid, order_id uuid, person_id uuid,
    offering_id uuid, provider_id text, slot_id uuid, day date, meal text, starts_at timestamptz, during tstzrange, place text,
    state text, units smallint, list_fen integer, own_fen integer, subsidised boolean, undo_until timestamptz,
    free_until timestamptz, late_percent smallint, stopped_percent smallint, answer_by timestamptz, created_at timestamptz,
    updated_at timestamptz)
  where exists (${only}))`

/** A row by its columns' names. */
const clear = (row: BookingRow) => ({
  ...{ id: row.id, order_id: row.orderId, person_id: row.personId, offering_id: row.offeringId },
  ...{ provider_id: row.providerId, slot_id: row.slotId, day: row.day, meal: row.meal, starts_at: row.startsAt },
  ...{ during: row.during, place: row.place, state: row.state, units: row.units, list_fen: row.listFen },
  ...{ own_fen: row.ownFen, subsidised: row.subsidised, undo_until: row.undoUntil, free_until: row.freeUntil },
  ...{ late_percent: row.latePercent, stopped_percent: row.stoppedPercent, answer_by: row.answerBy },
  ...{ created_at: row.createdAt, updated_at: row.updatedAt },
})

/** «booked», and «accepted» at once where nobody looks at it: by the same act, and by nobody. */
function eventRows(
  only: ReturnType<typeof sql>,
  bookings: readonly BookingRow[],
  { by, now }: { readonly by: Doer | null; readonly now: Date },
) {
  const nobody = { by: null, ground: null, staff: null }
  const doer = by ? { by: by.accountId, ground: by.ground, staff: by.staffId } : nobody
  const events = bookings.flatMap(({ id, orderId, state }) => {
    const of = { booking: id, order: orderId }
    const first = { ...of, ...doer, id: randomUUID(), kind: 'booked' }
    return state === 'accepted' ? [first, { ...of, ...nobody, id: randomUUID(), kind: 'accepted' }] : [first]
  })
  const placed = events.map((event, place) => ({ ...event, place }))
  return sql`happened as (
    insert into booking_event (id, order_id, booking_id, kind, by_account, ground, staff_id, at, created_at)
    select id, "order", booking, kind, "by", ground, staff, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb)
      x (place integer, id uuid, "order" uuid, booking uuid, kind text, "by" uuid, ground text, staff uuid)
    where exists (${only})
    order by place)`
}
