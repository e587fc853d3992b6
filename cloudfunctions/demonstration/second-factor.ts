import { totpCode } from '../runtime/totp'
import type { DemoCode } from '../account/parts'
import { digest } from './ids'
import { ACCOUNTS } from './people'

/** Base32 of 20 bytes that everybody may know: a demonstration's desk opens at its sign-in. */
export function demoSecret(subject: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bytes = Buffer.from(digest(`second factor of ${subject}`, 64), 'hex')
  return Array.from(bytes, (byte) => letters[byte % 32]).join('')
}

const STEP_MS = 30_000

/**
 * What the authenticators of played assessors show now. Two sign on one device, and whoever does not hold it gives six digits: a
 * visitor who plays both has no second phone. docs/decisions/080
 */
export const demonstrationCodes = (now: Date): DemoCode[] =>
  ACCOUNTS.filter(({ staff }) => staff?.role === 'assessor').map(({ id, name, about }) => ({
    ...{ name, about, code: totpCode(demoSecret(id), now) },
    endsAt: new Date((Math.floor(now.getTime() / STEP_MS) + 1) * STEP_MS).toISOString(),
  }))
