import { and, eq, isNotNull, isNull, or } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { assessment, assessmentVisit, careCase, person } from '../database/schema'
import { subjectOf } from './cases'
import type { Keyring } from './keyring'
import { staffSecret } from './names'
import { officialsOf } from './officials'
import type { StaffRow } from './staff'
import { accountsIn, tellAll } from './tell'

/** An assessor who works here no more has visits before him: the office hears of each, for she waits for two. */
export async function tellOfAssessor(tx: Tx, keyring: Keyring, row: StaffRow, now: Date): Promise<void> {
  if (row.role !== 'assessor') return
  const open = await tx
    .select({ assessment, case: careCase, owner: person })
    .from(assessmentVisit)
    .innerJoin(assessment, eq(assessment.visitId, assessmentVisit.id))
    .innerJoin(careCase, eq(careCase.id, assessment.caseId))
    .innerJoin(person, eq(person.id, assessment.personId))
    .where(
      and(
        assessmentVisit.active,
        isNull(assessmentVisit.signedAt),
        or(eq(assessmentVisit.first, row.id), eq(assessmentVisit.second, row.id)),
        isNotNull(person.wrappedKey),
      ),
    )
  const { name } = staffSecret(keyring, row)
  for (const { assessment: it, case: about, owner } of open) {
    const params = { number: about.number, title: subjectOf(keyring, owner, about).title, name }
    const telling = { template: 'assessment-team-gone', params, link: { case: about.id } }
    await tellAll(tx, keyring, accountsIn(await officialsOf(tx, it.city, it.county)), telling, { now })
  }
}
