import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { mayFollow, type ContactOutcome } from '@/domain/found/found'
import { isOfRegister } from '@/domain/register/entry'
import type { Tx } from '../../database/database'
import { careCase, found, foundContact, person, registerEntry } from '../../database/schema'
import { openCase, type CaseOpening } from '../../runtime/cases'
import type { StaffCaller } from '../../runtime/define'
import { isHis } from '../../runtime/division'
import { leaveTrace } from '../../runtime/trace'
import { WireFault } from '../../runtime/wire-fault'
import type { CareParts } from '../parts'
import { benefitOf, countUnclaimed, type FoundRow } from './scope'

/** What a worker writes down after speaking with her. */
export interface Contact {
  readonly person: string
  readonly ref: string
  /** The finding as he saw it. */
  readonly version: number
  readonly outcome: ContactOutcome
  /** What she said; empty for nothing. */
  readonly words: string
}

/** Who writes it, as somebody of the city: `presence` with her beside him. */
export interface By {
  readonly worker: StaffCaller
  readonly accountId: string
  readonly ground: 'task' | 'presence'
  readonly now: Date
}

export interface Contacted {
  readonly row: FoundRow
  /** The request that came of it. */
  readonly opened: { readonly id: string; readonly number: string } | null
}

const NOBODY = '您的名单里没有这位老人的这一项。请刷新名单看看。'
const UNCALLED = '老人说过不要主动联系,这里不能再记。老人自己来问,可以当面办。'
const AWAY = '老人已经不在这里登记了,不用再联系。'
const OVER = '现在算下来已经不符合了。请刷新名单看看。'
const APPLIED = '已经替老人交上去了,请到那件事里接着办。'
const STALE = '同事刚记过这一项。请先看看记了什么,再决定要不要记。'

/**
 * Writes down what came of speaking with her about a finding: appends it, moves the finding, and opens a request at the desk of her street where
 * she wants it brought in.
 * @throws WireFault not-found outside of his division, conflict when it cannot be written now or a colleague was faster
 */
export async function writeContact(tx: Tx, parts: CareParts, contact: Contact, by: By): Promise<Contacted> {
  const { person: personId, ref, version, outcome, words } = contact
  const { worker, accountId, ground, now } = by
  const before = await findingFor(tx, parts, contact, worker)
  if (before.state === 'over') throw new WireFault('conflict', OVER)
  if (before.version !== version) throw new WireFault('conflict', STALE)
  if (!mayFollow(before.state, outcome)) throw new WireFault('conflict', APPLIED)
  const [row] = await tx
    .update(found)
    .set({ state: outcome, version: sql`${found.version} + 1`, updatedAt: now })
    .where(and(eq(found.personId, personId), eq(found.ref, ref), eq(found.version, version)))
    .returning()
  if (!row) throw new WireFault('conflict', STALE)
  await keepWords(tx, parts, contact, by)
  await countUnclaimed(tx, personId)
  await leaveTrace(tx, { personId, accountId, ground, action: 'care.foundContact' }, now)
  if (outcome !== 'applied') return { row, opened: null }
  const caseId = await openRequest(tx, parts, { ...contact, words }, by)
  await tx
    .update(found)
    .set({ caseId })
    .where(and(eq(found.personId, personId), eq(found.ref, ref)))
  const [opened] = await tx
    .select({ id: careCase.id, number: careCase.number })
    .from(careCase)
    .where(eq(careCase.id, caseId))
  return { row: { ...row, caseId }, opened: opened ?? null }
}

async function findingFor(
  tx: Tx,
  { places }: CareParts,
  { person: personId, ref }: Contact,
  worker: StaffCaller,
): Promise<FoundRow> {
  // Whoever writes first holds her entry, and the second reads what the first has written.
  const [entry] = await tx.select().from(registerEntry).where(eq(registerEntry.personId, personId)).for('update')
  if (!entry || !isHis(places, worker, entry)) throw new WireFault('not-found', NOBODY)
  if (!isOfRegister(entry.whereabouts)) throw new WireFault('conflict', AWAY)
  if (entry.uncalled) throw new WireFault('conflict', UNCALLED)
  const [row] = await tx
    .select()
    .from(found)
    .where(and(eq(found.personId, personId), eq(found.ref, ref)))
  if (!row) throw new WireFault('not-found', NOBODY)
  return row
}

async function keepWords(tx: Tx, { keyring }: CareParts, { person: id, ref, outcome, words }: Contact, by: By) {
  const [her] = await tx.select({ wrappedKey: person.wrappedKey }).from(person).where(eq(person.id, id))
  if (!her?.wrappedKey) throw new WireFault('not-found', NOBODY)
  await tx.insert(foundContact).values({
    ...{ id: randomUUID(), personId: id, ref, staffId: by.worker.id, outcome, createdAt: by.now },
    sealed: keyring.sealUnder(her.wrappedKey, id, { words }),
  })
}

function openRequest(tx: Tx, parts: CareParts, { person: personId, ref, words }: Contact, by: By): Promise<string> {
  const { city, id: staffId } = by.worker
  const name = benefitOf(parts, by.worker, ref, by.now)?.name ?? ref
  const opening: CaseOpening = {
    kind: 'help',
    personId,
    title: `请社区帮我办:${name}`,
    ref,
    refCity: city,
    city,
    words: words || '工作人员联系老人以后,替老人提出来的。',
    openedBy: by.accountId,
    ground: by.ground,
    staffId,
    workdays: parts.answerWorkdays,
  }
  return openCase(tx, parts.keyring, opening, by.now)
}
