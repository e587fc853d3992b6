import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { careCase, person, presence, session, staff } from '../database/schema'
import { tellOfAssessor } from './assessor-end'
import { addEvent, type CaseRow } from './cases'
import { withdrawOfWorker } from './invitations-end'
import { put } from './jobs'
import type { Keyring } from './keyring'
import type { StaffRow } from './staff'

/** A job about somebody whose work has ended: each function does what is left of his to do. */
export const STAFF_ENDED = 'staff-ended'

/**
 * Ends somebody's work for the city at once: his desk on every device, the elder he sits beside, and what he has in hand
 * waits for a colleague. His name stays in what he did.
 * @param byAccount who ends it
 */
export async function endStaff(tx: Tx, keyring: Keyring, row: StaffRow, byAccount: string, now: Date): Promise<void> {
  await tx.update(staff).set({ endedAt: now, invitationHash: null }).where(eq(staff.id, row.id))
  await tx
    .update(presence)
    .set({ endedAt: now })
    .where(and(eq(presence.staffId, row.id), isNull(presence.endedAt)))
  if (row.accountId) await tx.update(session).set({ deskUntil: null }).where(eq(session.accountId, row.accountId))
  if (row.accountId) await withdrawOfWorker(tx, row.accountId)
  await put(tx, STAFF_ENDED, row.id, now, now)
  await tellOfAssessor(tx, keyring, row, now)
  const held = await tx
    .select({ case: careCase, wrappedKey: person.wrappedKey })
    .from(careCase)
    .innerJoin(person, eq(person.id, careCase.personId))
    .where(and(eq(careCase.holder, row.id), eq(careCase.state, 'taken')))
  for (const one of held) {
    // What was erased has no thread any more to write into.
    if (one.wrappedKey) await layBack(tx, keyring, one.case, { row, byAccount }, now)
    else await tx.update(careCase).set({ holder: null, state: 'waiting' }).where(eq(careCase.id, one.case.id))
  }
}

async function layBack(
  tx: Tx,
  keyring: Keyring,
  { id: caseId, version }: CaseRow,
  { row, byAccount }: { readonly row: StaffRow; readonly byAccount: string },
  now: Date,
): Promise<void> {
  const by = { accountId: byAccount, ground: 'task' as const, staffId: row.id }
  const words = '原来办这件事的工作人员不再负责了,会有同事接着办。'
  await addEvent(tx, keyring, { caseId, version, event: 'handed-on', words, by, holder: null }, now)
}
