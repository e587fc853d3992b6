import { eq } from 'drizzle-orm'
import type { OfficeThread } from '@/contract/assessment/office'
import { actsOf } from '@/domain/assessment/states'
import type { Tx } from '../../database/database'
import { staff } from '../../database/schema'
import type { Call } from '../../runtime/define'
import { staffOfCall } from '../../runtime/doer'
import type { Keyring } from '../../runtime/keyring'
import { staffWords } from '../../runtime/names'
import { partialityOf } from '../../runtime/partiality'
import { leaveTrace } from '../../runtime/trace'
import { WireFault } from '../../runtime/wire-fault'
import { loadOfCase, type Loaded } from '../core/load'
import type { AssessmentParts } from '../parts'
import { officeThread } from './thread'

export type Official = ReturnType<typeof staffOfCall>
/** What every act of the office has of its call. */
export type OfficeCall = Pick<Call<unknown>, 'db' | 'caller' | 'now'>

/** An application on the desk of the one who acts. */
export interface Opened {
  readonly official: Official
  readonly loaded: Loaded
}

const ELSEWHERE = '没有找到这份评估申请,或者它不归您这里办。请看看编号,或问市里的同事。'

/** The official of a call, and the application of his county or city. @throws WireFault not-found to everybody else */
export async function openedOf(tx: Tx, { caller }: OfficeCall, caseId: string, lock = false): Promise<Opened> {
  const official = staffOfCall(caller)
  const loaded = await loadOfCase(tx, caseId, lock)
  refuseElsewhere(official, loaded)
  return { official, loaded }
}

/** @throws WireFault not-found for what lies in another county or city, and for somebody who was erased */
export function refuseElsewhere(
  { city, division: { county } }: Official,
  { assessment, owner }: Pick<Loaded, 'assessment' | 'owner'>,
): void {
  const ofHis = assessment.city === city && (county === null || county === assessment.county)
  if (!ofHis || !owner.wrappedKey) throw new WireFault('not-found', ELSEWHERE)
}

/** Nobody decides in what is his own or his family's. @throws WireFault forbidden */
export async function refusePartial(tx: Tx, { caller }: OfficeCall, { loaded }: Opened): Promise<void> {
  const fault = await partialityOf(tx, caller, loaded)
  if (fault) throw new WireFault('forbidden', fault)
}

/** The application as it stands now, and a line in «谁看过» that says what was done. @param action `officeCase` */
export async function answered(
  parts: AssessmentParts,
  call: OfficeCall,
  action: string,
  caseId: string,
): Promise<{ office: OfficeThread }> {
  const { db, caller, now } = call
  const { official, loaded } = await openedOf(db, call, caseId)
  const line = { personId: loaded.her.id, accountId: official.account, ground: 'task', caseId: loaded.row.id } as const
  await leaveTrace(db, { ...line, action: `assessment.${action}` }, now)
  const { state, round } = loaded.assessment
  // In what is his family's he decides nothing, and reads no more than she has been told.
  const isKin = (await partialityOf(db, caller, loaded)) !== null
  const office = await officeThread(db, parts, loaded, isKin ? [] : actsOf(state, 'official', round), now)
  return { office: isKin ? { ...office, sheet: null, draft: null, audit: null } : office }
}

/** «民政 薛经办» */
export async function officialWords(tx: Tx, keyring: Keyring, { id }: Official): Promise<string> {
  const [row] = await tx.select().from(staff).where(eq(staff.id, id))
  return row ? staffWords(tx, keyring, row) : '民政'
}
