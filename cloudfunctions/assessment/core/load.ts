import { and, eq, sql, type SQL } from 'drizzle-orm'
import { nextAssessmentState, type AssessmentAct, type AssessmentDoer } from '@/domain/assessment/states'
import type { CaseEventKind, CaseState } from '@/domain/case/case'
import type { Tx } from '../../database/database'
import { assessment, assessmentVisit, careCase, person } from '../../database/schema'
import { addEvent, timeIn, type CaseRow, type Doer, type Time } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import type { PersonRow } from '../../runtime/records'
import { WireFault } from '../../runtime/wire-fault'
import type { AssessmentRow } from './secret'

export type VisitRow = typeof assessmentVisit.$inferSelect

/** An application with its case, and whose it is. */
export interface Loaded {
  readonly assessment: AssessmentRow
  readonly row: CaseRow
  /** The row under whose key it lies. */
  readonly owner: PersonRow
  /** The record that counts: the owner's own, or the one that hers was found to be. */
  readonly her: PersonRow
  /** The team and day as they stand; null before there is one. */
  readonly visit: VisitRow | null
}

const NONE = '没有找到这份评估申请。请返回看看,或打 12349 问。'

/** The application of a case, locked where it will be changed. @throws WireFault not-found */
export const loadOfCase = (tx: Tx, caseId: string, lock = false): Promise<Loaded> =>
  load(tx, eq(assessment.caseId, caseId), lock)

/** The application of a visit, with that visit as `visit` though another may have taken its place. @throws WireFault not-found */
export async function loadOfVisit(
  tx: Tx,
  visitId: string,
  lock = false,
): Promise<Loaded & { readonly visit: VisitRow }> {
  const [visit] = await tx.select().from(assessmentVisit).where(eq(assessmentVisit.id, visitId))
  if (!visit) throw new WireFault('not-found', NONE)
  const loaded = await load(tx, eq(assessment.id, visit.assessmentId), lock)
  // Read again under the lock: it may have been signed or put off meanwhile.
  const [fresh] = lock ? await tx.select().from(assessmentVisit).where(eq(assessmentVisit.id, visitId)) : [visit]
  return { ...loaded, visit: fresh ?? visit }
}

async function load(tx: Tx, where: SQL | undefined, lock: boolean): Promise<Loaded> {
  const query = tx
    .select({ assessment, row: careCase, owner: person })
    .from(assessment)
    .innerJoin(careCase, eq(careCase.id, assessment.caseId))
    .innerJoin(person, eq(person.id, assessment.personId))
    .where(where)
  const [found] = await (lock ? query.for('no key update', { of: assessment }) : query)
  if (!found) throw new WireFault('not-found', NONE)
  return withRest(tx, found)
}

/** The same of a row that was found already. */
export async function withRest(tx: Tx, found: Pick<Loaded, 'assessment' | 'row' | 'owner'>): Promise<Loaded> {
  const { mergedInto } = found.owner
  const [into] = mergedInto ? await tx.select().from(person).where(eq(person.id, mergedInto)) : []
  const { visitId } = found.assessment
  const [visit] = visitId ? await tx.select().from(assessmentVisit).where(eq(assessmentVisit.id, visitId)) : []
  return { ...found, her: into ?? found.owner, visit: visit ?? null }
}

export const STALE = '这份申请刚有了新变化。您写的还留着,请先看看新的情况,再决定要不要提交。'

const REFUSALS: Readonly<Record<AssessmentRow['state'], string>> = {
  received: '这份申请在等民政受理,还不能办这一步。',
  returned: '这份申请在等老人那边补材料,还不能办这一步。',
  checked: '这份申请在安排评估员,还不能办这一步。',
  assigned: '评估员已经定了,在约时间,现在不能办这一步。',
  appointed: '上门时间已经定了,现在不能办这一步。',
  assessed: '评估已经做完签字,在等审核,不能再改。',
  told: '结果已经告诉老人了,不能办这一步。',
  objected: '老人提了异议,在安排另一组评估员,现在不能办这一步。',
  'in-force': '结果已经有效,不能办这一步。',
  expired: '这次结果已经过了有效期。还要评,请重新申请。',
  superseded: '这次结果已经由新的评估代替,不能再办。',
  refused: '这份申请没有受理。情况变了可以重新申请。',
  withdrawn: '这份申请已经撤回了。还要评,请重新申请。',
}

/** Columns that an act may set beside state and version. */
type Changes = Partial<
  Pick<
    AssessmentRow,
    | 'reason'
    | 'round'
    | 'visitId'
    | 'resultId'
    | 'level'
    | 'toldAt'
    | 'objectUntil'
    | 'fromDay'
    | 'validTo'
    | 'checkedBy'
    | 'reviewedBy'
    | 'sealed'
  >
>

interface Move {
  readonly act: AssessmentAct
  readonly by: AssessmentDoer
  /** The version on the screen of whoever acts; null for time, which has seen none. */
  readonly seen: number | null
  readonly set?: Changes
  readonly now: Date
}

/** Moves an application by an act, if it is still as it was seen and may be moved so. @throws WireFault conflict */
export async function moveAssessment(
  tx: Tx,
  { assessment: row }: Pick<Loaded, 'assessment'>,
  { act, by, seen, set = {}, now }: Move,
): Promise<AssessmentRow> {
  if (seen !== null && row.version !== seen) throw new WireFault('conflict', STALE)
  const state = nextAssessmentState(row.state, act, by, row.round)
  if (!state) throw new WireFault('conflict', REFUSALS[row.state])
  const [after] = await tx
    .update(assessment)
    .set({ ...set, state, version: sql`${assessment.version} + 1`, updatedAt: now })
    .where(and(eq(assessment.id, row.id), eq(assessment.version, row.version)))
    .returning()
  if (!after) throw new WireFault('conflict', STALE)
  return after
}

/** What the thread of the case reads of an act, and where the case stands after it. */
export interface CaseStep {
  readonly event: CaseEventKind
  readonly state: CaseState
  readonly words: string
  readonly files?: readonly string[]
  readonly by: Doer | Time
  /** A new promised day; absent leaves the old one, null promises none. */
  readonly promisedOn?: string | null
}

/** Takes the case along with the application. */
export async function stepCase(tx: Tx, keyring: Keyring, { row }: Pick<Loaded, 'row'>, step: CaseStep, now: Date) {
  const [current] = await tx.select().from(careCase).where(eq(careCase.id, row.id))
  const { id, version } = current ?? row
  return addEvent(tx, keyring, { ...step, caseId: id, version }, now)
}

/** A line in the thread about what time did; a promise of a day, if there was one, is nobody's any more. @param loaded with a key */
export async function stepByTime(
  tx: Tx,
  keyring: Keyring,
  { row }: Pick<Loaded, 'row'>,
  { event, words }: Pick<CaseStep, 'event' | 'words'>,
  now: Date,
): Promise<void> {
  await stepCase(tx, keyring, { row }, { event, state: 'closed', words, by: timeIn(row), promisedOn: null }, now)
}
