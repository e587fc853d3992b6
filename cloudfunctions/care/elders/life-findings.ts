import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { FoundState } from '@/domain/found/found'
import type { Tx } from '../../database/database'
import { found, lifeEffect, type FindingsBefore, type lifeEvent } from '../../database/schema'
import { noteEffect } from '../../runtime/life'
import { countUnclaimed } from '../found/scope'

type LifeRow = typeof lifeEvent.$inferSelect

/** Findings that somebody would still come to her about. */
const WAITING = ['open', 'told', 'wants', 'unreached'] as const satisfies readonly FoundState[]

/** Nobody is to be told of a benefit any more. How each stood is written down. Her line must be held. */
export async function endFindings(
  tx: Tx,
  { eventId, personId }: { readonly eventId: string; readonly personId: string },
  now: Date,
): Promise<void> {
  const rows = await tx
    .select({ ref: found.ref, state: found.state })
    .from(found)
    .where(and(eq(found.personId, personId), inArray(found.state, [...WAITING])))
    .orderBy(asc(found.ref))
    .for('update')
  if (rows.length > 0) {
    const before: FindingsBefore = Object.fromEntries(rows.map(({ ref, state }) => [ref, state]))
    await noteEffect(tx, { event: { id: eventId } }, { what: 'findings', about: personId, before })
    const ended = inArray(found.ref, Object.keys(before))
    await tx
      .update(found)
      .set({ state: 'over', version: sql`${found.version} + 1`, updatedAt: now })
      .where(and(eq(found.personId, personId), ended))
  }
  await countUnclaimed(tx, personId)
}

/**
 * What the event ended, and nobody has touched since, stands as it stood; where an earlier edition kept no state of it, it waits to be
 * looked at once more. Her line must be held.
 */
export async function reopenFindings(
  tx: Tx,
  { event, personId, ids }: { readonly event: LifeRow; readonly personId: string; readonly ids: readonly string[] },
  now: Date,
): Promise<void> {
  const one = and(eq(lifeEffect.eventId, event.id), eq(lifeEffect.what, 'findings'), isNull(lifeEffect.undoneAt))
  const [effect] = await tx.update(lifeEffect).set({ undoneAt: now }).where(one).returning()
  const stood = (effect?.before ?? {}) as FindingsBefore
  const ended = await tx
    .select({ personId: found.personId, ref: found.ref })
    .from(found)
    .where(and(inArray(found.personId, [...ids]), eq(found.state, 'over'), eq(found.updatedAt, event.createdAt)))
    .orderBy(asc(found.ref))
    .for('update')
  for (const row of ended)
    await tx
      .update(found)
      .set({ state: stood[row.ref] ?? 'open', version: sql`${found.version} + 1`, updatedAt: now })
      .where(and(eq(found.personId, row.personId), eq(found.ref, row.ref)))
  await countUnclaimed(tx, personId)
}
