import { randomUUID } from 'node:crypto'
import { and, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { account, careCase, helper, notice, outbox, person, registerEntry } from '../database/schema'
import type { Keyring } from './keyring'
import { standsAt } from './standing'

/** Where a notice leads. */
export interface NoticeLink {
  readonly case?: string
  readonly person?: string
}

/** Something that an account is told. The template's words are in `src/domain/notice`. */
export interface Telling {
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly link: NoticeLink | null
  /** The person of whom it tells, where the link does not say; null where it is to be read also when she is erased. */
  readonly about?: string | null
}

/** Which phone or openid of an account may be written to, sealed in the account's own record. */
export interface AccountSecret {
  readonly name: string
  readonly phone?: string | null
  readonly openId?: string | null
}

/**
 * Tells an account something: in its inbox, and with a word outside that something is there. Both leave in the
 * transaction that causes them. Whoever closed his account is told nothing. What tells of a person is sealed under her
 * key: it goes with her when she is erased.
 */
export const tell = (tx: Tx, keyring: Keyring, accountId: string, telling: Telling, now: Date): Promise<void> =>
  tellAll(tx, keyring, [accountId], telling, { now })

/** Accounts of members of staff; who has not joined yet has none. */
export const accountsIn = (rows: readonly { readonly accountId: string | null }[]): string[] =>
  rows.flatMap(({ accountId }) => accountId ?? [])

/** Tells several accounts the same, each once and `except` not, with as many words to the database as for one. */
export async function tellAll(
  tx: Tx,
  keyring: Keyring,
  accountIds: readonly string[],
  telling: Telling,
  { now, except = null }: { readonly now: Date; readonly except?: string | null },
): Promise<void> {
  const ids = accountIds.filter((id) => id !== except)
  if (ids.length === 0) return
  const rows = await tx.select().from(account).where(inArray(account.id, ids))
  const open = rows.filter(({ wrappedKey }) => wrappedKey)
  if (open.length === 0) return
  const { template, params, link } = telling
  const her = await personOf(tx, telling)
  const notices = open.map((row) => {
    const { id: owner, wrappedKey } = her ?? row
    const sealed = keyring.sealUnder(wrappedKey, owner, { params, link })
    return { id: randomUUID(), accountId: row.id, template, personId: her?.id ?? null, sealed, createdAt: now }
  })
  await tx.insert(notice).values(notices)
  const letters = open.flatMap((row): Letter[] => {
    const { phone, openId } = keyring.open(row.id, row) as AccountSecret
    if (openId) return [{ channel: 'wechat', template, to: openId }]
    return phone ? [{ channel: 'sms', template, to: phone }] : []
  })
  await postAll(tx, keyring, letters, now)
}

/**
 * Of whom a telling tells. Null where the link names nobody: to an unconfirmed helper she has an id of his own, and what
 * he reads of her are his own words.
 */
async function personOf(tx: Tx, { about, link }: Telling) {
  if (about === null) return null
  const [opened] = link?.case
    ? await tx.select({ id: careCase.personId }).from(careCase).where(eq(careCase.id, link.case))
    : []
  const id = about ?? link?.person ?? opened?.id
  if (id === undefined) return null
  const [row] = await tx.select({ id: person.id, wrappedKey: person.wrappedKey }).from(person).where(eq(person.id, id))
  return row?.wrappedKey ? row : null
}

/** A message to the outside. `code` is the only thing that its text may hold beside the template's own words. */
export interface Letter {
  readonly channel: 'sms' | 'wechat'
  readonly template: string
  readonly to: string
  readonly code?: string
}

/** Puts a letter into the outbox, sealed under a key of its own. */
export const post = (tx: Tx, keyring: Keyring, letter: Letter, now: Date): Promise<void> =>
  postAll(tx, keyring, [letter], now)

async function postAll(tx: Tx, keyring: Keyring, letters: readonly Letter[], now: Date): Promise<void> {
  if (letters.length === 0) return
  const rows = letters.map(({ channel, template, ...secret }) => {
    const id = randomUUID()
    return {
      id,
      channel,
      template,
      ...keyring.seal(id, secret),
      status: 'waiting' as const,
      nextAt: now,
      createdAt: now,
    }
  })
  await tx.insert(outbox).values(rows)
}

/** Of somebody who died nothing is told to her own account and phone any more. */
const isNotOfTheDead = sql`not (${helper.standing} = 'self' and exists (
  select 1 from ${registerEntry} where ${registerEntry.personId} = ${helper.personId} and ${registerEntry.whereabouts} = 'died'))`

/** Everybody who stands to a person by herself or by her word: who is told what happens to her record. */
export async function tellThose(
  tx: Tx,
  keyring: Keyring,
  personId: string,
  telling: Telling,
  now: Date,
  who: { readonly except?: string | null; readonly own?: boolean } = {},
): Promise<void> {
  const rows = await tx
    .select({ accountId: helper.accountId, standing: helper.standing })
    .from(helper)
    .where(and(eq(helper.personId, personId), standsAt(now), ne(helper.standing, 'unconfirmed'), isNotOfTheDead))
  const meant = rows.filter(({ standing }) => !who.own || standing === 'self' || standing === 'guardian')
  const ids = meant.map(({ accountId }) => accountId)
  await tellAll(tx, keyring, ids, telling, { now, except: who.except })
}

/** How much an account has not read yet. */
export async function unreadOf(tx: Tx, accountId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(notice)
    .where(and(eq(notice.accountId, accountId), isNull(notice.readAt)))
  return row?.n ?? 0
}
