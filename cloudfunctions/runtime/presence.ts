import { randomUUID } from 'node:crypto'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { PRESENCE_MINUTES, type PresenceProof, type PresenceReason } from '@/domain/staff/staff'
import type { Tx } from '../database/database'
import { person, presence, staff } from '../database/schema'
import type { StaffCaller } from './define'
import { put } from './jobs'
import type { Keyring } from './keyring'
import { tellClosed, tellOpened } from './presence-told'
import type { PersonRow } from './records'

/** An elder's affairs open before somebody of the city: beside her, or on the telephone. */

export type PresenceRow = typeof presence.$inferSelect

const MINUTE_MS = 60_000

/** Whose affairs are open before this one of the staff now; null where nobody's are. */
export async function openBefore(
  tx: Tx,
  worker: Pick<StaffCaller, 'id'>,
  now: Date,
): Promise<{ readonly row: PresenceRow; readonly her: PersonRow } | null> {
  const [open] = await tx
    .select({ row: presence, her: person })
    .from(presence)
    .innerJoin(person, eq(person.id, presence.personId))
    .where(and(eq(presence.staffId, worker.id), isNull(presence.endedAt), gt(presence.endsAt, now)))
    .orderBy(desc(presence.createdAt))
  return open ?? null
}

/** In what capacity he acts for her meanwhile. */
export const groundOf = ({ proof }: Pick<PresenceRow, 'proof'>): 'call' | 'presence' =>
  proof === 'spoken' ? 'call' : 'presence'

/** What is opened, for whom and on what ground. */
export interface NewPresence {
  readonly worker: StaffCaller
  readonly accountId: string
  readonly her: PersonRow
  readonly reason: PresenceReason
  readonly proof: PresenceProof
  /** Sealed under her key; null where a code was enough. */
  readonly said: object | null
}

/** Opens her affairs, closes by itself what stood open before, and tells her side. The caller has made sure that nobody opens two at once. */
export async function openPresence(
  tx: Tx,
  keyring: Keyring,
  { worker, accountId, her, reason, proof, said }: NewPresence,
  now: Date,
): Promise<PresenceRow> {
  await closePresence(tx, keyring, worker, accountId, now)
  const row: PresenceRow = {
    id: randomUUID(),
    staffId: worker.id,
    personId: her.id,
    reason,
    proof,
    sealedProof: said && keyring.sealUnder(her.wrappedKey, her.id, said),
    createdAt: now,
    endsAt: new Date(now.getTime() + PRESENCE_MINUTES * MINUTE_MS),
    endedAt: null,
  }
  await tx.insert(presence).values(row)
  await put(tx, 'presence-end', row.id, row.endsAt, now)
  const [by] = await tx.select().from(staff).where(eq(staff.id, worker.id))
  if (by) await tellOpened(tx, keyring, { row, her, by }, now, accountId)
  return row
}

/** Closes whatever a worker has open, and tells her and her helpers. Done twice it is done once. */
export async function closePresence(
  tx: Tx,
  keyring: Keyring,
  worker: Pick<StaffCaller, 'id'>,
  accountId: string,
  now: Date,
): Promise<void> {
  const closed = await tx
    .update(presence)
    .set({ endedAt: now })
    .where(and(eq(presence.staffId, worker.id), isNull(presence.endedAt)))
    .returning()
  for (const row of closed) {
    const [found] = await tx
      .select({ her: person, by: staff })
      .from(staff)
      .innerJoin(person, eq(person.id, row.personId))
      .where(eq(staff.id, worker.id))
    if (found?.her.wrappedKey) await tellClosed(tx, keyring, { row, ...found }, now, accountId)
  }
}
