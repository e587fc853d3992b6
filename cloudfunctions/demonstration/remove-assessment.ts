import { eq, inArray, or, sql } from 'drizzle-orm'
import type { Tx } from '../database/database'
import * as tables from '../database/schema'
import type { Gone } from './remove-booking'

const { assessment, assessmentVisit, assessor, provider, staff } = tables

const idsIn = async (rows: PromiseLike<{ readonly id: string }[]>): Promise<string[]> =>
  (await rows).map(({ id }) => id)

/**
 * Takes out every application of invented people, and those of anybody that a played official or an invented organisation had a hand
 * in: nobody of the city has seen her, and a level that a visitor tapped is none. Assessors of invented organisations go with them.
 * @returns the cases that these were
 */
export async function removeAssessments(tx: Tx, { workers, people }: Gone): Promise<string[]> {
  const orgs = tx.select({ id: provider.id }).from(provider).where(eq(provider.demo, true))
  const sent = tx
    .select({ id: assessmentVisit.assessmentId })
    .from(assessmentVisit)
    .where(
      or(
        inArray(assessmentVisit.providerId, orgs),
        inArray(assessmentVisit.first, [...workers]),
        inArray(assessmentVisit.second, [...workers]),
      ),
    )
  const rows = await tx
    .select({ id: assessment.id, caseId: assessment.caseId })
    .from(assessment)
    .where(
      or(
        inArray(assessment.personId, [...people]),
        inArray(assessment.checkedBy, [...workers]),
        inArray(assessment.reviewedBy, [...workers]),
        sql`${assessment.id} in ${sent}`,
      ),
    )
  await removeRows(
    tx,
    rows.map(({ id }) => id),
  )
  await tx.delete(tables.assessmentAudit).where(inArray(tables.assessmentAudit.byStaff, [...workers]))
  const theirs = tx.select({ id: staff.id }).from(staff).where(inArray(staff.providerId, orgs))
  await tx.delete(assessor).where(or(inArray(assessor.staffId, [...workers]), inArray(assessor.staffId, theirs)))
  return rows.map(({ caseId }) => caseId)
}

async function removeRows(tx: Tx, applications: readonly string[]): Promise<void> {
  if (applications.length === 0) return
  const ofThese = inArray(assessmentVisit.assessmentId, [...applications])
  const visits = await idsIn(tx.select({ id: assessmentVisit.id }).from(assessmentVisit).where(ofThese))
  const results = await idsIn(
    tx
      .select({ id: tables.assessmentResult.id })
      .from(tables.assessmentResult)
      .where(inArray(tables.assessmentResult.assessmentId, [...applications])),
  )
  await tx.delete(tables.assessmentCertificate).where(inArray(tables.assessmentCertificate.resultId, results))
  await tx.delete(tables.assessmentResult).where(inArray(tables.assessmentResult.id, results))
  const { assessmentAudit, assessmentSignature, assessmentTap, assessorTime } = tables
  await tx.delete(assessmentAudit).where(inArray(assessmentAudit.visitId, visits))
  await tx.delete(assessmentSignature).where(inArray(assessmentSignature.visitId, visits))
  await tx.delete(assessmentTap).where(inArray(assessmentTap.visitId, visits))
  await tx.delete(assessorTime).where(inArray(assessorTime.visitId, visits))
  await tx.delete(assessmentVisit).where(inArray(assessmentVisit.id, visits))
  await tx.delete(assessment).where(inArray(assessment.id, [...applications]))
}
