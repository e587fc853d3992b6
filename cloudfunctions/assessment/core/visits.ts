import { randomUUID } from 'node:crypto'
import type { Tx } from '../../database/database'
import { assessmentVisit } from '../../database/schema'
import type { AssessmentParts } from '../parts'
import type { Loaded, VisitRow } from './load'
import { streetWords, tellTeam } from './telling'
import { endVisit } from './times'

/** A team that goes to her, without a day yet: where she lives is where they go, as far as the way between two visits asks. */
export async function newVisit(
  tx: Tx,
  { assessment, her }: Pick<Loaded, 'assessment' | 'her'>,
  team: Pick<VisitRow, 'first' | 'second' | 'providerId' | 'round'>,
  now: Date,
): Promise<VisitRow> {
  const { first, second, providerId, round } = team
  const [row] = await tx
    .insert(assessmentVisit)
    .values({
      ...{ id: randomUUID(), assessmentId: assessment.id, personId: assessment.personId, round, providerId },
      ...{ first, second, county: assessment.county, street: her.street, communityHash: her.communityHash },
      createdAt: now,
    })
    .returning()
  if (!row) throw new Error('a new visit was not given back')
  return row
}

/** Nobody goes there any more, and both who were to go are told. */
export async function callOff(
  tx: Tx,
  parts: AssessmentParts,
  { visit, assessment: it }: Pick<Loaded, 'visit' | 'assessment'>,
  now: Date,
): Promise<void> {
  if (!visit || visit.signedAt || !visit.active) return
  await endVisit(tx, visit)
  const params = { street: streetWords(parts, it, visit) }
  await tellTeam(tx, parts, visit, () => ({ template: 'assessor-off', params }), { now })
}
