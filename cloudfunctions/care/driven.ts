import { eq } from 'drizzle-orm'
import { isDriven, type CaseEventKind } from '@/domain/case/case'
import { answers, ELSEWHERE, isOfThread } from '@/domain/case/driven'
import type { Tx } from '../database/database'
import { serviceOrder, subsidyGrant } from '../database/schema'
import { answerDay } from '../runtime/calendar'
import type { CaseAct, CaseRow } from '../runtime/cases'
import type { StaffCaller } from '../runtime/define'
import { settleCaseState } from '../runtime/order-state'
import { WireFault } from '../runtime/wire-fault'

const UNDECIDED = '这份申请还没有作出决定,不用提异议,可以直接留言。'
const NOT_HIS = '这一步要由社区或民政的工作人员来办。您可以在这里留言。'

/**
 * Asks whether the thread of a case takes an event, where the case follows from a booking, a grant or a call.
 * @param staff whoever does it at a desk; null for her side
 * @throws WireFault conflict that says where it is done instead, forbidden for staff to whom it is not given
 */
export async function refuseDriven(
  tx: Tx,
  row: CaseRow,
  event: CaseEventKind,
  staff: StaffCaller | null,
): Promise<void> {
  const { kind, desk } = row
  if (!isDriven(kind)) return
  if (staff && event !== 'said' && !answers(staff.role, desk)) throw new WireFault('forbidden', NOT_HIS)
  if (!isOfThread(event, row)) throw new WireFault('conflict', ELSEWHERE[kind as keyof typeof ELSEWHERE])
  if (kind === 'grant' && event !== 'said' && !(await isRefused(tx, row))) throw new WireFault('conflict', UNDECIDED)
}

/** There is a no to object to. */
async function isRefused(tx: Tx, { id }: CaseRow): Promise<boolean> {
  const [grant] = await tx.select({ state: subsidyGrant.state }).from(subsidyGrant).where(eq(subsidyGrant.caseId, id))
  return grant?.state === 'refused' || grant?.state === 'stopped'
}

/**
 * Where a complaint or an objection brings a case: one about a booking to the street, however far the booking is; one about a grant to
 * the county. Both are open again, with a new promised day and nobody's yet.
 */
export function laidAnew(row: CaseRow, event: CaseEventKind, now: Date, workdays?: number): Partial<CaseAct> {
  const anew = { state: 'waiting', holder: null, promisedOn: answerDay(now, workdays) } as const
  if (row.kind === 'booking' && row.desk === 'provider' && event === 'complained') return { ...anew, desk: 'street' }
  if (row.kind === 'grant' && event === 'objected') return { ...anew, desk: 'county' }
  return {}
}

/** What ends the street's part in a booking: it is the provider's again. */
export const backToProvider = ({ kind, desk }: CaseRow): Partial<CaseAct> =>
  kind === 'booking' && desk === 'street' ? { desk: 'provider', holder: null, promisedOn: null } : {}

/** From then on the state follows from the bookings again. */
export async function settled(tx: Tx, { id, kind }: CaseRow, now: Date): Promise<void> {
  if (kind !== 'booking') return
  const [order] = await tx.select({ id: serviceOrder.id }).from(serviceOrder).where(eq(serviceOrder.caseId, id))
  if (order) await settleCaseState(tx, order.id, now)
}
