import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { MOST_HELPERS, type Standing } from '@/domain/helper/scope'
import { scopesText } from '@/domain/notice/templates'
import { calledBy } from '@/domain/person/relation'
import { NEEDS_CONSENT, type PersonRecord, type RecordChange, type RecordKey } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { account, helper, person, presence } from '../database/schema'
import { endEarlier, writeLevel } from './assessed'
import { consentsOf } from './consents'
import { carryEntry, takeEntry } from './entries'
import type { Keyring } from './keyring'
import { nameOf } from './names'
import { changeRecord, openPerson, valueOf, type OpenPerson } from './records'
import { notOver } from './standing'
import { tell, tellThose } from './tell'
import { WireFault } from './wire-fault'

type HelperRow = typeof helper.$inferSelect

const STRENGTH: readonly Standing[] = ['self', 'guardian', 'confirmed', 'unconfirmed']
const stronger = (one: HelperRow, other: HelperRow): boolean =>
  STRENGTH.indexOf(one.standing) < STRENGTH.indexOf(other.standing)

/**
 * Two records were found to be one elder's: what the first has and the second lacks is taken over, whoever stood to the
 * first stands to the second, and rows of the first stay where they are, to be read under either id. Of two results of an assessment
 * that of the later day counts, and is what the record says.
 * @returns the second, as it stands after it
 * @throws WireFault conflict when somebody else is 本人 there already
 */
export async function mergeInto(
  tx: Tx,
  keyring: Keyring,
  fromId: string,
  toId: string,
  now: Date,
): Promise<OpenPerson> {
  // Locked in one order, so that two merges at once cannot wait for each other.
  await tx
    .select({ id: person.id })
    .from(person)
    .where(inArray(person.id, [fromId, toId]))
    .orderBy(person.id)
    .for('update')
  const from = await openPerson(tx, keyring, fromId)
  const to = await openPerson(tx, keyring, toId)
  await moveHelpers(tx, fromId, toId, now)
  await tx
    .update(presence)
    .set({ endedAt: now })
    .where(and(eq(presence.personId, fromId), isNull(presence.endedAt)))
  await tx.update(person).set({ mergedInto: toId, identityHash: null }).where(eq(person.id, fromId))
  await tx.update(person).set({ mergedInto: toId }).where(eq(person.mergedInto, fromId))
  const acted = await takeEntry(tx, fromId, toId)
  const both = await changeRecord(tx, keyring, to, await joined(tx, toId, from.record, to.record), now)
  if (acted) await carryEntry(tx, toId, acted)
  await endEarlier(tx, keyring, toId, now)
  const after = await writeLevel(tx, keyring, both, now)
  await keepFive(tx, keyring, after, fromId, now)
  return after
}

/**
 * Lines that only the first record has, as they stand there; a sensitive one only while she agrees to it, and what she has
 * taken back in one record goes from the other too.
 */
async function joined(tx: Tx, toId: string, from: PersonRecord, to: PersonRecord): Promise<RecordChange[]> {
  const consents = await consentsOf(tx, toId)
  const stateOf = (key: RecordKey) => consents.find(({ class: cls }) => cls === NEEDS_CONSENT[key])?.state ?? 'given'
  const taken = keysOf(from).flatMap((key): RecordChange[] => {
    const line = from[key]
    return !line || to[key] || stateOf(key) !== 'given' ? [] : [{ key, ...line }]
  })
  const gone = keysOf(to).flatMap((key): RecordChange[] => {
    const line = to[key]
    const isTakenBack = stateOf(key) === 'withdrawn' || stateOf(key) === 'refused'
    return line && isTakenBack ? [{ ...line, key, value: null, gone: true }] : []
  })
  return [...taken, ...gone]
}

const keysOf = (record: PersonRecord) => Object.keys(record) as RecordKey[]

/** Whom she agreed to first stay; who is one too many waits for her word again, with what he may do now as what he asks. */
async function keepFive(tx: Tx, keyring: Keyring, her: OpenPerson, fromId: string, now: Date): Promise<void> {
  const confirmed = await tx
    .select({ helper, account })
    .from(helper)
    .innerJoin(account, eq(account.id, helper.accountId))
    .where(and(eq(helper.personId, her.row.id), eq(helper.standing, 'confirmed'), notOver(now)))
    .orderBy(sql`${helper.formerPersonId} is not distinct from ${fromId}`, asc(helper.confirmedAt), asc(helper.id))
  for (const surplus of confirmed.slice(MOST_HELPERS)) await askAgain(tx, keyring, her, surplus, now)
}

interface Surplus {
  readonly helper: HelperRow
  readonly account: typeof account.$inferSelect
}

async function askAgain(
  tx: Tx,
  keyring: Keyring,
  her: OpenPerson,
  { helper: row, account: owner }: Surplus,
  now: Date,
): Promise<void> {
  const name = valueOf(her.record, 'name') ?? '老人'
  const unknown = { birthDate: null, residence: null, street: null, community: null, phone: null, identityNumber: null }
  const told = { name, ...unknown, offered: row.scopes }
  const set = {
    standing: 'unconfirmed' as const,
    scopes: [],
    confirmedAt: null,
    ...(owner.wrappedKey && { sealedTold: keyring.sealUnder(owner.wrappedKey, owner.id, told) }),
  }
  await tx
    .update(helper)
    .set({ ...set, version: sql`${helper.version} + 1` })
    .where(eq(helper.id, row.id))
  const params = { elder: name, scopes: scopesText(row.scopes) }
  const telling = (who: string) => ({ template: 'helper-asked', params: { helper: who, ...params }, link: null })
  await tellThose(tx, keyring, her.row.id, telling(`${calledBy(row.relation)} ${nameOf(keyring, owner)}`), now, {
    own: true,
  })
  await tell(tx, keyring, row.accountId, telling('您'), now)
}

/** An account that stands to both keeps the stronger standing. */
async function moveHelpers(tx: Tx, fromId: string, toId: string, now: Date): Promise<void> {
  const active = await tx
    .select()
    .from(helper)
    .where(and(inArray(helper.personId, [fromId, toId]), ne(helper.standing, 'ended')))
    .orderBy(helper.id)
    .for('update')
  const there = active.filter(({ personId }) => personId === toId)
  const self = there.find(({ standing }) => standing === 'self')
  for (const row of active.filter(({ personId }) => personId === fromId)) {
    if (row.standing === 'self' && self && self.accountId !== row.accountId)
      throw new WireFault(
        'conflict',
        '这个身份证号已经有另一个账号登记为本人。请老人用那个账号登录,或者先注销其中一个账号。',
      )
    const twin = there.find(({ accountId }) => accountId === row.accountId)
    if (twin) await end(tx, stronger(row, twin) ? twin : row, now)
    if (twin && !stronger(row, twin)) await knownAs(tx, twin, fromId)
    else await move(tx, row, toId)
  }
}

const end = (tx: Tx, row: HelperRow, now: Date) =>
  tx
    .update(helper)
    .set({ standing: 'ended', endedAt: now, version: sql`${helper.version} + 1` })
    .where(eq(helper.id, row.id))

/** His phone may still say the id under which he knew her; whom nobody has confirmed has a name of his own for her. */
async function knownAs(tx: Tx, row: HelperRow, formerPersonId: string): Promise<void> {
  if (row.standing !== 'unconfirmed') await tx.update(helper).set({ formerPersonId }).where(eq(helper.id, row.id))
}

async function move(tx: Tx, row: HelperRow, toId: string): Promise<void> {
  const formerPersonId = row.standing === 'unconfirmed' ? (row.formerPersonId ?? row.personId) : row.personId
  await tx
    .update(helper)
    .set({ personId: toId, formerPersonId, version: sql`${helper.version} + 1` })
    .where(eq(helper.id, row.id))
}
