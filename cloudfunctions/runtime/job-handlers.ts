import { and, asc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { calledBy } from '@/domain/person/relation'
import type { Tx } from '../database/database'
import { account, attempt, helper, invitation, person, presence, signInCode, staff } from '../database/schema'
import { put, type JobHandlers, type Run } from './jobs'
import type { Keyring } from './keyring'
import { nameOf } from './names'
import { tellClosed } from './presence-told'
import { recordIn, valueOf, type PersonRow } from './records'
import { tell, tellThose } from './tell'

/** Helpers whose time is over that one job ends; more are the next one's. */
const BATCH = 500
/** Counters are forgotten a day after nobody can be locked out by them any more. */
const DAY_MS = 86_400_000

/** Kinds that are put up once a day in China, about the day. */
export const DAILY_KINDS = ['helpers-over', 'codes-over'] as const

/** What time alone does: a worker's hour beside an elder ends, a helper's last day is over, old codes are forgotten. */
export function jobHandlers(keyring: Keyring): JobHandlers {
  return {
    'presence-end': (run) => endPresence(keyring, run),
    'helpers-over': (run) => endHelpers(keyring, run),
    'codes-over': forgetCodes,
  }
}

const nameIn = (keyring: Keyring, row: PersonRow): string => valueOf(recordIn(keyring, row), 'name') ?? '老人'

/** About the presence. Whoever left before has told it himself. */
async function endPresence(keyring: Keyring, { tx, about, now }: Run): Promise<void> {
  const [over] = await tx
    .update(presence)
    .set({ endedAt: presence.endsAt })
    .where(and(eq(presence.id, about), isNull(presence.endedAt), lte(presence.endsAt, now)))
    .returning()
  if (!over) return
  const [her] = await tx.select().from(person).where(eq(person.id, over.personId))
  const [worker] = await tx.select().from(staff).where(eq(staff.id, over.staffId))
  if (!her?.wrappedKey || !worker) return
  await tellClosed(tx, keyring, { row: over, her, by: worker }, now)
}

/** About the day, and which batch of it: helpers whose last day it was. Access ended with it; now both are told. */
async function endHelpers(keyring: Keyring, { tx, about, now }: Run): Promise<void> {
  const rows = await tx
    .select({ helper, account, person })
    .from(helper)
    .innerJoin(account, eq(account.id, helper.accountId))
    .innerJoin(person, eq(person.id, helper.personId))
    .where(and(inArray(helper.standing, ['confirmed', 'guardian']), lte(helper.until, now)))
    .orderBy(asc(helper.until), asc(helper.id))
    .limit(BATCH)
  for (const { helper: row, account: owner, person: her } of rows) {
    if (!(await ended(tx, row)) || !her.wrappedKey) continue
    const elder = nameIn(keyring, her)
    const link = { person: her.id }
    const who = `${calledBy(row.relation)} ${nameOf(keyring, owner)}`
    const hers = { template: 'helper-over', params: { helper: who, elder }, link }
    await tellThose(tx, keyring, her.id, hers, now, { own: true })
    const his = { template: 'helper-over', params: { helper: '您', elder }, link: null, about: her.id }
    await tell(tx, keyring, owner.id, his, now)
  }
  const [day = '', batch = '1'] = about.split(' ')
  if (rows.length === BATCH) await put(tx, 'helpers-over', `${day} ${Number(batch) + 1}`, now, now)
}

/** False where he was given more time, or ended, in this very moment. */
async function ended(tx: Tx, row: typeof helper.$inferSelect): Promise<boolean> {
  await tx
    .update(invitation)
    .set({ status: 'withdrawn', sealed: new Uint8Array() })
    .where(
      and(
        eq(invitation.status, 'open'),
        eq(invitation.byAccount, row.accountId),
        eq(invitation.personId, row.personId),
      ),
    )
  const [after] = await tx
    .update(helper)
    .set({ standing: 'ended', endedAt: row.until, version: sql`${helper.version} + 1` })
    .where(and(eq(helper.id, row.id), eq(helper.version, row.version)))
    .returning({ id: helper.id })
  return after !== undefined
}

/** Codes that open nothing any more, and counters that lock nobody out. */
async function forgetCodes({ tx, now }: Run): Promise<void> {
  const yesterday = new Date(now.getTime() - DAY_MS)
  await tx.delete(signInCode).where(lt(signInCode.endsAt, yesterday))
  const free = or(isNull(attempt.lockedUntil), lt(attempt.lockedUntil, yesterday))
  await tx.delete(attempt).where(and(lt(attempt.since, yesterday), free))
}
