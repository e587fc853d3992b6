import { randomUUID } from 'node:crypto'
import { and, eq, exists, gte, inArray, lt } from 'drizzle-orm'
import { monthOf } from '@/domain/booking/money'
import { dayAfter } from '@/domain/facility/hours'
import { passOneByOne, type Tx } from '../../database/database'
import { booking, offering, serviceOrder } from '../../database/schema'
import { openCase } from '../../runtime/cases'
import { idsOf, type PersonRow } from '../../runtime/records'
import type { OrderDetails } from '../bookings'
import { doerOf } from '../../runtime/doer'
import type { BookingParts } from '../parts'
import type { Counter } from './counter'

/** An order under which meals without an order stand. */
export interface CounterOrder {
  readonly id: string
  readonly caseId: string
  /** The record that it was opened under; every booking of it stands under the same. */
  readonly personId: string
}

/**
 * Her counter order of a canteen and month, opened by the first meal: one case for all of them, so that each can be traced and spoken
 * about. Nobody is told of it.
 */
export async function counterOrder(
  tx: Tx,
  parts: BookingParts,
  counter: Counter,
  { her, day }: { readonly her: PersonRow; readonly day: string },
  now: Date,
): Promise<CounterOrder> {
  const { staff, place, of } = counter
  const month = monthOf(day)
  // Breakfast and lunch that two devices send at once would both open it.
  await passOneByOne(tx, `counter order ${her.id} ${place.id} ${month}`)
  const before = await orderOf(tx, her.id, counter, month)
  if (before) return before
  const { keyring, places } = parts
  const isNeighbour = her.residence !== null && places.get(her.residence)?.city === of.city
  const caseId = await openCase(
    tx,
    keyring,
    {
      kind: 'booking',
      personId: her.id,
      title: `在${place.name}吃饭(${Number(month.slice(5))}月)`,
      ...{ city: of.city, words: '', openedBy: staff.account, ground: 'task', staffId: staff.id },
      ...{ provider: staff.provider, quiet: true },
      // Of another city's elder a complaint lies where she eats.
      ...(!isNeighbour && { desk: { county: of.county, street: null, communityHash: null } }),
    },
    now,
  )
  const id = randomUUID()
  const details: OrderDetails = {}
  const { accountId, ground } = doerOf(staff)
  await tx.insert(serviceOrder).values({
    ...{ id, caseId, personId: her.id, offeringId: of.id, providerId: staff.provider, kind: 'counter', units: 1 },
    sealed: keyring.sealUnder(her.wrappedKey, her.id, details),
    ...{ byAccount: accountId, ground, createdAt: now },
  })
  return { id, caseId, personId: her.id }
}

async function orderOf(
  tx: Tx,
  personId: string,
  { staff, place }: Counter,
  month: string,
): Promise<CounterOrder | null> {
  const first = `${month}-01`
  const inMonth = tx
    .select({ id: booking.id })
    .from(booking)
    .where(
      and(
        eq(booking.orderId, serviceOrder.id),
        gte(booking.day, first),
        lt(booking.day, `${monthOf(dayAfter(first, LONGEST_MONTH))}-01`),
      ),
    )
  const [row] = await tx
    .select({ id: serviceOrder.id, caseId: serviceOrder.caseId, personId: serviceOrder.personId })
    .from(serviceOrder)
    .innerJoin(offering, and(eq(offering.id, serviceOrder.offeringId), eq(offering.facilityId, place.id)))
    .where(
      and(
        eq(serviceOrder.kind, 'counter'),
        eq(serviceOrder.providerId, staff.provider),
        inArray(serviceOrder.personId, await idsOf(tx, personId)),
        exists(inMonth),
      ),
    )
    .limit(1)
  return row ?? null
}

/** So many days after the first of a month it is the next one. */
const LONGEST_MONTH = 31
