import { randomUUID } from 'node:crypto'
import { and, count, eq, gt, inArray } from 'drizzle-orm'
import type { ActionOutput } from '@/contract'
import type { InvitationCard } from '@/contract/account'
import { SCOPE_WORDS, type Scope } from '@/domain/helper/scope'
import type { Tx } from '../database/database'
import { helper, invitation } from '../database/schema'
import type { Call, ForPerson } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { actorNames } from '../runtime/names'
import { idsOf, openPerson, valueOf } from '../runtime/records'
import { WireFault } from '../runtime/wire-fault'
import { openAccount, type AccountRow } from './accounts'
import type { Asked } from './asked'
import { keepWord, wayOf } from './helper-decisions'
import { decides, invitationCard, type InvitationRow } from './helpers-cards'
import { untilOf } from './helpers-change'
import { drawSecrets, endOfInvitation, noInvitation, type InvitationSecret } from './invitations-secret'
import { toldIn, type HelperRow } from './people-told'
import { hers } from './record'

/** Open invitations to one person: more would only make guessing easier. */
const MOST_OPEN = 10

type Invited = Promise<ActionOutput<'account', 'invite'>>

/** Asks somebody to help her; a helper gives no more, and for no longer, than he has himself. */
export async function invite(call: Asked<'invite'>, keyring: Keyring): Invited {
  const { db, input, now } = call
  const by = hers(call)
  const { ground } = by
  const way = wayOf(ground, input.proof)
  const { row: her, record } = await openPerson(db, keyring, by.id)
  const name = valueOf(record, 'name')
  if (!name) throw new WireFault('conflict', '老人的资料里还没有姓名。请先填上姓名,再邀请别人。')
  const own = decides(by.ground) ? null : await ownRow(db, by)
  if (own) checkGiven(own, input.scopes)
  const until = shorter(untilOf(input.until, now), own?.until ?? null)
  await checkOpen(db, by.id, now)
  const { row: owner } = await openAccount(db, keyring, call.caller.account)
  const byName = await inviterWords(call, keyring, by, name)
  const secret = { name, called: own ? by.relation : null, byName }
  const sending = { kind: 'helper', by, scopes: input.scopes, until, helperId: own?.id, secret } as const
  const invited = await send(db, keyring, owner, sending, now)
  if (own) return invited
  const said = { kind: 'invite', about: { invitationId: invited.invitation.id }, byAccount: owner.id, ground } as const
  await keepWord(db, keyring, her, { ...said, way, proof: input.proof }, now)
  return invited
}

/**
 * A helper asks her to agree on her own phone. An earlier asking of his is taken back: one pair of secrets is enough.
 * @throws WireFault conflict for somebody to whom she has agreed already
 */
export async function askElder(call: Asked<'askElder'>, keyring: Keyring): Invited {
  const { db, input, now } = call
  const by = hers(call)
  if (by.ground !== 'unconfirmed') throw new WireFault('conflict', '老人已经同意您帮忙了,不用再请她同意。')
  const own = await ownRow(db, by)
  const { row: owner } = await openAccount(db, keyring, call.caller.account)
  const name = toldIn(keyring, owner, own)?.name
  if (!name) throw new Error('an unconfirmed helper told no name')
  const until = untilOf(input.until, now)
  await db
    .update(invitation)
    .set({ status: 'withdrawn', sealed: new Uint8Array() })
    .where(and(eq(invitation.helperId, own.id), eq(invitation.kind, 'elder'), eq(invitation.status, 'open')))
  const byName = await inviterWords(call, keyring, by, name)
  const secret = { name, called: by.relation, byName }
  return send(db, keyring, owner, { kind: 'elder', by, scopes: input.scopes, until, helperId: own.id, secret }, now)
}

async function ownRow(tx: Tx, { helper: id }: ForPerson): Promise<HelperRow> {
  const [row] = id ? await tx.select().from(helper).where(eq(helper.id, id)) : []
  if (!row) throw new Error('a helper who was let in has no row')
  return row
}

function checkGiven({ scopes: own }: HelperRow, given: readonly Scope[]): void {
  const beyond = given.filter((scope) => !own.includes(scope))
  if (beyond.length === 0) return
  const words = `您自己没有“${beyond.map((scope) => SCOPE_WORDS[scope]).join('、')}”,不能给别人`
  throw new WireFault('forbidden', `${words}。`, { scopes: words })
}

/** The earlier of two ends. @throws WireFault invalid where somebody gives longer than he has */
function shorter(given: Date | null, own: Date | null): Date | null {
  if (!own) return given
  if (!given) return own
  if (given > own) {
    const words = '您自己也办不到那么久,请选早一点的日子'
    throw new WireFault('invalid', `${words}。`, { until: words })
  }
  return given
}

async function checkOpen(tx: Tx, personId: string, now: Date): Promise<void> {
  const [row] = await tx
    .select({ n: count() })
    .from(invitation)
    .where(and(eq(invitation.personId, personId), eq(invitation.status, 'open'), gt(invitation.endsAt, now)))
  if ((row?.n ?? 0) >= MOST_OPEN)
    throw new WireFault('conflict', `还有${MOST_OPEN}份邀请没人接。请先收回不用的,再发新的。`)
}

/** Who asks, as the invited reads it; she herself by her name. */
async function inviterWords(call: Call<unknown>, keyring: Keyring, by: ForPerson, name: string): Promise<string> {
  if (by.ground === 'self') return name
  const nameOf = await actorNames(call.db, keyring, [by.id])
  return nameOf({ accountId: call.caller.account ?? '', ground: by.ground })
}

interface Sending {
  readonly kind: InvitationRow['kind']
  readonly by: ForPerson
  readonly scopes: Scope[]
  readonly until: Date | null
  readonly helperId: string | undefined
  readonly secret: InvitationSecret
}

async function send(tx: Tx, keyring: Keyring, owner: AccountRow, sending: Sending, now: Date): Invited {
  const { by, secret, ...values } = sending
  const { link, code, ...hashes } = await drawSecrets(tx, keyring, secret.name, now)
  const [row] = await tx
    .insert(invitation)
    .values({
      ...values,
      ...hashes,
      id: randomUUID(),
      personId: by.id,
      byAccount: owner.id,
      sealed: keyring.sealUnder(owner.wrappedKey, owner.id, secret),
      status: 'open',
      endsAt: endOfInvitation(now),
      createdAt: now,
    })
    .returning()
  if (!row) throw new Error('a new invitation was not given back')
  return { invitation: invitationCard(row, now), link, code }
}

/** Who made it takes it back, and she may take back whatever was made for her. */
export async function withdrawInvitation(call: Asked<'withdrawInvitation'>): Promise<{ invitation: InvitationCard }> {
  const { db, caller, input, now } = call
  const by = hers(call)
  const [row] = await db
    .select()
    .from(invitation)
    .where(and(eq(invitation.id, input.id), inArray(invitation.personId, await idsOf(db, by.id))))
  if (!row || !(decides(by.ground) || row.byAccount === caller.account)) throw noInvitation()
  if (row.status === 'withdrawn') return { invitation: invitationCard(row, now) }
  const [after] = await db
    .update(invitation)
    .set({ status: 'withdrawn', sealed: new Uint8Array() })
    .where(and(eq(invitation.id, row.id), eq(invitation.status, 'open')))
    .returning()
  if (!after) throw new WireFault('conflict', '这份邀请刚刚有人回应了,收不回来了。请看看帮手名单,不想要可以取消他。')
  return { invitation: invitationCard(after, now) }
}
