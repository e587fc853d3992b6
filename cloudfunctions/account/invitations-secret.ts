import { randomBytes, randomInt } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { passOneByOne, type Tx } from '../database/database'
import { account, invitation } from '../database/schema'
import type { Limit } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { nameKey } from '../runtime/names'
import { invalidField, WireFault } from '../runtime/wire-fault'
import type { AccountRow } from './accounts'
import type { InvitationRow } from './helpers-cards'

const LINK_BYTES = 24
const LINK_DAYS = 7
const CODE_HOURS = 24
const HOUR_MS = 3_600_000
const DRAWS = 20

/** What an invitation keeps sealed under the key of the account that invites: what the invited may read. */
export interface InvitationSecret {
  /** The elder's full name, with which the six digits count. */
  readonly name: string
  /** What the helper who asks calls her; null where she or a worker beside her invites. */
  readonly called: string | null
  /** «子女 王丽», «社工 李敏». */
  readonly byName: string
}

/** How an invitation is named by whoever has it. */
export interface LinkOrCode {
  readonly link?: string
  readonly code?: string
  readonly name?: string
}

const linkHash = (keyring: Keyring, link: string): string => keyring.hash(`invitation link:${link}`)
const codeHash = (keyring: Keyring, code: string, name: string): string =>
  keyring.hash(`invitation code:${code}:${nameKey(name)}`)

/** The link counts for a week, the digits for their first day. */
export const endOfInvitation = (now: Date): Date => new Date(now.getTime() + LINK_DAYS * 24 * HOUR_MS)
const codesSince = (now: Date): Date => new Date(now.getTime() - CODE_HOURS * HOUR_MS)

/** Draws both secrets. No two open invitations with one elder's name have the same digits. */
export async function drawSecrets(tx: Tx, keyring: Keyring, name: string, now: Date) {
  const link = randomBytes(LINK_BYTES).toString('base64url')
  for (let draws = 0; draws < DRAWS; draws += 1) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const hash = codeHash(keyring, code, name)
    await passOneByOne(tx, `invitation code ${hash}`)
    const [taken] = await tx.select({ id: invitation.id }).from(invitation).where(byCode(hash, now))
    if (!taken) return { link, code, linkHash: linkHash(keyring, link), codeHash: hash }
  }
  throw new Error('no free six digits were drawn')
}

const byCode = (hash: string, now: Date) =>
  and(
    eq(invitation.codeHash, hash),
    eq(invitation.status, 'open'),
    gt(invitation.createdAt, codesSince(now)),
    gt(invitation.endsAt, now),
  )

/** The same words for a wrong one, one that is over and one that was taken back. */
export const noInvitation = () =>
  new WireFault('not-found', '没有找到这份邀请:可能写错了,也可能过期、用过或收回了。请让邀请您的人再发一次。')

export interface OpenInvitation {
  readonly row: InvitationRow
  readonly secret: InvitationSecret
}

/** The open invitation of a link, or of six digits and a name. @throws WireFault not-found, in equal words */
export async function openInvitation(
  tx: Tx,
  keyring: Keyring,
  { link, code, name }: LinkOrCode,
  now: Date,
): Promise<OpenInvitation> {
  if (!link && !code) throw invalidField('code', '请填6位数字')
  if (!link && !name) throw invalidField('name', '请填老人的姓名')
  const named = link
    ? and(eq(invitation.linkHash, linkHash(keyring, link)), eq(invitation.status, 'open'), gt(invitation.endsAt, now))
    : byCode(codeHash(keyring, code ?? '', name ?? ''), now)
  const [found] = await tx
    .select({ row: invitation, by: account })
    .from(invitation)
    .innerJoin(account, eq(account.id, invitation.byAccount))
    .where(named)
  const runOut = found && found.row.until !== null && found.row.until <= now
  if (!found?.by.wrappedKey || runOut) throw noInvitation()
  return { row: found.row, secret: secretIn(keyring, found.by, found.row) }
}

const secretIn = (keyring: Keyring, by: AccountRow, row: InvitationRow): InvitationSecret =>
  keyring.open(by.id, { wrappedKey: by.wrappedKey, sealed: row.sealed }) as InvitationSecret

const LOCKED = '邀请试错太多次了,请半小时后再试。也可以请邀请您的人把链接发给您,或打 12349 问。'
const BUSY = '试的次数太多了,请一小时后再试。也可以请邀请您的人把链接发给您,或打 12349 问。'

/** A link is 192 bits, which nobody guesses: it is the way back from the lock, and stands outside of it. */
const byDigits = ({ link }: LinkOrCode): boolean => !link

/** Guessing six digits: by one account, from one place, and at one name from everywhere. */
const GUESSES: readonly Limit[] = [
  {
    ...{ name: 'invitation', by: 'account', when: byDigits },
    ...{ most: 5, minutes: 15, lock: 30, counts: 'failures-kept', words: LOCKED },
  },
  {
    ...{ name: 'invitation sender', by: 'sender', when: byDigits },
    ...{ most: 30, minutes: 60, counts: 'failures-kept', words: BUSY },
  },
  {
    name: 'invitation name',
    by: { input: ({ link, name }: LinkOrCode) => (link || !name ? null : nameKey(name)) },
    most: 100,
    minutes: 60,
    counts: 'tries',
    words: BUSY,
  },
]

export const INVITATION_LIMITS = {
  lookInvitation: GUESSES,
  acceptInvitation: GUESSES,
  refuseInvitation: GUESSES,
} satisfies Readonly<Record<string, readonly Limit[]>>
