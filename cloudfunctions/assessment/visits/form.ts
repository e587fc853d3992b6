import { and, asc, count, eq, inArray } from 'drizzle-orm'
import { inOrder, type SheetTap } from '@/domain/assessment/sheet'
import type { Tx } from '../../database/database'
import { assessmentSignature, assessmentTap, file, type Signer } from '../../database/schema'
import type { CaseOwner } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import { resultSecretOf, type ResultRow } from '../core/secret'

/** What lies under the person's key of a visit: its taps and the names under it, for whoever may read the form. */

/** What a signature keeps sealed. */
export type SignatureSecret =
  | { readonly strokes: readonly (readonly (readonly [number, number])[])[] }
  /** The informant: herself, or who told of her. */
  | {
      readonly strokes: readonly (readonly (readonly [number, number])[])[]
      readonly name: string
      readonly relation: string
    }
  /** Why nobody but the two could sign. */
  | { readonly nobody: string }

/** The taps of a visit in the order in which they arrived; of somebody who was erased, none. */
export async function arrivedTaps(
  tx: Tx,
  keyring: Keyring,
  { id, wrappedKey }: CaseOwner,
  visitId: string,
): Promise<SheetTap[]> {
  if (!wrappedKey) return []
  const rows = await tx
    .select({ sealed: assessmentTap.sealed })
    .from(assessmentTap)
    .where(eq(assessmentTap.visitId, visitId))
    .orderBy(asc(assessmentTap.seq))
  return rows.map(({ sealed }) => keyring.open(id, { wrappedKey, sealed }) as SheetTap)
}

/** The same in the order in which they were made: what `sheetOf` and `changesOf` read. */
export const tapsOf = async (tx: Tx, keyring: Keyring, owner: CaseOwner, visitId: string): Promise<SheetTap[]> =>
  inOrder(await arrivedTaps(tx, keyring, owner, visitId))

/** How many taps of a visit have arrived. */
export async function tapCount(tx: Tx, visitId: string): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(assessmentTap).where(eq(assessmentTap.visitId, visitId))
  return row?.n ?? 0
}

/** Who told of her and signed for it, or why nobody could; both null of somebody who was erased. */
export async function informantOf(
  tx: Tx,
  keyring: Keyring,
  { id, wrappedKey }: CaseOwner,
  visitId: string,
): Promise<{
  readonly informant: { readonly name: string; readonly relation: string } | null
  readonly nobody: string | null
}> {
  const who: Signer = 'informant'
  const [row] = await tx
    .select({ sealed: assessmentSignature.sealed })
    .from(assessmentSignature)
    .where(and(eq(assessmentSignature.visitId, visitId), eq(assessmentSignature.who, who)))
  if (!row || !wrappedKey) return { informant: null, nobody: null }
  const secret = keyring.open(id, { wrappedKey, sealed: row.sealed }) as SignatureSecret
  return {
    informant: 'name' in secret ? { name: secret.name, relation: secret.relation } : null,
    nobody: 'nobody' in secret ? secret.nobody : null,
  }
}

/** Photos and recordings that were signed with a form, each with what it is; they lie in its case. */
export async function filesOf(
  tx: Tx,
  keyring: Keyring,
  owner: CaseOwner,
  row: ResultRow,
): Promise<{ id: string; type: FileType }[]> {
  const ids = resultSecretOf(keyring, owner, row)?.files ?? []
  if (ids.length === 0) return []
  const rows = await tx
    .select({ id: file.id, type: file.type })
    .from(file)
    .where(inArray(file.id, [...ids]))
  return ids.flatMap((id) => rows.find((found) => found.id === id) ?? [])
}

type FileType = (typeof file.$inferSelect)['type']
