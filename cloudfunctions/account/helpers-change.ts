import { and, eq, inArray, ne, or, sql } from 'drizzle-orm'
import { instantOf } from '@/domain/booking/clock'
import { dayAfter } from '@/domain/facility/hours'
import { MOST_HELPERS, type Scope } from '@/domain/helper/scope'
import { scopesText, type NoticeKey, type NoticeParams } from '@/domain/notice/templates'
import { chinaDay } from '@/domain/person/date'
import { calledBy } from '@/domain/person/relation'
import type { Tx } from '../database/database'
import { helper, invitation } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { nameOf } from '../runtime/names'
import { tell, tellThose } from '../runtime/tell'
import { invalidField, WireFault } from '../runtime/wire-fault'
import { confirmedCount, withAccount } from './helpers-cards'
import { toldIn, type HelperRow } from './people-told'

const CHANGED = '这位帮手的情况刚刚变了,请看看现在的再定。'

/** The last moment of a day in China, for «能办到哪一天»; null without a day. @throws WireFault invalid for a past one */
export function untilOf(day: string | undefined, now: Date): Date | null {
  if (day === undefined) return null
  if (day < chinaDay(now.getTime())) throw invalidField('until', '这一天已经过了,请选今天或以后的日子')
  return new Date(instantOf(dayAfter(day, 1), 0).getTime() - 1)
}

/** Changes a helper row if it is still as it was read. @throws WireFault conflict when somebody was faster */
export async function changeHelperRow(
  tx: Tx,
  row: Pick<HelperRow, 'id' | 'version' | 'standing'>,
  set: Partial<typeof helper.$inferInsert>,
): Promise<HelperRow> {
  const [after] = await tx
    .update(helper)
    .set({ ...set, version: sql`${helper.version} + 1` })
    .where(and(eq(helper.id, row.id), eq(helper.version, row.version), eq(helper.standing, row.standing)))
    .returning()
  if (!after) throw new WireFault('conflict', CHANGED)
  return after
}

/** Her row must be locked: two who are confirmed at once are counted one after the other. @throws WireFault conflict */
export async function checkFive(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if ((await confirmedCount(tx, ids, now)) < MOST_HELPERS) return
  throw new WireFault('conflict', `最多只能有${MOST_HELPERS}位帮手。请先取消一位,再同意新的。`)
}

/**
 * Ends how an account stands to a person, at once: what he had asked others is taken back too. Ended already, nothing
 * happens.
 * @returns the row as it is now, and whether it was this call that ended it
 */
export async function endHelperRow(tx: Tx, row: HelperRow, now: Date): Promise<{ row: HelperRow; ended: boolean }> {
  // Invitations first, as whoever takes one up does: two who wait for each other would both fail.
  await tx
    .update(invitation)
    .set({ status: 'withdrawn', sealed: new Uint8Array() })
    .where(
      and(
        eq(invitation.status, 'open'),
        eq(invitation.byAccount, row.accountId),
        or(eq(invitation.personId, row.personId), eq(invitation.helperId, row.id)),
      ),
    )
  const [after] = await tx
    .update(helper)
    .set({ standing: 'ended', endedAt: now, toldHash: null, version: sql`${helper.version} + 1` })
    .where(and(eq(helper.id, row.id), ne(helper.standing, 'ended')))
    .returning()
  if (after) return { row: after, ended: true }
  const [standing] = await tx.select().from(helper).where(eq(helper.id, row.id))
  return { row: standing ?? row, ended: false }
}

/** How an account stands to one of these records, if it does: what has run out is ended on the way. */
export async function standingRow(
  tx: Tx,
  accountId: string,
  ids: readonly string[],
  now: Date,
): Promise<HelperRow | null> {
  const rows = await tx
    .select()
    .from(helper)
    .where(and(eq(helper.accountId, accountId), inArray(helper.personId, [...ids]), ne(helper.standing, 'ended')))
  const isOver = ({ until }: HelperRow) => until !== null && until <= now
  for (const row of rows) if (isOver(row)) await endHelperRow(tx, row, row.until ?? now)
  return rows.find((row) => !isOver(row)) ?? null
}

type HelperNotice = Extract<NoticeKey, `helper-${string}` | 'scopes-changed' | 'invitation-accepted'>

/** A day in words, «2026年11月30日». */
function dayWords(moment: Date): string {
  const [year, month, day] = chinaDay(moment.getTime()).split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/**
 * Tells both sides what became of a helper: him, and her with her guardian. He reads her name as he knows it.
 * @param elder her name as her record has it
 */
export async function tellBoth(
  tx: Tx,
  keyring: Keyring,
  about: {
    readonly template: HelperNotice
    readonly row: HelperRow
    readonly personId: string
    readonly elder: string
  },
  now: Date,
  scopes: readonly Scope[] = about.row.scopes,
): Promise<void> {
  const { template, row, personId, elder } = about
  const { account: owner } = await withAccount(tx, row)
  const params: NoticeParams['scopes-changed'] = {
    helper: `${calledBy(row.relation)} ${nameOf(keyring, owner)}`,
    elder,
    scopes: scopesText(scopes),
    ...(row.until && { until: dayWords(row.until) }),
  }
  await tellThose(tx, keyring, personId, { template, params: { ...params }, link: { person: personId } }, now, {
    own: true,
  })
  const known = row.confirmedAt ? elder : (toldIn(keyring, owner, row)?.name ?? elder)
  const his = { ...params, helper: '您', elder: known }
  const link = { person: row.confirmedAt ? row.personId : (row.formerPersonId ?? row.personId) }
  await tell(tx, keyring, row.accountId, { template, params: his, link }, now)
}
