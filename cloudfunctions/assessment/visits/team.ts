import { eq, inArray } from 'drizzle-orm'
import type { Seat } from '@/domain/assessment/sheet'
import type { Tx } from '../../database/database'
import { assessor, staff } from '../../database/schema'
import { hasConsent } from '../../runtime/consents'
import type { Caller, StaffCaller } from '../../runtime/define'
import { staffOfCall } from '../../runtime/doer'
import type { Keyring } from '../../runtime/keyring'
import { staffSecret } from '../../runtime/names'
import type { StaffRow } from '../../runtime/staff'
import { WireFault } from '../../runtime/wire-fault'
import { leaveTrace } from '../../runtime/trace'
import { loadOfVisit, type Loaded, type VisitRow } from '../core/load'

/** A visit as one of its two opens it. */
export interface OwnVisit extends Loaded {
  readonly visit: VisitRow
  readonly seat: Seat
  readonly me: StaffCaller & { readonly account: string }
}

const NONE = '没有找到这次上门评估。请回到列表刷新一下。'
export const OFF = '这次上门已经不算了:改了时间,或换了人。记下的都还在这台手机上,请回到列表看看新的安排。'
const SIGNED = '这份表已经签过字了,不能再改。'

/** @returns the seat of somebody of the staff; null for whoever is not of the team */
export const seatOf = ({ first, second }: Pick<VisitRow, 'first' | 'second'>, staffId: string): Seat | null =>
  staffId === first ? 'first' : staffId === second ? 'second' : null

/** The visit of one of its team; to everybody else it does not exist. @throws WireFault not-found */
export async function ownVisit(tx: Tx, caller: Caller, visitId: string, lock = false): Promise<OwnVisit> {
  const me = staffOfCall(caller)
  const loaded = await loadOfVisit(tx, visitId, lock).catch((error: unknown) => {
    throw error instanceof WireFault ? new WireFault('not-found', NONE) : error
  })
  const seat = seatOf(loaded.visit, me.id)
  if (!seat || !loaded.owner.wrappedKey) throw new WireFault('not-found', NONE)
  return { ...loaded, seat, me }
}

/** The same, where something is to be added to its form. @throws WireFault conflict once it is signed or off */
export async function openVisit(tx: Tx, caller: Caller, visitId: string): Promise<OwnVisit> {
  const own = await ownVisit(tx, caller, visitId, true)
  refuseClosed(own)
  return own
}

const TAKEN_BACK = '老人收回了保存评估资料的同意,不能再记了。请先停下来,请老人或家里人和民政联系。'

/** Her form takes no answer and no name any more once she has taken her consent back. @throws WireFault conflict */
export async function refuseUnagreed(tx: Tx, { her }: Pick<Loaded, 'her'>): Promise<void> {
  if (!(await hasConsent(tx, her.id, 'assessment'))) throw new WireFault('conflict', TAKEN_BACK)
}

/** @throws WireFault conflict for a form that takes nothing more */
export function refuseClosed({ visit, assessment }: Loaded & { readonly visit: VisitRow }): void {
  if (visit.signedAt) throw new WireFault('conflict', SIGNED)
  const stands = assessment.state === 'assigned' || assessment.state === 'appointed'
  if (!visit.active || assessment.visitId !== visit.id || !stands) throw new WireFault('conflict', OFF)
}

/** A line for her in «谁看过»; a kept answer that tells of her goes with her by it. @param action of this function */
export const leaveLine = (
  tx: Tx,
  { her, row }: Pick<Loaded, 'her' | 'row'>,
  accountId: string,
  action: string,
  now: Date,
): Promise<void> =>
  leaveTrace(tx, { personId: her.id, accountId, ground: 'task', action: `assessment.${action}`, caseId: row.id }, now)

/** One of the two, with his certificate. */
export interface TeamMember {
  readonly row: StaffRow
  readonly name: string
  /** Last day of his certificate; null where he has none any more. */
  readonly validTo: string | null
}

/** The two of a visit by seat. @throws Error where one of them is not there */
export async function teamOf(
  tx: Tx,
  keyring: Keyring,
  { first, second }: Pick<VisitRow, 'first' | 'second'>,
): Promise<Readonly<Record<Seat, TeamMember>>> {
  const rows = await tx
    .select({ row: staff, validTo: assessor.validTo })
    .from(staff)
    .leftJoin(assessor, eq(assessor.staffId, staff.id))
    .where(inArray(staff.id, [first, second]))
  const member = (id: string): TeamMember => {
    const found = rows.find(({ row }) => row.id === id)
    if (!found) throw new Error('an assessor of a visit is not there')
    return { ...found, name: staffSecret(keyring, found.row).name }
  }
  return { first: member(first), second: member(second) }
}

/** Why one of the team cannot go on a day, in words; null where he can. */
export function memberFault({ row, name, validTo }: TeamMember, day: string): string | null {
  if (row.endedAt) return `${name}已经不做评估员了,请民政换人`
  return validTo === null || validTo < day ? `${name}的评估员资格到那天已经过期,请民政换人` : null
}
