import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../database/database'
import { person, registerEntry } from '../../database/schema'
import { inDivision } from '../../runtime/division'
import { staffOfCall } from '../../runtime/doer'
import { openPerson, type OpenPerson } from '../../runtime/records'
import { WireFault } from '../../runtime/wire-fault'
import type { CareCall, CareParts } from '../parts'

export type EntryRow = typeof registerEntry.$inferSelect

/** An elder of the worker's division: her line in the register, and her record. */
export interface Elder extends OpenPerson {
  readonly entry: EntryRow
}

/** Whoever lives elsewhere, was erased or never was: it is told in the same words. */
const NOT_HERE = '您的名单里没有这位老人。请回到名单看看,或请别的街道的同事办。'

/**
 * Opens an elder of the worker's division, by whichever of her records he knows her.
 * @param lock holds her row until the transaction ends: of two workers the second waits
 * @throws WireFault not-found for everybody else
 */
export async function elderIn(
  parts: CareParts,
  { db, caller }: Pick<CareCall<'elder'>, 'db' | 'caller'>,
  personId: string,
  lock = false,
): Promise<Elder> {
  const worker = staffOfCall(caller)
  const [row] = await db.select({ into: person.mergedInto }).from(person).where(eq(person.id, personId))
  const id = row?.into ?? personId
  const entryOf = async () => {
    const [entry] = await db
      .select()
      .from(registerEntry)
      .where(and(eq(registerEntry.personId, id), inDivision(parts.places, worker)))
    if (!entry) throw new WireFault('not-found', NOT_HERE)
    return entry
  }
  // Before it is opened: what is not his is not even held for a moment.
  const entry = await entryOf()
  const her = await openPerson(db, parts.keyring, id, lock)
  return { ...her, entry: lock ? await entryOf() : entry }
}

/** Writes columns of her line that follow from acts. */
export async function writeEntry(
  tx: Tx,
  personId: string,
  set: Partial<Pick<EntryRow, 'whereabouts' | 'uncalled' | 'unclaimed'>>,
  now: Date,
): Promise<void> {
  await tx
    .update(registerEntry)
    .set({ ...set, updatedAt: now })
    .where(eq(registerEntry.personId, personId))
}
