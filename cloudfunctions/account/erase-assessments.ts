import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { OPEN_ASSESSMENT_STATES } from '@/domain/assessment/states'
import type { Tx } from '../database/database'
import { assessment, assessmentVisit, assessorTime, staff } from '../database/schema'
import type { Keyring } from '../runtime/keyring'
import { divisionWords, type Places } from '../runtime/places'
import { accountsIn, tellAll } from '../runtime/tell'

/**
 * Nobody goes to whoever is erased, and no office waits for her: her open applications are taken back, and the two who were to go hear
 * that they need not. What was signed stays as rows that nobody can read.
 */
export async function endAssessments(
  tx: Tx,
  { keyring, places }: { readonly keyring: Keyring; readonly places: Places },
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await endOpen(tx, { keyring, places }, ids, now)
  // Where they went would still tell where she lived.
  await tx
    .update(assessmentVisit)
    .set({ street: null, communityHash: null })
    .where(inArray(assessmentVisit.personId, [...ids]))
}

async function endOpen(
  tx: Tx,
  { keyring, places }: { readonly keyring: Keyring; readonly places: Places },
  ids: readonly string[],
  now: Date,
): Promise<void> {
  const open = await tx
    .update(assessment)
    .set({ state: 'withdrawn', version: sql`${assessment.version} + 1`, updatedAt: now })
    .where(and(inArray(assessment.personId, [...ids]), inArray(assessment.state, [...OPEN_ASSESSMENT_STATES])))
    .returning({ id: assessment.id, city: assessment.city })
  if (open.length === 0) return
  const off = await tx
    .update(assessmentVisit)
    .set({ active: false, version: sql`${assessmentVisit.version} + 1` })
    .where(
      and(
        inArray(
          assessmentVisit.assessmentId,
          open.map(({ id }) => id),
        ),
        assessmentVisit.active,
        isNull(assessmentVisit.signedAt),
      ),
    )
    .returning()
  for (const visit of off) {
    await tx
      .update(assessorTime)
      .set({ active: false })
      .where(and(eq(assessorTime.visitId, visit.id), assessorTime.active))
    const city = open.find(({ id }) => id === visit.assessmentId)?.city ?? ''
    const street = divisionWords(places, { city, county: visit.county, street: visit.street })
    const team = await tx
      .select({ accountId: staff.accountId })
      .from(staff)
      .where(or(eq(staff.id, visit.first), eq(staff.id, visit.second)))
    const telling = { template: 'assessor-off', params: { street }, link: null, about: null }
    await tellAll(tx, keyring, accountsIn(team), telling, { now })
  }
}
