import { and, eq, lt } from 'drizzle-orm'
import { passOneByOne, type Db, type Tx } from '../database/database'
import { person, request } from '../database/schema'
import type { Keyring, WrappedKey } from './keyring'
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
  /** The person for whom it is done, or whose case it is; null where only the answer shows of whom it tells. */
  readonly person: string | null
  /** The record to which an id leads that the caller may use; null for a stranger. */
  readonly leadsTo: (personId: string) => Promise<string | null>
  /** Of whom somebody of the staff was told, once it is done: for whom a line was left. Null for nobody, and for several. */
  readonly toldOf: () => string | null
}

/**
 * Runs a write once. A repeat with the same id and body gets the first answer and has no effect; with another body it is
 * a conflict, and so is one that comes later than is promised: neither an old answer nor a second effect. Answer and
 * effect are kept in one transaction, so neither exists without the other.
 * @throws WireFault conflict; for an answer about an elder not-found once she was erased, forbidden for whom she let go
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
  const [before] = await tx
    .select()
    .from(request)
    .where(and(eq(request.accountId, account.id), eq(request.requestId, requestId)))
  if (before) {
    if (before.createdAt < forgottenBefore(now))
      throw new WireFault('conflict', `这一步在${REPEAT_DAYS}天以前提交过了。请返回看看结果,还要办就重新填一次。`)
    if (before.bodyHash !== bodyHash)
      throw new WireFault('conflict', '这一步刚才已经用别的内容提交过了。请返回看看结果,要改就重新填一次。')
    return keptAnswer(tx, keyring, act, before)
  }
  const answer = await work()
  const personId = act.person ?? (await personIn(answer, act)) ?? (await withKey(tx, act.toldOf()))
  const { id, wrappedKey } = personId === null ? account : await keyOf(tx, personId)
  const sealedAnswer = keyring.sealUnder(wrappedKey, id, answer)
  const row = { accountId: account.id, requestId, personId, action, bodyHash, sealedAnswer, createdAt: now }
  await tx.insert(request).values(row)
  return answer
}

/** What was answered, to whom it may still be told. */
async function keptAnswer(tx: Tx, keyring: Keyring, act: Act, kept: typeof request.$inferSelect): Promise<unknown> {
  const { account, person: of } = act
  const { personId, sealedAnswer: sealed } = kept
  if (personId === null) return keyring.open(account.id, { wrappedKey: account.wrappedKey, sealed })
  const { id, wrappedKey } = await keyOf(tx, personId)
  if (!wrappedKey) throw new WireFault('not-found', '这份资料已经删除,不能再看。')
  const answer = keyring.open(id, { wrappedKey, sealed })
  // Where the call says for whom it is, the runtime has asked already whether he may.
  const known = of === null ? personNamedIn(answer) : null
  if (known !== null && (await act.leadsTo(known)) === null)
    throw new WireFault('forbidden', '您现在不能替这位老人办了,这一步的结果也不能再看。')
  return answer
}

/** An answer that tells of an elder has her card, alone or in the 当面代办 that it opened. */
interface Naming {
  readonly person?: { readonly id: string }
  readonly presence?: { readonly person: { readonly id: string } } | null
}

/** The id of the elder of whom an answer tells, as it stands there: until she agrees it is one of the helper's own. */
const personNamedIn = (answer: unknown): string | null => {
  const { person: card, presence } = answer as Naming
  return card?.id ?? presence?.person.id ?? null
}

/** The record of the elder of whom an answer tells: what tells of her goes with her when she is erased. */
async function personIn(answer: unknown, { leadsTo }: Act): Promise<string | null> {
  const named = personNamedIn(answer)
  if (named === null) return null
  const id = await leadsTo(named)
  if (id === null) throw new Error('an answer tells of somebody to whom its caller does not stand')
  return id
}

async function keyOf(tx: Tx, personId: string): Promise<{ id: string; wrappedKey: WrappedKey }> {
  const [row] = await tx.select({ wrappedKey: person.wrappedKey }).from(person).where(eq(person.id, personId))
  return { id: personId, wrappedKey: row?.wrappedKey ?? null }
}

/** Null for whoever was erased: of her nothing was told any more. */
async function withKey(tx: Tx, personId: string | null): Promise<string | null> {
  return personId !== null && (await keyOf(tx, personId)).wrappedKey !== null ? personId : null
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
