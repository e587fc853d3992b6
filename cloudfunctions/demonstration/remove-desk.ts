import { and, eq, inArray, isNull, notExists, notInArray, or, sql } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { found, foundContact, lifeEffect, lifeEvent, registerEntry, visit } from '../database/schema'

/**
 * Takes out what a community's desk wrote: of invented people all, of real ones what a played worker saw, said and wrote down. Where a
 * real elder was last visited by a played worker, nobody has visited her.
 */
export async function removeDesk(
  tx: Tx,
  { workers, people }: { readonly workers: string[]; readonly people: string[] },
): Promise<void> {
  const events = tx
    .select({ id: lifeEvent.id })
    .from(lifeEvent)
    .where(or(inArray(lifeEvent.personId, people), inArray(lifeEvent.staffId, workers)))
  await tx.delete(lifeEffect).where(inArray(lifeEffect.eventId, events))
  const undone = await tx
    .delete(lifeEvent)
    .where(or(inArray(lifeEvent.personId, people), inArray(lifeEvent.staffId, workers)))
    .returning({ id: lifeEvent.personId })
  await tx
    .update(lifeEvent)
    .set({ takenBackBy: null, takenBackAt: null })
    .where(inArray(lifeEvent.takenBackBy, workers))
  const seen = await tx
    .delete(visit)
    .where(or(inArray(visit.personId, people), inArray(visit.staffId, workers)))
    .returning({ id: visit.personId })
  await tx
    .delete(foundContact)
    .where(or(inArray(foundContact.personId, people), inArray(foundContact.staffId, workers)))
  await tx.delete(found).where(inArray(found.personId, people))
  await tx.delete(registerEntry).where(inArray(registerEntry.personId, people))
  await visitedAsBefore(tx, new Set(seen.map(({ id }) => id)), people)
  await homeAsBefore(tx, new Set(undone.map(({ id }) => id)), people)
}

async function visitedAsBefore(tx: Tx, touched: ReadonlySet<string>, people: readonly string[]): Promise<void> {
  if (touched.size === 0) return
  const last = sql`(select max(${visit.on}) from ${visit} where ${visit.personId} = ${registerEntry.personId} and ${visit.outcome} = 'seen')`
  await tx
    .update(registerEntry)
    .set({ lastVisitOn: last })
    .where(and(inArray(registerEntry.personId, [...touched]), notInArray(registerEntry.personId, [...people])))
}

/** Where nobody real has said anything of her life she is at home. */
async function homeAsBefore(tx: Tx, touched: ReadonlySet<string>, people: readonly string[]): Promise<void> {
  if (touched.size === 0) return
  const said = tx
    .select({ id: lifeEvent.id })
    .from(lifeEvent)
    .where(and(eq(lifeEvent.personId, registerEntry.personId), isNull(lifeEvent.takenBackAt)))
  await tx
    .update(registerEntry)
    .set({ whereabouts: 'home' })
    .where(
      and(
        inArray(registerEntry.personId, [...touched]),
        notInArray(registerEntry.personId, [...people]),
        notExists(said),
      ),
    )
}
