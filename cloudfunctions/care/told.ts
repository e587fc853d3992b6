import { eq } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { account, helper } from '../database/schema'
import type { Keyring } from '../runtime/keyring'

/** Whom a helper knows whom nobody has confirmed: the id that he was given, and the name that he typed, if he typed one. */
export interface KnownToHim {
  readonly id: string
  readonly name: string | null
}

/** The person as such a helper knows her: never the id of her record, for two of them would see that they met on it. */
export async function knownTo(tx: Tx, keyring: Keyring, helperId: string): Promise<KnownToHim> {
  const [found] = await tx
    .select({ id: account.id, wrappedKey: account.wrappedKey, helper })
    .from(helper)
    .innerJoin(account, eq(account.id, helper.accountId))
    .where(eq(helper.id, helperId))
  if (!found) throw new Error('a helper who was let in has no row')
  const { formerPersonId, personId, sealedTold: sealed } = found.helper
  const id = formerPersonId ?? personId
  if (!found.wrappedKey || !sealed) return { id, name: null }
  const told = keyring.open(found.id, { wrappedKey: found.wrappedKey, sealed })
  return { id, name: (told as { readonly name?: string }).name ?? null }
}
