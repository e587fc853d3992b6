import { and, eq, inArray, isNull } from 'drizzle-orm'
import { presence, staff } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { closedTelling, tellClosed } from '../runtime/presence-told'
import { idsOf, openPerson } from '../runtime/records'
import { tell } from '../runtime/tell'
import { WireFault } from '../runtime/wire-fault'
import type { Asked } from './asked'
import { hers } from './record'

/**
 * She says that a worker is done with her affairs: from now on he sees only what his cases need, and all are told.
 * @throws WireFault not-found for a visit that was not to her
 */
export async function endPresence(call: Asked<'endPresence'>, keyring: Keyring): Promise<Record<string, never>> {
  const { db, caller, now, input } = call
  const { id } = hers(call)
  const { row: her } = await openPerson(db, keyring, id)
  const [visit] = await db
    .select({ row: presence, by: staff })
    .from(presence)
    .innerJoin(staff, eq(staff.id, presence.staffId))
    .where(and(eq(presence.id, input.id), inArray(presence.personId, await idsOf(db, id))))
  if (!visit) throw new WireFault('not-found', '没有找到这次当面代办。请退回名单再看看。')
  const ended = await db
    .update(presence)
    .set({ endedAt: now })
    .where(and(eq(presence.id, input.id), isNull(presence.endedAt)))
    .returning({ id: presence.id })
  if (ended.length === 0 || visit.row.endsAt <= now) return {}
  const opening = { ...visit, her }
  await tellClosed(db, keyring, opening, now, caller.account)
  // Her page is no longer his to open.
  const his = { ...closedTelling(keyring, opening), link: null, about: id }
  if (visit.by.accountId) await tell(db, keyring, visit.by.accountId, his, now)
  return {}
}
