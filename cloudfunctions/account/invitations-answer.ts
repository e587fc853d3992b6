import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { ActionOutput } from '@/contract'
import type { PersonCard } from '@/contract/account'
import type { Scope } from '@/domain/helper/scope'
import type { PersonRecord, RecordChange } from '@/domain/person/record'
import type { Tx } from '../database/database'
import { helper, invitation, person } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { nameKey } from '../runtime/names'
import { changeRecord, idsOf, newPerson, openPerson, valueOf, type OpenPerson } from '../runtime/records'
import { notOver } from '../runtime/standing'
import { tell } from '../runtime/tell'
import { invalidField, WireFault } from '../runtime/wire-fault'
import { openAccount, type Known } from './accounts'
import { checkRoom, insertHelper, linesOf, selfRow } from './add-person'
import type { Asked } from './asked'
import { isHerOwn, keepWord } from './helper-decisions'
import { invitationCard, withAccount, type InvitationRow } from './helpers-cards'
import { changeHelperRow, checkFive, standingRow, tellBoth, untilOf } from './helpers-change'
import { noInvitation, openInvitation, type InvitationSecret, type OpenInvitation } from './invitations-secret'
import { cardOf, traceShown } from './people-cards'
import { sealTold, toldIn, toldName, type HelperRow, type Told } from './people-told'

/** What an invitation asks, to whoever has its secret. */
export async function lookInvitation(
  { db, input, now }: Asked<'lookInvitation'>,
  keyring: Keyring,
): Promise<ActionOutput<'account', 'lookInvitation'>> {
  const { row, secret } = await openInvitation(db, keyring, input, now)
  const relation = secret.called as PersonCard['relation'] | null
  return { invitation: invitationCard(row, now), elder: secret.name, by: secret.byName, relation }
}

/** Says no. A helper who asked the elder is told; whoever asked for a helper sees it in his list. */
export async function refuseInvitation({ db, caller, input, now }: Asked<'refuseInvitation'>, keyring: Keyring) {
  const { row, secret } = await openInvitation(db, keyring, input, now)
  checkAnothers(row, caller.account)
  await close(db, row, 'refused', null)
  const params = { helper: '您', elder: secret.name }
  if (row.kind === 'elder')
    await tell(db, keyring, row.byAccount, { template: 'helper-refused', params, link: null }, now)
  return {}
}

/** Takes an invitation up: as a helper, or as the elder herself. Of many at once one gets it. */
export async function acceptInvitation(
  { db, caller, input, now }: Asked<'acceptInvitation'>,
  keyring: Keyring,
): Promise<{ person: PersonCard }> {
  const owner = await openAccount(db, keyring, caller.account)
  const open = await openInvitation(db, keyring, input, now)
  checkAnothers(open.row, owner.row.id)
  const taking: Taking = { keyring, owner, open, input, now }
  const row = open.row.kind === 'elder' ? await acceptAsElder(db, taking) : await acceptAsHelper(db, taking)
  const [of] = await db.select().from(person).where(eq(person.id, row.personId))
  const card = of && (await cardOf(db, keyring, owner.row, { helper: row, person: of }))
  if (!card) throw new Error('an invitation led to nobody')
  await traceShown(db, row, now)
  return { person: card }
}

interface Taking {
  readonly keyring: Keyring
  readonly owner: Known
  readonly open: OpenInvitation
  readonly input: Asked<'acceptInvitation'>['input']
  readonly now: Date
}

function checkAnothers(row: InvitationRow, account: string | null): void {
  if (row.byAccount === account)
    throw new WireFault('conflict', '这是您自己发出的邀请。请把它发给要请的人,让他用自己的手机打开。')
}

/** One answer, however many come at once. @throws WireFault not-found for all but the first */
async function close(tx: Tx, row: InvitationRow, status: 'accepted' | 'refused', by: string | null): Promise<void> {
  const [mine] = await tx
    .update(invitation)
    .set({ status, acceptedBy: by, sealed: new Uint8Array() })
    .where(and(eq(invitation.id, row.id), eq(invitation.status, 'open')))
    .returning({ id: invitation.id })
  if (!mine) throw noInvitation()
}

async function acceptAsHelper(tx: Tx, taking: Taking): Promise<HelperRow> {
  const { keyring, owner, open, input, now } = taking
  const { relation } = input
  if (!relation) throw invalidField('relation', '请选您叫老人什么')
  if (relation === '本人') throw invalidField('relation', '这份邀请是请人帮忙的,不是给老人自己的。请选您叫老人什么')
  const offered = await stillOffered(tx, open.row, now)
  await close(tx, open.row, 'accepted', owner.row.id)
  const opened = await openCounting(tx, keyring, open.row.personId)
  const ids = await idsOf(tx, opened.row.id)
  const standing = await standingRow(tx, owner.row.id, ids, now)
  if (standing && standing.standing !== 'unconfirmed')
    throw new WireFault('conflict', '您已经能替这位老人办事了,不用再接受邀请。')
  if (!standing) await checkRoom(tx, owner.row.id, now)
  const row = (await isHerOwn(tx, open.row, ids))
    ? await agreed(tx, taking, { opened, ids, standing, relation })
    : await waiting(tx, taking, { opened, standing, relation, offered })
  const elder = valueOf(opened.record, 'name') ?? open.secret.name
  const template = row.standing === 'confirmed' ? ('helper-confirmed' as const) : ('helper-asked' as const)
  await tellBoth(tx, keyring, { template, row, personId: opened.row.id, elder }, now, offered)
  await tellInviter(tx, keyring, open, row, now)
  return row
}

/** The record that counts, locked. */
async function openCounting(tx: Tx, keyring: Keyring, personId: string): Promise<OpenPerson> {
  const opened = await openPerson(tx, keyring, personId, true)
  return opened.row.mergedInto ? openPerson(tx, keyring, opened.row.mergedInto, true) : opened
}

/** A helper's word is worth what he may do himself at this moment. @throws WireFault not-found when that is nothing */
async function stillOffered(tx: Tx, { helperId, scopes }: InvitationRow, now: Date): Promise<Scope[]> {
  if (helperId === null) return scopes
  const [inviter] = await tx
    .select({ scopes: helper.scopes })
    .from(helper)
    .where(and(eq(helper.id, helperId), inArray(helper.standing, ['confirmed', 'guardian']), notOver(now)))
  const left = scopes.filter((scope) => inviter?.scopes.includes(scope))
  if (left.length === 0) throw noInvitation()
  return left
}

interface Arrival {
  readonly opened: OpenPerson
  readonly standing: HelperRow | null
  readonly relation: string
}

/** She asked him herself, so she has agreed. */
async function agreed(
  tx: Tx,
  { owner, open, now }: Taking,
  { opened, ids, standing, relation }: Arrival & { readonly ids: readonly string[] },
): Promise<HelperRow> {
  await checkFive(tx, ids, now)
  const { scopes, until } = open.row
  const values = { standing: 'confirmed' as const, scopes, until, relation, confirmedAt: now, toldHash: null }
  const to = { personId: opened.row.id }
  if (standing) return changeHelperRow(tx, standing, { ...values, ...to })
  return insertHelper(tx, { ...values, ...to, accountId: owner.row.id }, now)
}

/** Another helper asked him, or a worker beside her: she decides, or he beside her, and until then he has nothing. */
async function waiting(
  tx: Tx,
  { keyring, owner, open, now }: Taking,
  { opened, standing, relation, offered }: Arrival & { readonly offered: readonly Scope[] },
): Promise<HelperRow> {
  const before = standing && toldIn(keyring, owner.row, standing)
  const sealedTold = sealTold(keyring, owner.row, { ...(before ?? toldName(open.secret.name)), offered })
  if (standing) return changeHelperRow(tx, standing, { sealedTold, relation })
  const values = { accountId: owner.row.id, personId: opened.row.id, relation, sealedTold, scopes: [] }
  return insertHelper(tx, { ...values, standing: 'unconfirmed', formerPersonId: randomUUID() }, now)
}

async function tellInviter(tx: Tx, keyring: Keyring, { row, secret }: OpenInvitation, by: HelperRow, now: Date) {
  const { account } = await withAccount(tx, by)
  const helperName = (keyring.open(account.id, account) as { name: string }).name
  const params = { helper: helperName, elder: secret.name }
  await tell(
    tx,
    keyring,
    row.byAccount,
    { template: 'invitation-accepted', params, link: null, about: by.personId },
    now,
  )
}

/**
 * Who takes it up is 本人: her own record, fresh or as it is, becomes that of the helper who asked. What he typed fills
 * what her record lacks.
 */
async function acceptAsElder(tx: Tx, taking: Taking): Promise<HelperRow> {
  const { keyring, owner, open, input, now } = taking
  const until = input.until === undefined ? open.row.until : untilOf(input.until, now)
  const scopes = input.scopes ?? open.row.scopes
  const { helperId } = open.row
  const [asking] = helperId ? await tx.select().from(helper).where(eq(helper.id, helperId)) : []
  if (asking?.standing !== 'unconfirmed') throw noInvitation()
  await close(tx, open.row, 'accepted', owner.row.id)
  const self = await ownRecord(tx, taking, open.secret)
  const ids = await idsOf(tx, self.opened.row.id)
  await checkFive(tx, ids, now)
  if (await standingRow(tx, asking.accountId, ids, now))
    throw new WireFault('conflict', '这位帮手已经在您的名单里了,不用再同意一次。')
  const { account: helperAccount } = await withAccount(tx, asking)
  const told = toldIn(keyring, helperAccount, asking)
  const lacking = told ? lackingLines(self.opened.record, told, asking.accountId, now) : []
  const filled = lacking.length > 0 ? await changeRecord(tx, keyring, self.opened, lacking, now) : self.opened
  const row = await changeHelperRow(tx, asking, {
    personId: filled.row.id,
    formerPersonId: asking.formerPersonId ?? asking.personId,
    standing: 'confirmed',
    scopes,
    until,
    confirmedAt: now,
    toldHash: null,
  })
  const said = { kind: 'confirm', about: { helperId: row.id }, byAccount: owner.row.id, ground: 'self' } as const
  await keepWord(tx, keyring, filled.row, { ...said, way: 'own-phone' }, now)
  const elder = valueOf(filled.record, 'name') ?? open.secret.name
  await tellBoth(tx, keyring, { template: 'helper-confirmed', row, personId: filled.row.id, elder }, now)
  return self.row
}

/** What a helper told and her record lacks. A street is worth nothing in another county than the one he meant. */
function lackingLines(record: PersonRecord, told: Told, account: string, now: Date): RecordChange[] {
  const county = valueOf(record, 'residence')
  const isElsewhere = county !== null && county !== told.residence
  return linesOf(told, { account, as: 'helper' }, now).filter(
    ({ key }) => !record[key] && !(isElsewhere && (key === 'street' || key === 'community')),
  )
}

/** Her own record, locked; made when she has none. A name that is not the one asked for is a phone in the wrong hand. */
async function ownRecord(
  tx: Tx,
  { keyring, owner, now }: Taking,
  { name }: InvitationSecret,
): Promise<{ readonly row: HelperRow; readonly opened: OpenPerson }> {
  const [row] = await tx
    .select()
    .from(helper)
    .where(and(eq(helper.accountId, owner.row.id), eq(helper.standing, 'self')))
  if (row) {
    const opened = await openPerson(tx, keyring, row.personId, true)
    const known = valueOf(opened.record, 'name')
    if (known && nameKey(known) !== nameKey(name))
      throw new WireFault(
        'conflict',
        `这份邀请是给${name}本人的,您的资料里写的是${known}。请让${name}用自己的手机打开,或让邀请的人改对姓名再发一次。`,
      )
    return { row, opened }
  }
  const by = { account: owner.row.id, as: 'self' } as const
  const line = { key: 'name', value: name, source: 'self', by, since: now.toISOString() } as const
  const opened = await newPerson(tx, keyring, [line], now)
  return { row: await selfRow(tx, owner.row.id, opened.row.id, now), opened }
}
