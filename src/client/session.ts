import type { Session } from '@/contract/account'
import { hasTexts, isRecord } from './shapes'
import { createStore } from './store'

/** The session that this device holds; null when nobody is signed in. */
export const session = createStore<Session | null>(
  null,
  'session',
  (kept) =>
    kept === null || (isRecord(kept) && hasTexts(kept, 'session', 'expiresAt') && hasTexts(kept['account'], 'id')),
)

/** The token to send, or undefined when there is none or it has ended. */
export function currentToken(): string | undefined {
  const held = session.get()
  return held && Date.parse(held.expiresAt) > Date.now() ? held.session : undefined
}
