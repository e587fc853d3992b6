import { randomUUID } from 'node:crypto'
import {
  account,
  facility,
  helper,
  offering,
  person,
  provider,
  session,
  slot,
} from '../../../../cloudfunctions/database/schema'
import { rowOf } from '../../../../cloudfunctions/facility/register/row-of'
import { closesAt, instantOf } from '../../../../src/domain/booking/clock'
import { dayAfter } from '../../../../src/domain/facility/hours'
import type { Facility } from '../../../../src/domain/facility/facility'
import { SCOPES } from '../../../../src/domain/helper/scope'
import type { World } from '../../../../test/store/world'

/**
 * Elders with a phone each, one canteen, and its slots. Ids are numbered, so that another program can name the same rows: the
 * fourth group says whose id it is, the last one which.
 */
export const KINDS = { person: 'a001', account: 'a002', session: 'a003', slot: 'a004' } as const
export type Kind = keyof typeof KINDS

export const idOf = (kind: Kind, number: number): string =>
  `00000000-0000-4000-${KINDS[kind]}-${number.toString(16).padStart(12, '0')}`

const ROWS_AT_ONCE = 1_000
const CITY = 'linfen'
const COUNTY = '141002'
const DAY = '2026-12-01'
const HALF_PAST_ELEVEN = 690
/** No slot of this fills up: what is measured is booking, not refusing. */
export const ROOMY = 1_000_000

async function inBatches<T>(rows: readonly T[], insert: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await insert(rows.slice(from, from + ROWS_AT_ONCE))
}

/** Elders of a street who are their own account, numbered from one. */
export async function settleElders({ database: { owner }, keyring, now }: World, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, at) => at + 1)
  const line = (value: unknown, by: string) => ({
    value,
    source: 'self',
    by: { account: by, as: 'self' },
    since: now.toISOString(),
  })
  await inBatches(
    numbers.map((number) => {
      const id = idOf('account', number)
      return { id, ...keyring.seal(id, { name: '王秀英', phone: null }), createdAt: now }
    }),
    (rows) => owner.insert(account).values(rows),
  )
  await inBatches(
    numbers.map((number) => {
      const [id, by] = [idOf('person', number), idOf('account', number)]
      const record = { name: line('王秀英', by), birthDate: line('1944-03-05', by), residence: line(COUNTY, by) }
      return { id, ...keyring.seal(id, record), residence: COUNTY, street: '解放路街道', createdAt: now }
    }),
    (rows) => owner.insert(person).values(rows),
  )
  await inBatches(
    numbers.map((number) => ({
      ...{ id: randomUUID(), accountId: idOf('account', number), personId: idOf('person', number), relation: '本人' },
      ...{ standing: 'self' as const, scopes: [...SCOPES], createdAt: now, confirmedAt: now },
    })),
    (rows) => owner.insert(helper).values(rows),
  )
  const endsAt = new Date(now.getTime() + 30 * 86_400_000)
  await inBatches(
    numbers.map((number) => ({
      ...{ id: idOf('session', number), accountId: idOf('account', number), issuer: 'city' as const },
      ...{ renewalHash: `renewal ${number}`, renewedAt: now, createdAt: now, lastSeenAt: now, endsAt },
      sealed: new Uint8Array([0]),
    })),
    (rows) => owner.insert(session).values(rows),
  )
}

/** One canteen whose lunch has so many slots, of different days, numbered from one. @returns the offering's id */
export async function openCanteen(
  { database: { owner }, now }: World,
  slots: number,
  capacity: number,
  from: number,
): Promise<string> {
  const id = randomUUID()
  const place = `bench-${id}`
  await owner
    .insert(provider)
    .values({ id: place, city: CITY, name: '春晖食堂', phone: '0357-2090000', createdAt: now })
  const about: Facility = {
    ...{ id: place, name: '春晖食堂', type: 'canteen', typeName: '社区食堂', county: COUNTY, address: '鼓楼南大街1号' },
    ...{ place: { lng: 111.5796, lat: 36.0788 }, hours: [], holidays: 'open', phone: '', needs: ['eat'], demo: false },
    ...{ services: [], openTo: '所有居民', operator: '某单位', checkedOn: '2026-11-01' },
  }
  await owner.insert(facility).values([rowOf({ city: CITY, facility: about, warned: 0 })])
  await owner.insert(offering).values({
    ...{
      id,
      city: CITY,
      county: COUNTY,
      providerId: place,
      facilityId: place,
      service: 'meal-in',
      name: '午餐',
      fen: 1_500,
    },
    ...{ unit: 'portion', minutes: 60, acceptance: 'at-once', closesDays: 0, closesMinute: 600, freeMinute: 600 },
    createdAt: now,
  })
  const rows = Array.from({ length: slots }, (_, at) => {
    const starts = HALF_PAST_ELEVEN
    const day = dayAfter(DAY, at)
    return {
      ...{ id: idOf('slot', from + at), offeringId: id, day, meal: 'lunch' as const, capacity },
      ...{ startsAt: instantOf(day, starts), endsAt: instantOf(day, starts + 60) },
      closesAt: closesAt(day, starts, { days: 0, minute: 600 }),
    }
  })
  await inBatches(rows, (some) => owner.insert(slot).values(some))
  return id
}
