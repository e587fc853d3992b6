import type { Session } from '@/contract/account'
import { readKept } from '@/platform/storage'
import { hasTexts, isRecord } from './shapes'
import { createStore } from './store'

const KEY = 'session'

const isSession = (kept: unknown): boolean =>
  isRecord(kept) && hasTexts(kept, 'session', 'expiresAt', 'renewal') && hasTexts(kept['account'], 'id', 'name')

/** The session that this device holds; null when nobody is signed in. */
export const session = createStore<Session | null>(null, KEY, (kept) => kept === null || isSession(kept))

/** What stands on the phone now: another tab of the same browser may have renewed it, or signed out. */
export const keptSession = (): Session | null =>
  readKept<Session | null>(KEY, (kept) => kept === null || isSession(kept)) ?? null

/** The token to send, or undefined when nobody is signed in. Whether it has ended, the server knows best. */
export const currentToken = (): string | undefined => session.get()?.session
