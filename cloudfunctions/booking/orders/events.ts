import { asc, eq, inArray } from 'drizzle-orm'
import type { OrderCard } from '@/contract/booking/shapes'
import { measuredWords } from '@/domain/booking/health'
import { actorWords } from '@/domain/case/progress'
import type { Tx } from '../../database/database'
import { bookingEvent, provider, staff } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import { actorNames, staffSecret } from '../../runtime/names'
import type { BookingEventSecret, BookingRow } from '../bookings'
import type { BookingParts } from '../parts'
import type { Order } from './loaded'

type EventRow = typeof bookingEvent.$inferSelect

/**
 * Everything that happened to the bookings that are shown, oldest first, each with who did it for whom.
 * @param body whether what was measured of her is for this reader
 */
export async function eventsOfOrder(
  tx: Tx,
  { keyring }: BookingParts,
  { row, owner, personId }: Order,
  { bookings, body }: { readonly bookings: readonly BookingRow[]; readonly body: boolean },
): Promise<OrderCard['events']> {
  const dayOf = new Map(bookings.map(({ id, day }) => [id, day]))
  const rows = await tx
    .select()
    .from(bookingEvent)
    .where(eq(bookingEvent.orderId, row.id))
    .orderBy(asc(bookingEvent.seq))
  const shown = rows.filter(({ bookingId }) => dayOf.has(bookingId))
  const named = await actorNames(tx, keyring, [owner.id, personId])
  const servers = await serversOf(tx, keyring, shown)
  const forName = elderName(keyring, owner)
  return Promise.all(
    shown.map(async (event) => {
      const { words: said, files, measured } = secretOf(keyring, owner, event)
      const words = [said, body && measured ? measuredWords(measured) : ''].filter(Boolean).join('。')
      const { byAccount: accountId, ground, staffId } = event
      const server = servers.get(staffId ?? '')
      const who =
        server ??
        (accountId === null || ground === null
          ? actorWords({ by: null, as: null, forName })
          : actorWords({ by: await named({ accountId, ground }), as: ground, forName }))
      const { bookingId, kind, at } = event
      return {
        ...{
          booking: bookingId,
          day: dayOf.get(bookingId) ?? null,
          kind,
          at: at.toISOString(),
          as: ground,
          who,
          words,
        },
        files: [...files],
      }
    }),
  )
}

const NOTHING: BookingEventSecret = { words: '', files: [] }

/** What an event of an order keeps sealed; nothing of somebody who was erased. */
export function secretOf(
  keyring: Keyring,
  { id, wrappedKey }: Order['owner'],
  { sealed }: EventRow,
): BookingEventSecret {
  if (!sealed || !wrappedKey) return NOTHING
  return { ...NOTHING, ...(keyring.open(id, { wrappedKey, sealed }) as BookingEventSecret) }
}

/** Those who serve, as they are known to her: «春晖食堂 陈师傅». By their staff row. */
async function serversOf(tx: Tx, keyring: Keyring, events: readonly EventRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(events.flatMap(({ staffId }) => staffId ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ staff, provider: provider.name })
    .from(staff)
    .innerJoin(provider, eq(provider.id, staff.providerId))
    .where(inArray(staff.id, ids))
  return new Map(rows.map((one) => [one.staff.id, `${one.provider} ${staffSecret(keyring, one.staff).name}`]))
}
