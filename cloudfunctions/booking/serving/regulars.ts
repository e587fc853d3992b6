import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { counterRegular, person } from '../../database/schema'
import type { Keyring } from '../../runtime/keyring'
import type { PersonRow } from '../../runtime/records'
import { serviceCodeOf } from '../../runtime/service-code'
import type { Guest } from './ticket'

/** More than share four digits at one canteen; whoever is not among them says all eight. */
const MOST_FOUND = 10

/** Four digits mean somebody at one provider's counters only. */
const tailHash = (keyring: Keyring, provider: string, tail: string): string =>
  keyring.hash(`counter-tail:${provider}:${tail}`)

/** She ate here: next time the last four digits of her card are enough. */
export async function keepRegular(
  tx: Tx,
  keyring: Keyring,
  { personId, tail, provider, day }: Guest & { readonly provider: string; readonly day: string },
): Promise<void> {
  const hash = tailHash(keyring, provider, tail)
  await tx
    .insert(counterRegular)
    .values({ providerId: provider, personId, tailHash: hash, lastOn: day })
    .onConflictDoUpdate({
      target: [counterRegular.providerId, counterRegular.personId],
      set: {
        tailHash: hash,
        lastOn: sql`greatest(${counterRegular.lastOn}, excluded.last_on)`,
        visits: sql`${counterRegular.visits} + 1`,
      },
    })
}

/** Those who eat at a provider's and whose card ends with four digits; a card that was drawn anew ends with its new ones. */
export async function regularsBy(tx: Tx, keyring: Keyring, provider: string, tail: string): Promise<PersonRow[]> {
  const rows = await tx
    .select({ her: person })
    .from(counterRegular)
    .innerJoin(person, eq(person.id, counterRegular.personId))
    .where(and(eq(counterRegular.providerId, provider), eq(counterRegular.tailHash, tailHash(keyring, provider, tail))))
    .limit(MOST_FOUND)
  const merged = rows.flatMap(({ her }) => her.mergedInto ?? [])
  const into = merged.length > 0 ? await tx.select().from(person).where(inArray(person.id, merged)) : []
  const found = new Map<string, PersonRow>()
  for (const { her } of rows) {
    const root = into.find(({ id }) => id === her.mergedInto) ?? her
    const code = await serviceCodeOf(tx, keyring, root.id)
    if (root.wrappedKey && (code === null || code.endsWith(tail))) found.set(root.id, root)
  }
  return [...found.values()]
}
