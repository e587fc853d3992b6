import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { CounterProof } from '@/contract/common'
import type { ConsentWay } from '@/domain/consent/consent'
import type { Ground, HelperDecision } from '@/domain/helper/scope'
import type { Tx } from '../database/database'
import { helper, helperDecision, type invitation } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { actorNames } from '../runtime/names'
import type { PersonRow } from '../runtime/records'
import { invalidField } from '../runtime/wire-fault'

/** How she showed her will. @throws WireFault invalid where a proof is lacking at the counter, or given on a phone */
export function wayOf(ground: Ground, proof: CounterProof | undefined): ConsentWay {
  if (ground !== 'presence') {
    if (proof) throw invalidField('proof', '在自己的手机上定,不用另外证明')
    return 'own-phone'
  }
  if (!proof) throw invalidField('proof', '请先记下老人是怎么同意的:签名、见证人,或者念给她听')
  return proof.way
}

/** Her word about a helper, or about asking one. */
export interface HerWord {
  readonly kind: HelperDecision
  readonly about: { readonly helperId: string } | { readonly invitationId: string }
  readonly byAccount: string
  readonly ground: Ground
  readonly way: ConsentWay
  readonly proof?: CounterProof
}

/** Keeps that she said it and how; what shows it is sealed under her key. */
export async function keepWord(tx: Tx, keyring: Keyring, her: PersonRow, word: HerWord, now: Date): Promise<void> {
  const { kind, about, byAccount, ground, way, proof } = word
  await tx.insert(helperDecision).values({
    ...{ id: randomUUID(), personId: her.id, kind, ...about, way, byAccount, ground, createdAt: now },
    sealedProof: proof ? keyring.sealUnder(her.wrappedKey, her.id, proof) : null,
  })
}

const SHOWN: Readonly<Record<Exclude<ConsentWay, 'own-phone'>, string>> = {
  signature: '当面签名同意',
  witness: '当面说了同意,有见证人',
  'read-back': '念给老人听,老人说了同意',
}

/** How she last agreed to each of her helpers, in words: «当面签名同意,社工 李敏». @param ids all ids of her record */
export async function agreedTo(tx: Tx, keyring: Keyring, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ row: helperDecision })
    .from(helperDecision)
    .innerJoin(helper, eq(helper.id, helperDecision.helperId))
    .where(and(inArray(helper.personId, [...ids]), isNotNull(helperDecision.helperId)))
    .orderBy(asc(helperDecision.seq))
  const nameOf = await actorNames(tx, keyring, ids)
  const words = new Map<string, string>()
  for (const { row } of rows) {
    const by = await nameOf({ accountId: row.byAccount, ground: row.ground })
    words.set(row.helperId ?? '', row.way === 'own-phone' ? `${by}在手机上同意` : `${SHOWN[row.way]},${by}`)
  }
  return words
}

/**
 * Whether an invitation is her own word or her guardian's: whoever takes it up needs no other. Made by a worker beside her it
 * is not, for the one who will come is not there to be agreed to.
 */
export async function isHerOwn(
  tx: Tx,
  { id, byAccount, helperId }: typeof invitation.$inferSelect,
  ids: readonly string[],
) {
  if (helperId !== null) return false
  const [atCounter] = await tx
    .select({ id: helperDecision.id })
    .from(helperDecision)
    .where(and(eq(helperDecision.invitationId, id), eq(helperDecision.ground, 'presence')))
  if (atCounter) return false
  const [hers] = await tx
    .select({ id: helper.id })
    .from(helper)
    .where(
      and(
        eq(helper.accountId, byAccount),
        inArray(helper.personId, [...ids]),
        inArray(helper.standing, ['self', 'guardian']),
      ),
    )
  return hers !== undefined
}
