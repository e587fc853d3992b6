import { and, eq, inArray, isNull, ne, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { account, careCase, helper, invitation, person, presence, staff } from '../database/schema'
import { addEvent, type Doer } from '../runtime/cases'
import { removeFiles } from '../runtime/files'
import { PERSON_ERASED } from '../runtime/forget'
import { dropEntries } from '../runtime/entries'
import { put } from '../runtime/jobs'
import type { Keyring } from '../runtime/keyring'
import { nameKey } from '../runtime/names'
import { idsOf, openPerson, valueOf } from '../runtime/records'
import { tell, type Telling } from '../runtime/tell'
import { leaveTrace } from '../runtime/trace'
import { invalidField } from '../runtime/wire-fault'
import type { Asked } from './asked'
import { endAssessments } from './erase-assessments'
import type { AccountParts } from './parts'
import { toldIn } from './people-told'
import { hers } from './record'

/**
 * Destroys the key of all that is kept of a person, and of the records that were found to be hers. What happened stays as
 * rows that nobody can read; whoever could act for her cannot any more, and is told.
 * @throws WireFault invalid at `name` when it is not hers
 */
export async function erase(
  call: Asked<'erase'>,
  { keyring, places }: Pick<AccountParts, 'keyring' | 'places'>,
): Promise<Record<string, never>> {
  const { db, caller, now, input } = call
  const { id, ground } = hers(call)
  // First, as whoever takes one up does: he holds the invitation and then the record, and nobody waits in a circle.
  await endInvitations(db, await idsOf(db, id))
  const { record } = await openPerson(db, keyring, id, true)
  const name = valueOf(record, 'name')
  if (name !== null && nameKey(name) !== nameKey(input.name))
    throw invalidField('name', '和资料里的姓名不一样。请照资料里的写,写对了才会删除')
  const ids = await idsOf(db, id)
  const accountId = caller.account ?? ''
  // The runtime writes down what others do, and what she herself changes; this is neither a write with an answer to keep.
  if (ground === 'self') await leaveTrace(db, { personId: id, accountId, ground, action: 'account.erase' }, now)
  const staffId = ground === 'presence' ? (caller.staff?.id ?? null) : null
  await endCases(db, keyring, ids, { accountId, ground, staffId }, now)
  await endAssessments(db, { keyring, places }, ids, now)
  await endHelpers(db, keyring, ids, accountId, now)
  await removeFiles(db, ids, now)
  await dropEntries(db, ids)
  await destroy(db, ids, now)
  // What is booked, granted or called for her ends by it, in the functions that know how.
  for (const one of ids) await put(db, PERSON_ERASED, one, now, now)
  return {}
}

/** Cases that are open end by an event, while there is a key to seal it under; who had one is told that it is over. */
async function endCases(tx: Tx, keyring: Keyring, ids: readonly string[], by: Doer, now: Date): Promise<void> {
  const open = await tx
    .select()
    .from(careCase)
    .where(and(inArray(careCase.personId, [...ids]), notInArray(careCase.state, ['withdrawn', 'closed'])))
    .for('update')
  for (const { id: caseId, version, state, number, holder } of open) {
    // What was answered cannot be taken back any more; it is closed.
    const event = state === 'answered' ? 'closed' : 'withdrawn'
    await addEvent(tx, keyring, { caseId, version, event, words: '', by }, now)
    const [worker] = holder === null ? [] : await tx.select().from(staff).where(eq(staff.id, holder))
    if (!worker?.accountId || worker.accountId === by.accountId) continue
    const params = { number, title: '资料已删除' }
    const telling = { template: 'case-closed', params, link: { case: caseId }, about: null }
    await tell(tx, keyring, worker.accountId, telling, now)
  }
  // Whose street it was would still be told by whose desk it lay on.
  await tx
    .update(careCase)
    .set({ street: null, communityHash: null })
    .where(inArray(careCase.personId, [...ids]))
}

/**
 * Nobody stands to her any more. Whoever stood by her word is told why; to others it is a no, as any other, for that there
 * was somebody they have never known.
 */
async function endHelpers(tx: Tx, keyring: Keyring, ids: readonly string[], except: string, now: Date): Promise<void> {
  const standing = and(inArray(helper.personId, [...ids]), ne(helper.standing, 'ended'))
  const rows = await tx
    .select({ helper, account })
    .from(helper)
    .innerJoin(account, eq(account.id, helper.accountId))
    .where(standing)
  for (const { helper: row, account: owner } of rows) {
    if (owner.id === except) continue
    const known = row.standing === 'unconfirmed' ? (toldIn(keyring, owner, row)?.name ?? row.relation) : row.relation
    const elder = row.standing === 'self' ? '您' : known
    const telling: Telling =
      row.standing === 'unconfirmed'
        ? { template: 'helper-refused', params: { helper: '您', elder }, link: null, about: null }
        : { template: 'erased', params: { elder }, link: null, about: null }
    await tell(tx, keyring, owner.id, telling, now)
  }
  // What they typed of her goes too; it was sealed under keys of theirs.
  await tx
    .update(helper)
    .set({ standing: 'ended', endedAt: now, sealedTold: null, toldHash: null, version: sql`${helper.version} + 1` })
    .where(standing)
  await tx
    .update(helper)
    .set({ sealedTold: null, toldHash: null })
    .where(inArray(helper.personId, [...ids]))
  await tx
    .update(presence)
    .set({ endedAt: now })
    .where(and(inArray(presence.personId, [...ids]), isNull(presence.endedAt)))
}

/** Nobody comes to her by one any more, and what the invited could read of her goes. */
async function endInvitations(tx: Tx, ids: readonly string[]): Promise<void> {
  const hers = inArray(invitation.personId, [...ids])
  await tx
    .update(invitation)
    .set({ status: 'withdrawn' })
    .where(and(hers, eq(invitation.status, 'open')))
  await tx.update(invitation).set({ sealed: new Uint8Array() }).where(hers)
}

/** The key, and every clear column that said something of her. */
async function destroy(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  const nowhere = { residence: null, street: null, communityHash: null }
  const nobody = { identityHash: null, identitySeen: false, serviceCodeHash: null, sealedCode: null }
  await tx
    .update(person)
    .set({
      ...{ ...nowhere, ...nobody, wrappedKey: null, sealed: new Uint8Array(), erasedAt: now },
      version: sql`${person.version} + 1`,
    })
    .where(inArray(person.id, [...ids]))
}
