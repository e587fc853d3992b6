import { and, eq, inArray, isNotNull, isNull, ne, notInArray, or } from 'drizzle-orm'
import { isForHer } from '@/domain/helper/scope'
import type { Tx } from '../database/database'
import { helper, staff } from '../database/schema'
import { eventsOf, type CaseRow } from './cases'
import type { Caller } from './define'
import { idsOf, type PersonRow } from './records'

/** Who may judge what: nobody his own or his family's, and nobody twice where a colleague can look at it afresh. */

const OWN = '这是您自己提的,或者您是这位老人的家人、帮手,请让同事来办。'

/** A case, and the record that counts. */
interface Judged {
  readonly row: CaseRow
  readonly her: Pick<PersonRow, 'id'>
}

/** Why this one of the staff may not judge it; null where he may. */
export async function partialityOf(tx: Tx, caller: Caller, { row, her }: Judged): Promise<string | null> {
  const account = caller.account ?? ''
  if (row.openedBy === account && !isForHer((await eventsOf(tx, row.id))[0]?.ground)) return OWN
  return (await kinAccounts(tx, her.id)).includes(account) ? OWN : null
}

/** Accounts of all who stand to her, confirmed or not: family and helpers. */
export async function kinAccounts(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .select({ accountId: helper.accountId })
    .from(helper)
    .where(and(inArray(helper.personId, await idsOf(tx, personId)), ne(helper.standing, 'ended')))
  return rows.map(({ accountId }) => accountId)
}

/**
 * Whether another official works for the county or the whole city who could look at it afresh.
 * @param but staff rows that have a part in it already
 */
export async function hasColleague(
  tx: Tx,
  { account }: Caller,
  { city, county }: { readonly city: string; readonly county: string },
  but: readonly string[] = [],
): Promise<boolean> {
  const colleagues = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(
      and(
        eq(staff.role, 'official'),
        eq(staff.city, city),
        or(isNull(staff.county), eq(staff.county, county)),
        isNull(staff.endedAt),
        isNotNull(staff.joinedAt),
        ne(staff.accountId, account ?? ''),
        but.length > 0 ? notInArray(staff.id, [...but]) : undefined,
      ),
    )
    .limit(1)
  return colleagues.length > 0
}
