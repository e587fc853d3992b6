import { and, asc, eq, inArray } from 'drizzle-orm'
import { SERVICE_RULES, type ServiceRule } from '@/domain/booking/services'
import type { PersonRecord } from '@/domain/person/record'
import type { Tx } from '../../database/database'
import { facility, facilityRating, offering, person, provider, slot } from '../../database/schema'
import type { Keyring } from '../../runtime/keyring'
import { recordIn, type PersonRow } from '../../runtime/records'
import { WireFault } from '../../runtime/wire-fault'
import type { OfferingRow, SlotRow } from '../bookings'
import type { PlaceRow, ProviderRow, RatingRow } from '../bookings/offering-cards'

/** All that is read before something can be booked: for whom, of what, where, by whom, when. */
export interface Context {
  readonly her: PersonRow
  readonly record: PersonRecord
  readonly offering: OfferingRow
  readonly rule: ServiceRule
  readonly place: PlaceRow
  readonly by: ProviderRow
  readonly rated: RatingRow | null
  /** Earliest first. */
  readonly slots: readonly SlotRow[]
}

export interface Asked {
  readonly personId: string
  readonly offeringId: string
  readonly slotIds: readonly string[]
  /** Whoever will book holds her row: two bookings of hers pass one after the other, and erasing her waits. */
  readonly lock: boolean
}

const { id, name, details, lng, lat, demo } = facility
const PLACE = { id, name, details, lng, lat, demo }
const PROVIDER = { name: provider.name, phone: provider.phone, blacklistedOn: provider.blacklistedOn }
const RATED = { good: facilityRating.good, fair: facilityRating.fair, poor: facilityRating.poor }

const NO_SLOT = '选的时间已经没有了,可能刚改过。请返回重新选一个时间。'

/** Reads it in one question. @throws WireFault not-found for somebody who was erased, conflict for times that are not there */
export async function readContext(
  tx: Tx,
  keyring: Keyring,
  { personId, offeringId, slotIds, lock }: Asked,
): Promise<Context> {
  const ids = [...new Set(slotIds)]
  const query = tx
    // What of it is used, column by column: it stands in the way of everybody's lunch.
    .select({ slot, offering, person, facility: PLACE, provider: PROVIDER, rated: RATED })
    .from(slot)
    .innerJoin(offering, eq(offering.id, slot.offeringId))
    .innerJoin(facility, eq(facility.id, offering.facilityId))
    .innerJoin(provider, eq(provider.id, offering.providerId))
    .innerJoin(person, eq(person.id, personId))
    .leftJoin(facilityRating, eq(facilityRating.facilityId, facility.id))
    .where(and(eq(slot.offeringId, offeringId), inArray(slot.id, ids)))
    .orderBy(asc(slot.startsAt))
  const rows = await (lock ? query.for('no key update', { of: person }) : query)
  const [first] = rows
  if (!first || rows.length !== ids.length || ids.length !== slotIds.length) throw new WireFault('conflict', NO_SLOT)
  if (!first.person.wrappedKey) throw new WireFault('not-found', '这份资料已经删除,不能再办。')
  return {
    ...{ her: first.person, record: recordIn(keyring, first.person), offering: first.offering, place: first.facility },
    ...{
      rule: SERVICE_RULES[first.offering.service],
      by: first.provider,
      rated: first.rated,
      slots: rows.map((row) => row.slot),
    },
  }
}
