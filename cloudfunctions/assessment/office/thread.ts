import { desc, eq } from 'drizzle-orm'
import type { OfficeThread } from '@/contract/assessment/office'
import type { AssessmentAct } from '@/domain/assessment/states'
import type { Tx } from '../../database/database'
import { assessmentAudit, assessmentResult, assessmentVisit, staff } from '../../database/schema'
import { staffWords } from '../../runtime/names'
import { resultCard, visitCard } from '../core/cards'
import type { Loaded, VisitRow } from '../core/load'
import { threadOf } from '../hers/thread'
import type { AssessmentParts } from '../parts'
import { filesOf, informantOf, tapsOf } from '../visits/form'
import { sheetInWords } from './sheet'

/** An application as the office reads it. @param may what the reader may do now */
export async function officeThread(
  tx: Tx,
  parts: AssessmentParts,
  loaded: Loaded,
  may: readonly AssessmentAct[],
  now: Date,
): Promise<OfficeThread> {
  const rows = await tx
    .select()
    .from(assessmentVisit)
    .where(eq(assessmentVisit.assessmentId, loaded.assessment.id))
    .orderBy(desc(assessmentVisit.round), desc(assessmentVisit.createdAt), desc(assessmentVisit.id))
  // Of one moment are only those that one act has ended and begun; what stands now is the latest of them.
  const standing = rows.filter(({ id }) => id === loaded.assessment.visitId)
  const latestFirst = [...standing, ...rows.filter((row) => !standing.includes(row))]
  const visits = []
  for (const row of latestFirst) visits.push(await visitCard(tx, parts, row))
  const shown = shownForm(loaded, rows)
  return {
    thread: await threadOf(tx, parts, loaded, may, now),
    visits,
    sheet: shown && (await sheetOfVisit(tx, parts, loaded, shown)),
    draft: await draftOf(tx, parts, loaded),
    audit: shown && (await auditOf(tx, parts, loaded, shown)),
  }
}

/** The signed form that waits for review; else the latest that was drawn to be read again. All others stay shut. */
function shownForm({ assessment, visit }: Loaded, rows: readonly VisitRow[]): VisitRow | null {
  if (assessment.state === 'assessed') return visit
  return rows.find(({ drawn, signedAt }) => drawn && signedAt) ?? null
}

async function sheetOfVisit(
  tx: Tx,
  parts: AssessmentParts,
  { owner }: Loaded,
  row: VisitRow,
): Promise<OfficeThread['sheet']> {
  const { keyring } = parts
  const { first, second } = await visitCard(tx, parts, row)
  const [result] = await tx.select().from(assessmentResult).where(eq(assessmentResult.visitId, row.id))
  return {
    visit: row.id,
    ...sheetInWords(await tapsOf(tx, keyring, owner, row.id), { first: first.name, second: second.name }),
    ...(await informantOf(tx, keyring, owner, row.id)),
    files: result ? await filesOf(tx, keyring, owner, result) : [],
  }
}

/** What was signed and she has not been told yet. */
async function draftOf(
  tx: Tx,
  { keyring }: AssessmentParts,
  { assessment, visit, owner }: Loaded,
): Promise<OfficeThread['draft']> {
  if (assessment.state !== 'assessed' || !visit) return null
  const [row] = await tx.select().from(assessmentResult).where(eq(assessmentResult.visitId, visit.id))
  return row ? resultCard(keyring, owner, row, visit.round, false) : null
}

async function auditOf(
  tx: Tx,
  { keyring }: AssessmentParts,
  { owner }: Loaded,
  visit: VisitRow,
): Promise<OfficeThread['audit']> {
  const [found] = await tx
    .select({ audit: assessmentAudit, by: staff })
    .from(assessmentAudit)
    .innerJoin(staff, eq(staff.id, assessmentAudit.byStaff))
    .where(eq(assessmentAudit.visitId, visit.id))
  if (!found || !owner.wrappedKey) return null
  const { fine, sealed, createdAt } = found.audit
  const { words } = keyring.open(owner.id, { wrappedKey: owner.wrappedKey, sealed }) as { readonly words: string }
  return { fine, words, by: await staffWords(tx, keyring, found.by), at: createdAt.toISOString() }
}
