import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { dayWords } from '@/domain/booking/words'
import { dayAfter } from '@/domain/facility/hours'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { accessLog, assessmentAudit, assessmentResult, staff } from '../../database/schema'
import { answerDay } from '../../runtime/calendar'
import { doerOf, staffOfCall } from '../../runtime/doer'
import { hasColleague } from '../../runtime/partiality'
import { idsOf } from '../../runtime/records'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { loadOfVisit, moveAssessment, stepCase, type Loaded } from '../core/load'
import { resealed, type ResultRow } from '../core/secret'
import { aboutAssessment, streetWords, tellHers, tellTeam } from '../core/telling'
import { termsOf, type AssessmentCall, type AssessmentOutput, type AssessmentParts } from '../parts'
import { answered, officialWords, openedOf, refuseElsewhere, refusePartial, type Opened } from './opened'

type ReviewCall = AssessmentCall<'review'>

/**
 * Reads what was signed: she is told, or another team goes, because the form cannot stand.
 * @throws WireFault forbidden in what is his own or his family's, invalid without a reason, conflict when it has gone on
 */
export async function review(parts: AssessmentParts, call: ReviewCall): Promise<AssessmentOutput<'review'>> {
  const { db, input } = call
  const opened = await openedOf(db, call, input.case, true)
  await refusePartial(db, call, opened)
  if (input.fine) await tellResult(parts, call, opened)
  else await doAgain(parts, call, opened)
  return answered(parts, call, 'review', input.case)
}

async function tellResult(
  parts: AssessmentParts,
  { db, input, now }: ReviewCall,
  { official, loaded }: Opened,
): Promise<void> {
  const { keyring } = parts
  const { owner, assessment: it, visit } = loaded
  const [result] = visit ? await db.select().from(assessmentResult).where(eq(assessmentResult.visitId, visit.id)) : []
  const objectUntil = lastToObject(parts, loaded, now)
  const sealed = resealed(keyring, owner, it, { answer: '' })
  const set = { sealed, reviewedBy: official.id, objectUntil, toldAt: it.toldAt ?? now, ...counting(result) }
  await moveAssessment(db, loaded, { act: 'tell', by: 'official', seen: input.version, set, now })
  const words = input.words ?? '结果审核过了。'
  const by = doerOf(official)
  await stepCase(db, keyring, loaded, { event: 'answered', state: 'answered', words, by, promisedOn: null }, now)
  const params = { ...aboutAssessment(keyring, loaded), until: it.round > 1 ? '' : dayWords(objectUntil) }
  await tellHers(db, keyring, loaded, { template: 'assessment-told', params }, { now, except: official.account })
}

/** The columns by which a result counts; none where nothing is signed, and then the act is refused. */
const counting = (result: ResultRow | undefined) => result && { resultId: result.id, level: result.level }

/** The last day on which she may object; whoever has objected once may agree today, and tomorrow it is in force by itself. */
function lastToObject(parts: AssessmentParts, { assessment: it }: Opened['loaded'], now: Date): string {
  const today = chinaDay(now.getTime())
  return it.round > 1 ? today : dayAfter(today, termsOf(parts, it.city).objectionDays.value)
}

async function doAgain(
  parts: AssessmentParts,
  { db, input, now }: ReviewCall,
  { official, loaded }: Opened,
): Promise<void> {
  const { keyring } = parts
  const { words } = input
  if (words === undefined) throw invalidField('words', '请写明哪里不能通过,评估员和老人都会看到')
  const { assessment: it, visit } = loaded
  const set = { visitId: null, reviewedBy: official.id }
  await moveAssessment(db, loaded, { act: 'do-again', by: 'official', seen: input.version, set, now })
  const promisedOn = answerDay(now, termsOf(parts, it.city).days.assign.value)
  const step = { event: 'said', state: 'taken', words, by: doerOf(official), promisedOn } as const
  await stepCase(db, keyring, loaded, step, now)
  const by = await officialWords(db, keyring, official)
  const params = { ...aboutAssessment(keyring, loaded), by, words }
  const told = { now, except: official.account }
  await tellHers(db, keyring, loaded, { template: 'assessment-again', params }, told)
  if (!visit) return
  const street = streetWords(parts, it, visit)
  await tellTeam(db, parts, visit, () => ({ template: 'assessor-rejected', params: { words, street } }), told)
}

const HIS_OWN = '这份申请是您审核的,抽查要由另一位同事来。'
const READ = '这份表已经抽查过了。'

/**
 * A drawn form was read again: by somebody else than who reviewed it or another form of the application, where there is one. Nothing of the result changes by it.
 * @throws WireFault not-found where it was not drawn or is not his, forbidden, conflict
 */
export async function audit(parts: AssessmentParts, call: AssessmentCall<'audit'>): Promise<AssessmentOutput<'audit'>> {
  const { db, caller, input, now } = call
  const official = staffOfCall(caller)
  const loaded = await loadOfVisit(db, input.visit, true)
  refuseElsewhere(official, loaded)
  const { visit, owner, assessment: it } = loaded
  if (!visit.signedAt || !visit.drawn) throw new WireFault('not-found', '这份表没有抽到,不用再看。')
  await refusePartial(db, call, { official, loaded })
  const reviewers = await reviewersOf(db, loaded)
  if (reviewers.includes(official.id) && (await hasColleague(db, caller, it, reviewers)))
    throw new WireFault('forbidden', HIS_OWN)
  const { fine, words } = input
  const [row] = await db
    .insert(assessmentAudit)
    .values({
      ...{ id: randomUUID(), visitId: visit.id, byStaff: official.id, byAccount: official.account, fine },
      ...{ sealed: parts.keyring.sealUnder(owner.wrappedKey, owner.id, { words }), createdAt: now },
    })
    .onConflictDoNothing({ target: assessmentAudit.visitId })
    .returning({ id: assessmentAudit.id })
  if (!row) throw new WireFault('conflict', READ)
  return answered(parts, call, 'audit', loaded.row.id)
}

/** Staff who have reviewed any form of an application, as «谁看过» has it: the row of the application knows the last one only. */
async function reviewersOf(tx: Tx, { her, row }: Pick<Loaded, 'her' | 'row'>): Promise<string[]> {
  const reviews = tx
    .select({ id: accessLog.accountId })
    .from(accessLog)
    .where(
      and(
        inArray(accessLog.personId, await idsOf(tx, her.id)),
        eq(accessLog.caseId, row.id),
        eq(accessLog.action, 'assessment.review'),
      ),
    )
  const rows = await tx.select({ id: staff.id }).from(staff).where(inArray(staff.accountId, reviews))
  return rows.map(({ id }) => id)
}
