import { and, eq, lt } from 'drizzle-orm'
import { passOneByOne, type Db, type Tx } from '../database/database'
import { request } from '../database/schema'
import type { Keyring } from './keyring'
import { WireFault } from './wire-fault'

/** For how long a repeat gets the same answer. */
export const REPEAT_DAYS = 30
const DAY_MS = 86_400_000

export interface Act {
  readonly account: { readonly id: string; readonly wrappedKey: Uint8Array }
  readonly requestId: string
  /** `account.addPerson` */
  readonly action: string
  /** All that makes it this act: its input and for whom. */
  readonly body: unknown
}

/**
 * Runs a write once. A repeat with the same id and body gets the first answer and has no effect; with another body it is
 * a conflict, and so is one that comes later than is promised: neither an old answer nor a second effect. Answer and
 * effect are kept in one transaction, so neither exists without the other.
 */
export async function once(
  tx: Tx,
  keyring: Keyring,
  now: Date,
  act: Act,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const { account, requestId, action } = act
  await passOneByOne(tx, `request ${account.id} ${requestId}`)
  const bodyHash = keyring.hash(canonical([action, act.body]))
  const before = await tx
    .select()
    .from(request)
    .where(and(eq(request.accountId, account.id), eq(request.requestId, requestId)))
  if (before[0]) {
    if (before[0].createdAt < forgottenBefore(now))
      throw new WireFault('conflict', `这一步在${REPEAT_DAYS}天以前提交过了。请返回看看结果,还要办就重新填一次。`)
    if (before[0].bodyHash !== bodyHash)
      throw new WireFault('conflict', '这一步刚才已经用别的内容提交过了。请返回看看结果,要改就重新填一次。')
    return keyring.open(account.id, { wrappedKey: account.wrappedKey, sealed: before[0].sealedAnswer })
  }
  const answer = await work()
  const sealedAnswer = keyring.sealUnder(account.wrappedKey, account.id, answer)
  await tx.insert(request).values({ accountId: account.id, requestId, action, bodyHash, sealedAnswer, createdAt: now })
  return answer
}

/** Forgets the answers whose 30 days are over. The application's role cannot: this runs as the owner. */
export async function forgetOldAnswers(owner: Db, now: Date): Promise<void> {
  await owner.delete(request).where(lt(request.createdAt, forgottenBefore(now)))
}

const forgottenBefore = (now: Date): Date => new Date(now.getTime() - REPEAT_DAYS * DAY_MS)

/** JSON with sorted keys: the same act however its keys were ordered. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
