import { randomInt, randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { CERTIFICATE_LENGTH, CERTIFICATE_LETTERS, certificateCode } from '@/domain/assessment/certificate'
import type { Tx } from '../../database/database'
import { assessmentCertificate } from '../../database/schema'
import type { ResultRow } from '../core/secret'

const TRIES = 8

const drawn = (): string =>
  certificateCode(Array.from({ length: CERTIFICATE_LENGTH }, () => randomInt(CERTIFICATE_LETTERS.length)))

/** Whether a result has one: it was in force before. */
export async function hasCertificate(tx: Tx, resultId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: assessmentCertificate.id })
    .from(assessmentCertificate)
    .where(eq(assessmentCertificate.resultId, resultId))
  return row !== undefined
}

/** Draws the certificate of a result; a code that is taken already is drawn again. @param validTo last day */
export async function drawCertificate(tx: Tx, result: ResultRow, validTo: string, now: Date): Promise<void> {
  const { id: resultId, personId, level, on } = result
  for (let tries = 0; tries < TRIES; tries += 1) {
    const rows = await tx
      .insert(assessmentCertificate)
      .values({ ...{ id: randomUUID(), resultId, personId, code: drawn(), level, on, validTo }, createdAt: now })
      .onConflictDoNothing({ target: assessmentCertificate.code })
      .returning({ id: assessmentCertificate.id })
    if (rows.length > 0) return
  }
  throw new Error('no free certificate code was drawn')
}

/** The certificate of a result holds no longer: another has taken its place. */
export async function endCertificate(tx: Tx, resultId: string, now: Date): Promise<void> {
  await tx
    .update(assessmentCertificate)
    .set({ endedAt: now })
    .where(and(eq(assessmentCertificate.resultId, resultId), isNull(assessmentCertificate.endedAt)))
}
