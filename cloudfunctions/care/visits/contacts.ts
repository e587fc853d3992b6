import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { mayFollow, type ContactOutcome } from '@/domain/found/found'
import type { Tx } from '../../database/database'
import { found, foundContact, registerEntry } from '../../database/schema'
import type { Keyring } from '../../runtime/keyring'
import type { PersonRow } from '../../runtime/records'
import { countUnclaimed } from '../found/scope'

/** What came of telling her what she may have. */
export interface Contact {
  readonly ref: string
  readonly outcome: ContactOutcome
  readonly words: string
  /** The case to which it came; null where none was brought in. */
  readonly caseId: string | null
}

/**
 * Writes down what was said at her table about one finding, and moves it. What a colleague has written later, has brought in, or what the register says no
 * longer, stands: her words are kept beside it, and nothing else of the sitting is refused for it. Her row must be locked.
 * @param of `at` is when she said it
 */
export async function writeContact(
  tx: Tx,
  keyring: Keyring,
  of: { readonly her: PersonRow; readonly staffId: string; readonly contact: Contact; readonly at: Date },
  now: Date,
): Promise<void> {
  const { her, staffId, at } = of
  const { ref, outcome, words, caseId } = of.contact
  await tx.insert(foundContact).values({
    ...{ id: randomUUID(), personId: her.id, ref, staffId, outcome, createdAt: now },
    sealed: keyring.sealUnder(her.wrappedKey, her.id, { words }),
  })
  // Her line first, as everybody does who writes of what was found.
  await tx
    .select({ id: registerEntry.personId })
    .from(registerEntry)
    .where(eq(registerEntry.personId, her.id))
    .for('update')
  const one = and(eq(found.personId, her.id), eq(found.ref, ref))
  const [before] = await tx.select().from(found).where(one).for('update')
  if (!before || !mayFollow(before.state, outcome) || isLater(before, at)) return
  const brought = caseId === null ? {} : { caseId }
  await tx
    .update(found)
    .set({ state: outcome, version: sql`${found.version} + 1`, updatedAt: now, ...brought })
    .where(one)
  await countUnclaimed(tx, her.id)
}

/** Somebody has spoken with her since. What a night's judging has written is nobody's word. */
const isLater = ({ state, updatedAt }: typeof found.$inferSelect, at: Date): boolean =>
  state !== 'open' && updatedAt > at
