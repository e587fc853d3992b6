import { eq } from 'drizzle-orm'
import { reaches } from '@/domain/helper/scope'
import type { Tx } from '../../database/database'
import { staff } from '../../database/schema'
import { standingTo } from '../../runtime/access'
import type { Caller } from '../../runtime/define'
import { hasColleague, partialityOf } from '../../runtime/partiality'
import type { GrantThread } from '@/contract/booking/grants'
import type { Loaded } from './load'

export type May = GrantThread['may'][number]

const REFUSED_BY_HIM = '上一次是您答复的。老人提了异议,要由另一位同事来看。'
const CHECKED_BY_HIM = '这份申请是您核对的,要由另一位同事来批。'

/** The same of who decides: who has checked it, under whichever office, does not approve it too. */
export async function decidersFault(tx: Tx, caller: Caller, loaded: Loaded): Promise<string | null> {
  const { checkedBy } = loaded.grant
  if (checkedBy !== null) {
    const [checker] = await tx.select({ accountId: staff.accountId }).from(staff).where(eq(staff.id, checkedBy))
    if (checkedBy === caller.staff?.id || checker?.accountId === caller.account) return CHECKED_BY_HIM
  }
  if (
    isObjected(loaded) &&
    (await isHisNo(tx, caller, loaded)) &&
    (await hasColleague(tx, caller, loaded.grant, loaded.grant.checkedBy ? [loaded.grant.checkedBy] : []))
  )
    return REFUSED_BY_HIM
  return partialityOf(tx, caller, loaded)
}

/** Whether what she objects to is this official's own decision. */
export async function isHisNo(tx: Tx, { staff: self, account }: Caller, { grant }: Loaded): Promise<boolean> {
  if (grant.decidedBy === null) return false
  if (grant.decidedBy === self?.id) return true
  const [decider] = await tx.select({ accountId: staff.accountId }).from(staff).where(eq(staff.id, grant.decidedBy))
  return decider !== undefined && decider.accountId === account
}

/** Refused, and she does not agree: her case lies before the county once more. */
export const isObjected = ({ grant, row }: Pick<Loaded, 'grant' | 'row'>): boolean =>
  grant.state === 'refused' && row.desk === 'county' && (row.state === 'waiting' || row.state === 'taken')

/** What an official may do now. */
export async function mayOnDesk(tx: Tx, caller: Caller, loaded: Loaded): Promise<May[]> {
  const { state } = loaded.grant
  if (state === 'in-force') return (await partialityOf(tx, caller, loaded)) ? [] : ['review', 'stop']
  if (state !== 'checked' && !isObjected(loaded)) return []
  return (await decidersFault(tx, caller, loaded)) ? [] : ['approve', 'refuse']
}

/** What a worker of the street, or her side, may do now. */
export async function mayInCase(tx: Tx, caller: Caller, ground: string, loaded: Loaded, now: Date): Promise<May[]> {
  const { state } = loaded.grant
  if (ground === 'task')
    return state === 'applied' && !(await partialityOf(tx, caller, loaded)) ? ['check', 'return'] : []
  const standing = await standingTo(tx, caller, loaded.her.id, now)
  if (!standing || standing.ground === 'unconfirmed' || !reaches(standing.scopes, 'handle')) return []
  if (state === 'returned') return ['send-again', 'withdraw']
  return state === 'applied' || state === 'checked' ? ['withdraw'] : []
}
