import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { isLive, nextBookingState, type BookingEventKind, type BookingState } from '@/domain/booking/states'
import type { Tx } from '../../database/database'
import { booking, bookingEvent, bookingWorker, person } from '../../database/schema'
import type { Doer } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import { WireFault } from '../../runtime/wire-fault'
import type { BookingEventSecret } from './details'

export type BookingRow = typeof booking.$inferSelect

/** Something that happens to a booking. */
export interface BookingMove {
  readonly booking: BookingRow
  readonly event: BookingEventKind
  /** Null: time alone. */
  readonly by: Doer | null
  readonly secret?: Partial<BookingEventSecret>
  /** When it was, on a device that was offline then. */
  readonly at?: Date
  /** Columns beside state and version. */
  readonly set?: Partial<
    Pick<
      BookingRow,
      | 'slotId'
      | 'day'
      | 'meal'
      | 'startsAt'
      | 'during'
      | 'listFen'
      | 'ownFen'
      | 'subsidised'
      | 'freeUntil'
      | 'latePercent'
      | 'stoppedPercent'
      | 'answerBy'
      | 'servedAt'
      | 'confirmedAt'
      | 'confirmedBy'
    >
  >
}

const GONE_ON = '这一单刚有了新变化。请看看新的情况,再决定要不要办。'

/** Why an event cannot be in a state, for whoever tries it. */
const REFUSALS: Readonly<Record<BookingState, string>> = {
  requested: '这一单对方还没有接,还不能办这一步。',
  accepted: '这一单已经接了,不用再办这一步。',
  started: '这一单正在服务,不能办这一步。',
  served: '这一单已经服务完了,不能办这一步。',
  confirmed: '这一单已经确认完成,不能办这一步。',
  cancelled: '这一单已经取消了,什么也没有多扣。',
  declined: '这一单对方没有接,已经放掉了。',
  missed: '这一单那天没有等到人,已经结束了。',
  stopped: '这一单已经中途停了,不能办这一步。',
  unfit: '这一单那天因为身体原因没有做,已经结束了。',
}

/**
 * Moves a booking by an event and writes the event down, if the booking is still as it was read. Two who act at once: one moves
 * it, the other is told. A worker's time is free again as soon as the booking lives no more, or is moved to another time.
 * @returns the booking as it stands after it
 * @throws WireFault conflict
 */
export async function moveBooking(tx: Tx, keyring: Keyring, move: BookingMove, now: Date): Promise<BookingRow> {
  const { booking: before, event, set = {} } = move
  const state = nextBookingState(before.state, event)
  if (state === undefined) throw new WireFault('conflict', REFUSALS[before.state])
  const [row] = await tx
    .update(booking)
    .set({ ...set, state, version: sql`${booking.version} + 1`, updatedAt: now })
    .where(and(eq(booking.id, before.id), eq(booking.version, before.version)))
    .returning()
  if (!row) throw new WireFault('conflict', GONE_ON)
  // On another day somebody else may have to go: who was sent is free, and it stands among those that need people again.
  if (event === 'changed' || (isLive(before.state) && !isLive(state)))
    await tx
      .update(bookingWorker)
      .set({ active: false })
      .where(and(eq(bookingWorker.bookingId, row.id), eq(bookingWorker.active, true)))
  await writeBookingEvent(tx, keyring, { ...move, booking: row }, now)
  return row
}

/** Writes an event down; `booked` has no state to move from. */
export async function writeBookingEvent(
  tx: Tx,
  keyring: Keyring,
  { booking: row, event, by, secret, at }: BookingMove,
  now: Date,
): Promise<void> {
  const kept =
    secret &&
    Object.values(secret).some(
      (part) => part !== undefined && part !== '' && !(Array.isArray(part) && part.length === 0),
    )
  const [her] = kept ? await tx.select().from(person).where(eq(person.id, row.personId)) : []
  const full: BookingEventSecret = { words: '', files: [], ...secret }
  await tx.insert(bookingEvent).values({
    id: randomUUID(),
    orderId: row.orderId,
    bookingId: row.id,
    kind: event,
    byAccount: by?.accountId ?? null,
    ground: by?.ground ?? null,
    staffId: by?.staffId ?? null,
    sealed: her?.wrappedKey ? keyring.sealUnder(her.wrappedKey, her.id, full) : null,
    at: at ?? now,
    createdAt: now,
  })
}
