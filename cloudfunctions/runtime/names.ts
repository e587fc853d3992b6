import { eq, sql } from 'drizzle-orm'
import type { EventGround } from '@/domain/case/case'
import { calledBy } from '@/domain/person/relation'
import { shortRoleWords } from '@/domain/staff/staff'
import type { Tx } from '../database/database'
import { account, helper, provider, staff } from '../database/schema'
import type { Keyring } from './keyring'

/** Nobody's name any more: he has closed his account. */
export const NOBODY = '已注销的人'

/** Who did what nobody did. */
export const BY_TIME = '系统'

/** A name as two people may write it differently and mean the same: without blanks and middle dots. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·•.・‧∙⋅]/g, '')
    .toLowerCase()

/** The name that an account row keeps sealed. */
export function nameOf(keyring: Keyring, row: typeof account.$inferSelect): string {
  return row.wrappedKey ? (keyring.open(row.id, row) as { name: string }).name : NOBODY
}

/** What a staff row keeps sealed. */
export interface StaffSecret {
  readonly name: string
  readonly phone: string
  readonly community: string | null
  /** Base32 secret of the second factor; null until the invitation is taken up. */
  readonly secret: string | null
}

export const staffSecret = (keyring: Keyring, row: typeof staff.$inferSelect): StaffSecret =>
  keyring.open(row.id, row) as StaffSecret

/** Who did something, as the elder would say it: «子女 王丽», «社工 李敏», «本人». */
export interface Actor {
  readonly accountId: string
  readonly ground: EventGround
}

/**
 * Names the actors of rows about one person, each asked for once.
 * @returns a reader; an actor who is not known any more is `NOBODY`
 */
export async function actorNames(
  tx: Tx,
  keyring: Keyring,
  personIds: readonly string[],
): Promise<(actor: Actor) => Promise<string>> {
  const known = new Map<string, string>()
  const nameFor = async ({ accountId, ground }: Actor): Promise<string> => {
    if (ground === 'self') return '本人'
    if (ground === 'time') return BY_TIME
    if (ground === 'presence' || ground === 'call' || ground === 'task') return staffWordsOf(tx, keyring, accountId)
    const [row] = await tx.select().from(account).where(eq(account.id, accountId))
    if (!row?.wrappedKey) return NOBODY
    const links = await tx
      .select({ personId: helper.personId, relation: helper.relation })
      .from(helper)
      .where(eq(helper.accountId, accountId))
    const link = links.find(({ personId }) => personIds.includes(personId))
    const kin = ground === 'guardian' ? '监护人' : calledBy(link?.relation ?? '')
    return `${kin} ${nameOf(keyring, row)}`
  }
  return async (actor) => {
    const key = `${actor.accountId} ${actor.ground}`
    const name = known.get(key) ?? (await nameFor(actor))
    known.set(key, name)
    return name
  }
}

/** «社工 李敏», «春晖食堂 陈师傅»: the office in front of a name; of a provider's people, whom they serve for. */
export async function staffWords(tx: Tx, keyring: Keyring, row: typeof staff.$inferSelect): Promise<string> {
  const [of] = row.providerId === null ? [] : await tx.select().from(provider).where(eq(provider.id, row.providerId))
  return `${of?.name ?? shortRoleWords(row.role)} ${staffSecret(keyring, row).name}`
}

/** A worker's name outlives his account, as the name in a letter does; of two places of his, the one that he has now. */
async function staffWordsOf(tx: Tx, keyring: Keyring, accountId: string): Promise<string> {
  const [row] = await tx
    .select()
    .from(staff)
    .where(eq(staff.accountId, accountId))
    .orderBy(sql`${staff.endedAt} desc nulls first`)
    .limit(1)
  return row ? staffWords(tx, keyring, row) : `社工 ${NOBODY}`
}
