import type { Tx } from '../database/database'
import { attempt } from '../database/schema'
import type { Keyring } from './keyring'

/** A signature may arrive days after it was given; so long a code that was spent is remembered. */
const KEPT_DAYS = 30
const DAY_MS = 86_400_000

/**
 * Spends six digits of somebody of the staff, whatever for: whoever has seen them open a desk signs with them no more, and whoever was
 * told them for a signature opens no desk. Kept as an attempt that is locked, by a keyed hash; of two at once the second waits here.
 * @param code `step` the time step of RFC 6238
 * @returns false where they were spent before
 */
export async function spendCode(
  tx: Tx,
  keyring: Keyring,
  { staffId, step }: { readonly staffId: string; readonly step: number },
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .insert(attempt)
    .values({
      ...{ keyHash: keyring.hash(`second factor spent:${staffId}:${step}`), count: 1, since: now },
      lockedUntil: new Date(now.getTime() + KEPT_DAYS * DAY_MS),
    })
    .onConflictDoNothing({ target: attempt.keyHash })
    .returning({ count: attempt.count })
  return rows.length > 0
}
