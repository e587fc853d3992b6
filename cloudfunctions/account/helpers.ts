import { and, eq } from 'drizzle-orm'
import type { HelperCard } from '@/contract/account'
import type { Tx } from '../database/database'
import { helper, invitation } from '../database/schema'
import type { Call, ForPerson } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { idsOf, openPerson, valueOf, type OpenPerson } from '../runtime/records'
import { WireFault } from '../runtime/wire-fault'
import type { Asked } from './asked'
import { askGuardianship } from './guardians'
import { agreedTo, keepWord, wayOf } from './helper-decisions'
import { broughtBy, helperCard, helpersFor, herToldHash, withAccount } from './helpers-cards'
import { changeHelperRow, checkFive, endHelperRow, standingRow, tellBoth, untilOf } from './helpers-change'
import { askElder, invite, withdrawInvitation } from './invitations'
import { acceptInvitation, lookInvitation, refuseInvitation } from './invitations-answer'
import type { AccountParts } from './parts'
import type { HelperRow } from './people-told'
import { endPresence } from './presence-end'
import { hers } from './record'

/** Who may act for her: asked in, agreed to, changed and ended. */
export function helperHandlers({
  keyring,
  places,
  answerWorkdays,
}: Pick<AccountParts, 'keyring' | 'places' | 'answerWorkdays'>) {
  return {
    helpers: (call: Asked<'helpers'>) => helpersFor(call, keyring, places),
    invite: (call: Asked<'invite'>) => invite(call, keyring),
    askElder: (call: Asked<'askElder'>) => askElder(call, keyring),
    withdrawInvitation: (call: Asked<'withdrawInvitation'>) => withdrawInvitation(call),
    lookInvitation: (call: Asked<'lookInvitation'>) => lookInvitation(call, keyring),
    acceptInvitation: (call: Asked<'acceptInvitation'>) => acceptInvitation(call, keyring),
    refuseInvitation: (call: Asked<'refuseInvitation'>) => refuseInvitation(call, keyring),
    confirmHelper: (call: Asked<'confirmHelper'>) => confirmHelper(call, keyring),
    changeHelper: (call: Asked<'changeHelper'>) => changeHelper(call, keyring),
    endHelper: (call: Asked<'endHelper'>) => endHelper(call, keyring),
    endPresence: (call: Asked<'endPresence'>) => endPresence(call, keyring),
    leave: (call: Asked<'leave'>) => leave(call, keyring),
    askGuardianship: (call: Asked<'askGuardianship'>) => askGuardianship(call, keyring, { places, answerWorkdays }),
  }
}

type Answer = Promise<{ helper: HelperCard }>

const NOBODY_THERE = '没有找到这位帮手。请退回名单再看看。'
const UNNAMED = '老人'

const nameIn = ({ record }: OpenPerson): string => valueOf(record, 'name') ?? UNNAMED

/** A helper row that is hers to decide over. @throws WireFault not-found for any other */
async function rowOf(
  tx: Tx,
  id: string,
  ids: readonly string[],
  also: (row: HelperRow) => boolean = () => false,
): Promise<HelperRow> {
  const [row] = await tx.select().from(helper).where(eq(helper.id, id))
  if (!row || !(ids.includes(row.personId) || also(row))) throw new WireFault('not-found', NOBODY_THERE)
  return row
}

/** A worker is nobody's judge in his own affair. */
function checkOthers({ caller }: Call<unknown>, { ground }: ForPerson, row: HelperRow): void {
  if (ground === 'presence' && row.accountId === caller.account)
    throw new WireFault('forbidden', '您自己也是这位老人的帮手,请让同事来办这一步。')
}

async function answer(tx: Tx, keyring: Keyring, row: HelperRow, { caller, now }: Call<unknown>): Answer {
  const agreed = await agreedTo(tx, keyring, [row.personId])
  const brought = await broughtBy(tx, [row.personId])
  return { helper: helperCard(keyring, await withAccount(tx, row), { by: caller.account, now, agreed, brought }) }
}

/** Keeps how she agreed, beside what was agreed. */
async function keep(
  { db, caller, now, input }: Asked<'confirmHelper' | 'changeHelper'>,
  keyring: Keyring,
  { row: her }: OpenPerson,
  {
    kind,
    row,
    by: { ground },
  }: { readonly kind: 'confirm' | 'change'; readonly row: HelperRow; readonly by: ForPerson },
): Promise<void> {
  const { proof } = input
  const said = { kind, about: { helperId: row.id }, byAccount: caller.account ?? '', ground }
  await keepWord(db, keyring, her, { ...said, way: wayOf(ground, proof), proof }, now)
}

/**
 * She agrees to a helper. At the counter also to one who registered her without her number: what he typed is what her
 * record says, and now he comes to her record.
 */
async function confirmHelper(call: Asked<'confirmHelper'>, keyring: Keyring): Answer {
  const { db, input, now } = call
  const by = hers(call)
  wayOf(by.ground, input.proof)
  const until = untilOf(input.until, now)
  // What he asked of her own phone is answered. Before her row, in the order of whoever takes an invitation up.
  await db
    .update(invitation)
    .set({ status: 'withdrawn', sealed: new Uint8Array() })
    .where(and(eq(invitation.helperId, input.id), eq(invitation.kind, 'elder'), eq(invitation.status, 'open')))
  const opened = await openPerson(db, keyring, by.id, true)
  const ids = await idsOf(db, by.id)
  const hash = by.ground === 'presence' ? herToldHash(keyring, opened) : null
  const row = await rowOf(db, input.id, ids, ({ toldHash }) => hash !== null && toldHash === hash)
  checkOthers(call, by, row)
  await checkFive(db, ids, now)
  const there = row.personId === by.id ? null : await standingRow(db, row.accountId, [by.id], now)
  if (there) throw new WireFault('conflict', '这个人已经在帮手名单里了。')
  const seen = { id: row.id, version: input.version, standing: 'unconfirmed' as const }
  const agreed = { standing: 'confirmed' as const, scopes: input.scopes, until, confirmedAt: now, toldHash: null }
  const after = await changeHelperRow(db, seen, { ...agreed, personId: by.id })
  await keep(call, keyring, opened, { kind: 'confirm', row: after, by })
  const about = { template: 'helper-confirmed' as const, row: after, personId: by.id, elder: nameIn(opened) }
  await tellBoth(db, keyring, about, now)
  return answer(db, keyring, after, call)
}

async function changeHelper(call: Asked<'changeHelper'>, keyring: Keyring): Answer {
  const { db, input, now } = call
  const by = hers(call)
  wayOf(by.ground, input.proof)
  const until = untilOf(input.until, now)
  const opened = await openPerson(db, keyring, by.id, true)
  const row = await rowOf(db, input.id, await idsOf(db, by.id))
  checkOthers(call, by, row)
  if (row.until !== null && row.until <= now)
    throw new WireFault('conflict', '说好的日子已经到了,他现在不能办了。还要他帮忙,请重新邀请。')
  const seen = { id: row.id, version: input.version, standing: 'confirmed' as const }
  const after = await changeHelperRow(db, seen, { scopes: input.scopes, until })
  await keep(call, keyring, opened, { kind: 'change', row: after, by })
  await tellBoth(db, keyring, { template: 'scopes-changed', row: after, personId: by.id, elder: nameIn(opened) }, now)
  return answer(db, keyring, after, call)
}

async function endHelper(call: Asked<'endHelper'>, keyring: Keyring): Answer {
  const { db, input, now } = call
  const by = hers(call)
  const row = await rowOf(db, input.id, await idsOf(db, by.id))
  if (row.standing === 'self') throw new WireFault('forbidden', '老人自己不能从名单里去掉。')
  if (row.standing === 'guardian' && by.ground !== 'presence')
    throw new WireFault('forbidden', '监护人是凭材料登记的。要变更,请带材料到社区当面办。')
  const { row: after, ended } = await endHelperRow(db, row, now)
  if (ended) {
    const template = row.standing === 'unconfirmed' ? 'helper-refused' : 'helper-revoked'
    const elder = nameIn(await openPerson(db, keyring, by.id))
    await tellBoth(db, keyring, { template, row: after, personId: by.id, elder }, now)
  }
  return answer(db, keyring, after, call)
}

/** Whom nobody had agreed to leaves without a word: she may never have heard of him. */
async function leave(call: Asked<'leave'>, keyring: Keyring): Promise<Record<string, never>> {
  const { db, now } = call
  const { id, ground, helper: own } = hers(call)
  if (ground === 'self' || !own)
    throw new WireFault('conflict', '这是您自己的资料,不能退出。不想留了,可以在“我的”里删除。')
  const row = await rowOf(db, own, [id])
  const { row: after, ended } = await endHelperRow(db, row, now)
  if (ended && row.standing !== 'unconfirmed') {
    const elder = nameIn(await openPerson(db, keyring, id))
    await tellBoth(db, keyring, { template: 'helper-left', row: after, personId: id, elder }, now)
  }
  return {}
}
