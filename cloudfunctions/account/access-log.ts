import { and, desc, inArray } from 'drizzle-orm'
import { contract, type Action, type Actions } from '@/contract'
import type { Tx } from '../database/database'
import { accessLog } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { actorNames } from '../runtime/names'
import { pageOf, within, type Stretch } from '../runtime/paging'
import { idsOf } from '../runtime/records'
import type { Asked } from './asked'
import { hers } from './record'

const PAGE = 30

/** What lists show by themselves, of which no action about one person says it. */
const SHOWN: Readonly<Record<string, string>> = {
  'account.me': '看了姓名和住处',
  'account.helpers': '看了帮手名单',
  'account.consents': '看了同意与收回',
  'account.accessLog': '看了谁看过资料',
  'care.cases': '看了正在办的事',
  'care.desk': '在工作台上看了正在办的事',
  'care.meet': '当面打开了资料',
}

/** What a line of the log says, «看了资料»; the contract has the words. */
export function traceWords(name: string): string {
  const [fn = '', action = ''] = name.split('.')
  const actions = (contract as unknown as Readonly<Record<string, Actions>>)[fn]
  const access: Action['access'] | undefined = actions?.[action]?.access
  const words = access && 'trace' in access ? access.trace : null
  return words ?? SHOWN[name] ?? '用了资料'
}

/** One line of «谁看过». */
export interface AccessLine {
  readonly id: string
  readonly at: string
  readonly who: string
  readonly as: (typeof accessLog.$inferSelect)['ground']
  readonly what: string
}

async function linesOf(
  tx: Tx,
  keyring: Keyring,
  personId: string,
  rows: readonly (typeof accessLog.$inferSelect)[],
): Promise<AccessLine[]> {
  const nameOf = await actorNames(tx, keyring, await idsOf(tx, personId))
  const lines: AccessLine[] = []
  for (const { id, createdAt, accountId, ground, action } of rows) {
    const who = await nameOf({ accountId, ground })
    lines.push({ id, at: createdAt.toISOString(), who, as: ground, what: traceWords(action) })
  }
  return lines
}

/** Rows of hers in a stretch of time, newest first, whichever of her records they stand under. */
async function rowsIn(tx: Tx, ids: readonly string[], stretch: Stretch) {
  const query = tx
    .select()
    .from(accessLog)
    .where(and(inArray(accessLog.personId, [...ids]), within(accessLog.createdAt, stretch)))
    .orderBy(desc(accessLog.createdAt), desc(accessLog.id))
  return stretch.most === undefined ? query : query.limit(stretch.most)
}

/** Who looked at her record or changed it, newest first. */
export async function accessLogOf(call: Asked<'accessLog'>, keyring: Keyring) {
  const { db, input } = call
  const { id } = hers(call)
  const ids = await idsOf(db, id)
  const { rows, more } = await pageOf(PAGE, input.before, (stretch) => rowsIn(db, ids, stretch))
  return { lines: await linesOf(db, keyring, id, rows), more }
}

/** The newest lines, for her copy. @returns `all` false where there are older ones */
export async function newestAccess(tx: Tx, keyring: Keyring, personId: string, most: number) {
  const rows = await rowsIn(tx, await idsOf(tx, personId), { before: undefined, most: most + 1 })
  return { lines: await linesOf(tx, keyring, personId, rows.slice(0, most)), all: rows.length <= most }
}
