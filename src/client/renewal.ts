import type { Session } from '@/contract/account'
import { now } from '@/platform/clock'
import { exchange } from './exchange'
import { forWhom, isKnown, MYSELF } from './for-whom'
import { dropCopies } from './kept-copies'
import { keptSession, session } from './session'
import { rereadStores } from './store'

/** A token that ends sooner is renewed before it is sent. */
const MARGIN_MS = 2 * 60_000
/** Less than a token lives: a phone whose clock is wrong would else renew before every call. */
const PAUSE_MS = 5 * 60_000

let renewing: Promise<string | undefined> | undefined
let renewedAt = -Infinity

const isEnding = ({ expiresAt }: Session): boolean => Date.parse(expiresAt) - now() < MARGIN_MS

/**
 * Takes over what another tab has made of the session: a renewal that is used twice ends it. Where somebody else has signed
 * in there, nothing stays here of what this tab was told by the one before.
 */
export function adopt(): Session | null {
  const kept = keptSession()
  const held = session.get()
  // Nothing kept may be a full phone; one that was signed out elsewhere is refused soon enough.
  if (!kept || kept.session === held?.session) return held
  if (held && held.account.id !== kept.account.id) rereadStores()
  session.set(kept)
  return kept
}

/** This device was ended from elsewhere: what was read goes; what was typed waits for whoever typed it, as at a lost session. */
function endFromElsewhere(): void {
  session.set(null)
  dropCopies()
  const person = forWhom.get()
  if (isKnown(person)) forWhom.set({ ...MYSELF, id: person.id, relation: person.relation, standing: 'unconfirmed' })
}

async function ask(stale: string): Promise<string | undefined> {
  const held = adopt()
  if (!held || held.session !== stale) return held?.session
  renewedAt = now()
  const answer = await exchange('account', { action: 'renew', data: { renewal: held.renewal } }, undefined)
  // Signed out, or in as somebody else, while the answer was on its way.
  if (session.get()?.session !== stale) return session.get()?.session
  if (answer.ok) session.set(answer.data as Session)
  // A lost answer, a busy server: the session may well stand, and what was typed waits with it.
  else if (answer.error.code === 'unauthenticated' || answer.error.code === 'invalid') endFromElsewhere()
  else renewedAt = -Infinity
  return session.get()?.session
}

/**
 * The next token after one that has ended; one renewal serves all calls that wait for it.
 * @returns undefined when the session is over; the old token when nobody could be asked
 */
export function renewed(stale: string): Promise<string | undefined> {
  renewing ??= ask(stale).finally(() => {
    renewing = undefined
  })
  return renewing
}

/** The token to send with a request, renewed where its end is near; undefined when nobody is signed in. */
export async function tokenToSend(): Promise<string | undefined> {
  const held = session.get()
  if (!held) return undefined
  if (!isEnding(held) || now() - renewedAt < PAUSE_MS) return renewing ?? held.session
  return renewed(held.session)
}
