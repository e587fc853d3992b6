import { randomUUID } from 'node:crypto'
import { and, count, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { account, careCase, helper, notice, outbox, person } from '../database/schema'
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
export async function tell(tx: Tx, keyring: Keyring, accountId: string, telling: Telling, now: Date): Promise<void> {
  const [row] = await tx.select().from(account).where(eq(account.id, accountId))
  if (!row?.wrappedKey) return
  const { template, params, link } = telling
  const her = await personOf(tx, telling)
  const { id: owner, wrappedKey } = her ?? row
  const sealed = keyring.sealUnder(wrappedKey, owner, { params, link })
  const values = { id: randomUUID(), accountId, template, personId: her?.id ?? null, sealed, createdAt: now }
  await tx.insert(notice).values(values)
  const { phone, openId } = keyring.open(row.id, row) as AccountSecret
  const way = openId
    ? ({ channel: 'wechat', to: openId } as const)
    : phone
      ? ({ channel: 'sms', to: phone } as const)
      : null
  if (way) await post(tx, keyring, { channel: way.channel, template, to: way.to }, now)
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
export async function post(
  tx: Tx,
  keyring: Keyring,
  { channel, template, ...secret }: Letter,
  now: Date,
): Promise<void> {
  const id = randomUUID()
  const row = { id, channel, template, ...keyring.seal(id, secret), status: 'waiting' as const }
  await tx.insert(outbox).values({ ...row, nextAt: now, createdAt: now })
}

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
    .where(and(eq(helper.personId, personId), standsAt(now), ne(helper.standing, 'unconfirmed')))
  for (const { accountId, standing } of rows) {
    const hers = standing === 'self' || standing === 'guardian'
    if (accountId !== who.except && (hers || !who.own)) await tell(tx, keyring, accountId, telling, now)
  }
}

/** How much an account has not read yet. */
export async function unreadOf(tx: Tx, accountId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(notice)
    .where(and(eq(notice.accountId, accountId), isNull(notice.readAt)))
  return row?.n ?? 0
}
