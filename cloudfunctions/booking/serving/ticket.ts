import { Erased, type Keyring } from '../../runtime/keyring'
import { invalidField } from '../../runtime/wire-fault'
import type { Counter } from './counter'

/** For so long somebody who was found stands at the counter. */
const TICKET_MS = 5 * 60_000
const OVER = '时间有点久了,请重新输一次服务码'

/** Who stands at a counter, and the last digits of her card. */
export interface Guest {
  readonly personId: string
  readonly tail: string
}

interface Kept extends Guest {
  /** Milliseconds since 1970. */
  readonly ends: number
}

/** Whose ticket it is: of another account, or at another counter, it cannot be opened. */
const ownerOf = ({ staff, place }: Counter): string => `counter:${staff.account}:${place.id}`

/** Names somebody for five minutes, to this account at this counter only. */
export function ticketFor(keyring: Keyring, counter: Counter, guest: Guest, now: Date): string {
  const kept: Kept = { ...guest, ends: now.getTime() + TICKET_MS }
  const { wrappedKey, sealed } = keyring.seal(ownerOf(counter), kept)
  return [wrappedKey, sealed].map((bytes) => Buffer.from(bytes).toString('base64url')).join('.')
}

/**
 * Who a ticket names. @param at when she ate: what was pressed in time counts, also where the answer came late
 * @throws WireFault invalid at `by.ticket` for a forged, foreign or old one
 */
export function guestIn(keyring: Keyring, counter: Counter, ticket: string, at: Date): Guest {
  const [wrappedKey, sealed] = ticket.split('.').map((part) => new Uint8Array(Buffer.from(part, 'base64url')))
  const { ends, ...guest } = wrappedKey && sealed ? opened(keyring, counter, { wrappedKey, sealed }) : NOBODY
  if (at.getTime() > ends || at.getTime() < ends - TICKET_MS) throw invalidField('by.ticket', OVER)
  return guest
}

const NOBODY: Kept = { personId: '', tail: '', ends: 0 }

function opened(
  keyring: Keyring,
  counter: Counter,
  record: { readonly wrappedKey: Uint8Array; readonly sealed: Uint8Array },
): Kept {
  try {
    return keyring.open(ownerOf(counter), record) as Kept
  } catch (error) {
    if (error instanceof Erased) throw error
    return NOBODY
  }
}
