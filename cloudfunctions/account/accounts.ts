import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { passOneByOne, type Tx } from '../database/database'
import { account, identity } from '../database/schema'
import type { Keyring } from '../runtime/keyring'

export type Provider = 'wechat' | 'demo'

export interface Known {
  readonly id: string
  readonly name: string
}

/** The account behind an identity, or null. */
export async function findAccount(
  db: Tx,
  keyring: Keyring,
  provider: Provider,
  subject: string,
): Promise<Known | null> {
  const [row] = await db
    .select({ account })
    .from(identity)
    .innerJoin(account, eq(account.id, identity.accountId))
    .where(and(eq(identity.provider, provider), eq(identity.subjectHash, subjectHash(keyring, provider, subject))))
  return row ? { id: row.account.id, name: nameOf(keyring, row.account) } : null
}

/** The account behind a WeChat user; the first time one is made. Two first calls at once make one. */
export async function accountOfWeChat(db: Tx, keyring: Keyring, openId: string, now: Date): Promise<Known> {
  await passOneByOne(db, subjectHash(keyring, 'wechat', openId))
  const known = await findAccount(db, keyring, 'wechat', openId)
  if (known) return known
  const fresh = { id: randomUUID(), name: '微信用户' }
  await db.insert(account).values({ id: fresh.id, ...keyring.seal(fresh.id, { name: fresh.name }), createdAt: now })
  const hash = subjectHash(keyring, 'wechat', openId)
  await db.insert(identity).values({ provider: 'wechat', subjectHash: hash, accountId: fresh.id, createdAt: now })
  return fresh
}

/** The name that an account row keeps sealed. */
export function nameOf(keyring: Keyring, row: typeof account.$inferSelect): string {
  return (keyring.open(row.id, row) as { name: string }).name
}

/** How an identity is found without keeping whose it is. */
export function subjectHash(keyring: Keyring, provider: Provider, subject: string): string {
  return keyring.hash(`${provider}:${subject}`)
}
