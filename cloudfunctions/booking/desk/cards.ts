import { eq, inArray } from 'drizzle-orm'
import type { DeskBooking } from '@/contract/booking/desk'
import type { BookingCard, BookingDetails } from '@/contract/booking/shapes'
import { SERVICE_RULES } from '@/domain/booking/services'
import type { BookingState } from '@/domain/booking/states'
import { fullYears } from '@/domain/person/age'
import { chinaDay } from '@/domain/person/date'
import type { PersonRecord } from '@/domain/person/record'
import { maskedAddress, maskedName } from '@/domain/person/masked'
import type { Tx } from '../../database/database'
import { booking, person, rating, serviceOrder } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { consentsGiven } from '../../runtime/consents'
import type { Keyring } from '../../runtime/keyring'
import { recordIn, valueOf, type PersonRow } from '../../runtime/records'
import { bookingCards, type BookingRow, type OrderDetails } from '../bookings'
import type { BookingParts } from '../parts'
import { lackingOf } from './staffing'

/** Who reads: the provider that serves her, or the community that asks how it was. */
export type DeskReader = 'provider' | 'community'

/** Bookings in which whoever goes to her has to know where, and whom to ring. */
const GOING: readonly BookingState[] = ['accepted', 'started']

/** A booking with whose it is, both rows of hers where two were found to be one. */
interface Found {
  readonly row: BookingRow
  /** Under whose key the order lies. */
  readonly owner: PersonRow
  /** The record that counts. */
  readonly her: PersonRow
  readonly sealed: Uint8Array
  readonly rating: typeof rating.$inferSelect | null
}

/** What an order keeps sealed; nothing of somebody who was erased. */
export const detailsIn = (keyring: Keyring, owner: PersonRow, sealed: Uint8Array): OrderDetails =>
  owner.wrappedKey ? (keyring.open(owner.id, { wrappedKey: owner.wrappedKey, sealed }) as OrderDetails) : {}

/**
 * Bookings as desks and those on the way read them, in the order of `rows`. A provider has her name in part and no address until it
 * has accepted; whole while somebody goes to her, and again in part when it is over.
 */
export async function deskCards(
  tx: Tx,
  parts: BookingParts,
  rows: readonly BookingRow[],
  now: Date,
  reader: DeskReader = 'provider',
): Promise<DeskBooking[]> {
  if (rows.length === 0) return []
  const cards = await bookingCards(tx, parts, rows, now)
  const found = await foundOf(tx, rows)
  const agrees = await consentsGiven(tx, [...new Set([...found.values()].map(({ her }) => her.id))])
  const missing = await lackingOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row, at) => {
    const one = found.get(row.id)
    const card = cards[at]
    if (!one || !card) throw new Error('a booking without an order')
    const health = agrees(one.her.id, 'health')
    const place = agrees(one.her.id, 'place')
    return cardOf(parts.keyring, one, card, { now, reader, health, place, lacking: missing.get(row.id) ?? 0 })
  })
}

async function foundOf(tx: Tx, rows: readonly BookingRow[]): Promise<ReadonlyMap<string, Found>> {
  const ids = rows.map(({ id }) => id)
  const orders = await tx
    .select({ row: booking, owner: person, sealed: serviceOrder.sealed, rating })
    .from(booking)
    .innerJoin(serviceOrder, eq(serviceOrder.id, booking.orderId))
    .innerJoin(person, eq(person.id, booking.personId))
    .leftJoin(rating, eq(rating.bookingId, booking.id))
    .where(inArray(booking.id, ids))
  const merged = orders.flatMap(({ owner }) => owner.mergedInto ?? [])
  const into = merged.length > 0 ? await tx.select().from(person).where(inArray(person.id, merged)) : []
  return new Map(
    orders.map((one) => [one.row.id, { ...one, her: into.find(({ id }) => id === one.owner.mergedInto) ?? one.owner }]),
  )
}

interface Reading {
  readonly now: Date
  readonly reader: DeskReader
  readonly lacking: number
  /** What she agrees to now: a consent that was taken back hides what it was given for, also where she is expected. */
  readonly health: boolean
  readonly place: boolean
}

function cardOf(keyring: Keyring, found: Found, card: BookingCard, reading: Reading): DeskBooking {
  const { now, reader, lacking, health, place } = reading
  const { row, owner, her, sealed } = found
  const details = detailsIn(keyring, owner, sealed)
  const { health: answers, ...others } = details
  const served = servedOf(keyring, her, { place, row, card, details, now, reader })
  const { answerBy, state } = row
  return {
    ...card,
    person: { ...card.person, name: served.name },
    served,
    details: shownDetails({ ...others, ...(health && answers && { health: answers }) }, state, reader),
    rated: ratedOf(keyring, found),
    late: state === 'requested' && answerBy !== null && answerBy < now,
    needsWorkers: state === 'requested' || state === 'accepted' ? lacking : 0,
  }
}

interface Served {
  readonly row: BookingRow
  readonly card: BookingCard
  readonly details: OrderDetails
  readonly now: Date
  readonly reader: DeskReader
  readonly place: boolean
}

function servedOf(keyring: Keyring, her: PersonRow, { row, card, details, now, reader, place }: Served) {
  const record: PersonRecord = her.wrappedKey ? recordIn(keyring, her) : {}
  const today = chinaDay(now.getTime())
  const { toHer } = SERVICE_RULES[card.service]
  const whole = isWhole(row, toHer, today, reader)
  const address = place ? (details.address ?? valueOf<string>(record, 'address')) : null
  const birthDate = valueOf(record, 'birthDate')
  const sex = valueOf<'male' | 'female'>(record, 'sex')
  const name = elderName(keyring, her)
  return {
    // Nobody's name any more has nothing to hide.
    name: whole || !her.wrappedKey ? name : maskedName(name),
    phone: whole ? (details.phone ?? valueOf<string>(record, 'phone')) : null,
    address: shownAddress(address, { row, toHer, reader }),
    age: birthDate === null ? null : fullYears(birthDate, today),
    sex,
  }
}

/** Her whole name: to whoever goes to her, to whoever sees her that day, and to her community. */
function isWhole({ state, day }: BookingRow, toHer: boolean, today: string, reader: DeskReader): boolean {
  if (reader === 'community') return true
  if (state === 'served') return toHer || day >= today
  return GOING.includes(state) && (toHer || day <= today)
}

/** Of an order that is not accepted yet, down to her community: whether it can be reached is what has to be decided. */
function shownAddress(
  address: string | null,
  { row, toHer, reader }: { readonly row: BookingRow; readonly toHer: boolean; readonly reader: DeskReader },
): string | null {
  if (address === null) return null
  if (reader === 'community') return address
  if (!toHer) return null
  if (GOING.includes(row.state)) return address
  return row.state === 'requested' ? maskedAddress(address) : null
}

/** What has to be cooked stays readable; how she is, and whom to ring, only while somebody goes to her. */
function shownDetails(details: OrderDetails, state: BookingState, reader: DeskReader): BookingDetails {
  const { diets, allergens, note, ownSex, asksIfAbsent, riskRead, health, relative } = details
  const going = GOING.includes(state)
  const open = going || state === 'requested'
  return {
    ...(diets && { diets }),
    ...(allergens && { allergens }),
    ...(asksIfAbsent !== undefined && { asksIfAbsent }),
    ...(ownSex !== undefined && { ownSex }),
    ...(open && note !== undefined && { note }),
    ...(going && reader === 'provider' && health && { health }),
    ...(going && riskRead !== undefined && { riskRead }),
    ...(going && relative && { relative }),
  }
}

function ratedOf(keyring: Keyring, { owner, rating: row }: Found): DeskBooking['rated'] {
  if (!row) return null
  const { wrappedKey } = owner
  const kept = wrappedKey && row.sealed ? keyring.open(owner.id, { wrappedKey, sealed: row.sealed }) : null
  return { score: row.score, words: (kept as { readonly words: string } | null)?.words ?? '' }
}
