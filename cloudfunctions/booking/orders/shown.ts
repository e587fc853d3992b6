import { maskedName } from '@/domain/person/masked'
import type { Tx } from '../../database/database'
import { consentsGiven } from '../../runtime/consents'
import type { Call } from '../../runtime/define'
import type { Keyring } from '../../runtime/keyring'
import type { BookingRow, OrderDetails } from '../bookings'
import type { Order } from './loaded'

/** The details of an order and the name on it, as a caller may read them. */
export interface Shown {
  readonly details: OrderDetails
  readonly name: (whole: string) => string
  /** What she says of her body, and what was measured of it. */
  readonly body: boolean
}

/** On the telephone nobody reads out what she said of her body. */
const withoutBody = ({ health: _health, ...others }: OrderDetails): OrderDetails => others

/**
 * Her side reads all of it. A provider reads what serving her needs, and where and whom to ring only while it will come; the street,
 * which looks into a complaint, never her answers about her body, nor what was measured of it. What she takes her consent back for neither
 * reads any more.
 */
export async function shownDetails(
  tx: Tx,
  keyring: Keyring,
  { caller, forPerson, forCase }: Pick<Call<unknown>, 'caller' | 'forPerson' | 'forCase'>,
  { row, owner, personId }: Order,
  rows: readonly BookingRow[],
): Promise<Shown> {
  const all: OrderDetails = owner.wrappedKey
    ? (keyring.open(owner.id, { wrappedKey: owner.wrappedKey, sealed: row.sealed }) as OrderDetails)
    : {}
  const whole = (name: string) => name
  const ground = forPerson?.ground ?? forCase?.ground
  const { health: answers, address: where, phone, relative, ...plain } = all
  if (ground === 'call') return { details: withoutBody(all), name: whole, body: false }
  if (ground !== 'task') return { details: all, name: whole, body: true }
  const agrees = await consentsGiven(tx, [personId])
  const address = agrees(personId, 'place') ? where : undefined
  const health = agrees(personId, 'health') ? answers : undefined
  if (caller.staff?.role !== 'clerk')
    return { details: { ...plain, ...(address && { address }), ...(phone && { phone }) }, name: whole, body: false }
  const comes = rows.some(({ state }) => state === 'accepted' || state === 'started')
  if (!comes) return { details: plain, name: maskedName, body: false }
  const near = { ...(address && { address }), ...(phone && { phone }), ...(relative && { relative }) }
  return { details: { ...plain, ...near, ...(health && { health }) }, name: whole, body: agrees(personId, 'health') }
}
