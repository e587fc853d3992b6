import { eq, sql } from 'drizzle-orm'
import type { UrgentCard } from '@/contract/booking/urgent'
import type { Tx } from '../../database/database'
import { account, careCase, person, staff, urgentCall, urgentTold } from '../../database/schema'
import { elderName, type CaseRow } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import { actorNames, staffSecret, staffWords } from '../../runtime/names'
import { idsOf, type PersonRow } from '../../runtime/records'
import type { AccountSecret } from '../../runtime/tell'
import { WireFault } from '../../runtime/wire-fault'

export type UrgentRow = typeof urgentCall.$inferSelect

/** What a call keeps sealed under the person's key. Pressing the button is her consent to tell it, for this call alone. */
export interface UrgentSecret {
  readonly address: string | null
  readonly place: { readonly lng: number; readonly lat: number } | null
  readonly phone: string | null
  readonly words: string
  readonly lifeAtRisk: boolean
}

/** A call with its case, the row under whose key both lie, and the record that counts. */
export interface OpenedCall {
  readonly call: UrgentRow
  readonly row: CaseRow
  readonly owner: PersonRow
  readonly her: PersonRow
}

export const NO_CALL = '没有找到这个求助,可能已经处理完了。有急事请打 120 或 12349。'

/**
 * Reads a call.
 * @param lock holds its case until the transaction ends: whoever answers, ends or takes it back passes one after the other
 * @throws WireFault not-found when there is none, or she was erased
 */
export async function openedCall(tx: Tx, caseId: string, lock = false): Promise<OpenedCall> {
  const query = tx.select().from(careCase).where(eq(careCase.id, caseId))
  const [row] = await (lock ? query.for('no key update') : query)
  const [found] = await tx
    .select({ call: urgentCall, owner: person })
    .from(urgentCall)
    .innerJoin(person, eq(person.id, urgentCall.personId))
    .where(eq(urgentCall.caseId, caseId))
  if (!row || !found?.owner.wrappedKey) throw new WireFault('not-found', NO_CALL)
  const { mergedInto } = found.owner
  const [into] = mergedInto ? await tx.select().from(person).where(eq(person.id, mergedInto)) : []
  return { ...found, row, her: into ?? found.owner }
}

export const isLiveCall = ({ state }: Pick<UrgentRow, 'state'>): boolean => state === 'ringing' || state === 'answered'

const HIDDEN: UrgentSecret = { address: null, place: null, phone: null, words: '', lifeAtRisk: false }

/**
 * A call as one reader sees it.
 * @param may what he may do with it as it stands
 * @param shown false hides where she is, her phone and her words: it is over, and the reader had no part in it
 */
export async function urgentCard(
  tx: Tx,
  keyring: Keyring,
  { call, row, owner, her }: OpenedCall,
  { may, shown }: { readonly may: UrgentCard['may']; readonly shown: boolean },
): Promise<UrgentCard> {
  const secret = shown
    ? (keyring.open(owner.id, { wrappedKey: owner.wrappedKey, sealed: call.sealed }) as UrgentSecret)
    : HIDDEN
  const [told] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(urgentTold)
    .where(eq(urgentTold.callId, call.id))
  return {
    case: row.id,
    number: row.number,
    person: { id: her.id, name: elderName(keyring, her) },
    state: call.state,
    openedAt: call.createdAt.toISOString(),
    step: call.step,
    nextAt: call.nextAt?.toISOString() ?? null,
    answeredBy: await answererOf(tx, keyring, call, her.id),
    told: told?.n ?? 0,
    ...secret,
    may,
    version: row.version,
  }
}

/** Noughts alone are nobody's number. */
const ringable = (phone: string | null | undefined): string | null => (phone && /[1-9]/.test(phone) ? phone : null)

/** «社工 李敏», «子女 王丽», and the number that he left. */
async function answererOf(tx: Tx, keyring: Keyring, call: UrgentRow, herId: string): Promise<UrgentCard['answeredBy']> {
  const { answeredByAccount, answeredByStaff, answeredAt } = call
  if (!answeredByAccount || !answeredAt) return null
  const at = answeredAt.toISOString()
  if (answeredByStaff) {
    const [row] = await tx.select().from(staff).where(eq(staff.id, answeredByStaff))
    if (!row) return null
    return { name: await staffWords(tx, keyring, row), phone: ringable(staffSecret(keyring, row).phone), at }
  }
  const name = await (
    await actorNames(tx, keyring, await idsOf(tx, herId))
  )({ accountId: answeredByAccount, ground: 'helper' })
  const [row] = await tx.select().from(account).where(eq(account.id, answeredByAccount))
  const { phone = null } = row?.wrappedKey ? (keyring.open(row.id, row) as AccountSecret) : {}
  return { name, phone: ringable(phone), at }
}

/** Words for a call that is not as it was seen. */
export async function goneOn(tx: Tx, keyring: Keyring, opened: OpenedCall): Promise<WireFault> {
  const { answeredBy, state } = await urgentCard(tx, keyring, opened, { may: [], shown: false })
  if (state === 'answered' && answeredBy)
    return new WireFault('conflict', `${answeredBy.name} 已经在处理了,您不用再去。`)
  return new WireFault('conflict', state === 'ringing' ? '还没有人应这个求助。' : '这个求助已经结束了,不用再去。')
}
