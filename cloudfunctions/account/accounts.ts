import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { passOneByOne, type Tx } from '../database/database'
import { account, identity } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import type { AccountSecret } from '../runtime/tell'
import { WireFault } from '../runtime/wire-fault'
import { subjectHash } from '../runtime/subjects'

export type Provider = (typeof identity.$inferSelect)['provider']
export type AccountRow = typeof account.$inferSelect

/** How somebody is recognised: WeChat's openid, a phone's eleven digits, or the name of a demonstration identity. */
export interface Subject {
  readonly provider: Provider
  readonly subject: string
}

/** An account whose name can still be read. */
export interface Known {
  readonly row: AccountRow
  readonly secret: AccountSecret
}

/** The account behind an identity, or null. */
export async function findAccount(db: Tx, keyring: Keyring, { provider, subject }: Subject): Promise<Known | null> {
  const [found] = await db
    .select({ account })
    .from(identity)
    .innerJoin(account, eq(account.id, identity.accountId))
    .where(and(eq(identity.provider, provider), eq(identity.subjectHash, subjectHash(keyring, provider, subject))))
  return found ? known(keyring, found.account) : null
}

/** The account behind an identity; the first time one is made with `secret`. Two first calls at once make one. */
export async function accountOf(
  db: Tx,
  keyring: Keyring,
  by: Subject,
  secret: AccountSecret,
  now: Date,
): Promise<Known> {
  const hash = subjectHash(keyring, by.provider, by.subject)
  await passOneByOne(db, hash)
  const standing = await findAccount(db, keyring, by)
  if (standing) return standing
  const id = randomUUID()
  const row = { id, ...keyring.seal(id, secret), createdAt: now }
  await db.insert(account).values(row)
  await db.insert(identity).values({ provider: by.provider, subjectHash: hash, accountId: id, createdAt: now })
  return { row, secret }
}

/** The account that calls. @throws WireFault unauthenticated when it was closed in this very moment */
export async function openAccount(db: Tx, keyring: Keyring, id: string | null): Promise<Known> {
  const [row] = id === null ? [] : await db.select().from(account).where(eq(account.id, id))
  const opened = row ? known(keyring, row) : null
  if (!opened) throw new WireFault('unauthenticated', '登录已经失效,请再登录一次。')
  return opened
}

/** Changes what is kept of an account: its name, or how it is reached. */
export async function changeAccount(db: Tx, keyring: Keyring, { row, secret }: Known, change: Partial<AccountSecret>) {
  const next = { ...secret, ...change }
  const sealed = keyring.sealUnder(row.wrappedKey, row.id, next)
  await db.update(account).set({ sealed }).where(eq(account.id, row.id))
  return { row: { ...row, sealed }, secret: next }
}

const known = (keyring: Keyring, row: AccountRow): Known | null =>
  row.wrappedKey ? { row, secret: keyring.open(row.id, row) as AccountSecret } : null
