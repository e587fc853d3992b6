import { randomInt, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { CERTIFICATE_LENGTH, CERTIFICATE_LETTERS, certificateCode } from '@/domain/assessment/certificate'
import type { Tx } from '../../database/database'
import { assessmentCertificate } from '../../database/schema'
import type { ResultRow } from '../core/secret'

type CertificateRow = typeof assessmentCertificate.$inferSelect

const TRIES = 8

const drawn = (): string =>
  certificateCode(Array.from({ length: CERTIFICATE_LENGTH }, () => randomInt(CERTIFICATE_LETTERS.length)))

/** The certificate of a result, which was in force before; null for one that never was. */
export async function certificateRow(tx: Tx, resultId: string): Promise<Pick<CertificateRow, 'endedAt'> | null> {
  const [row] = await tx
    .select({ endedAt: assessmentCertificate.endedAt })
    .from(assessmentCertificate)
    .where(eq(assessmentCertificate.resultId, resultId))
  return row ?? null
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
