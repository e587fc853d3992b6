import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Candidate, TeamQuestion } from '@/domain/assessment/team'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { assessmentVisit, assessor, provider, staff } from '../../database/schema'
import { kinAccounts } from '../../runtime/partiality'
import type { StaffRow } from '../../runtime/staff'
import type { Loaded } from '../core/load'
import { servingHer } from '../core/serving'
import { appointmentAt, appointmentsOf, type Stretch } from '../core/times'
import { termsOf, type AssessmentParts } from '../parts'

type ProviderRow = typeof provider.$inferSelect

/** Somebody who may be sent, and how many visits he has on the day that is asked. */
export interface Found extends Candidate {
  readonly row: StaffRow
  /** Last day of his certificate. */
  readonly validTo: string
  readonly that: number
}

/** Assessing organisations of a city, by name; also those that may take on nothing now. */
export const orgsOf = (tx: Tx, city: string): Promise<ProviderRow[]> =>
  tx
    .select()
    .from(provider)
    .where(and(eq(provider.city, city), eq(provider.assesses, true)))
    .orderBy(asc(provider.name), asc(provider.id))

/**
 * Assessors of a city, longest there first.
 * @param when the stretch that is asked; without it the certificate is asked for today, and no time
 * @param standing a visit whose time does not count, for it is about to be another
 */
export async function candidatesOf(
  tx: Tx,
  city: string,
  { when, now, standing }: { readonly when: Stretch | null; readonly now: Date; readonly standing?: string },
): Promise<Found[]> {
  const rows = await tx
    .select({ row: staff, assessor })
    .from(staff)
    .innerJoin(assessor, eq(assessor.staffId, staff.id))
    .where(
      and(
        eq(staff.city, city),
        eq(staff.role, 'assessor'),
        isNull(staff.endedAt),
        isNotNull(staff.joinedAt),
        isNotNull(staff.providerId),
      ),
    )
    .orderBy(asc(staff.createdAt), asc(staff.id))
  const day = when?.day ?? chinaDay(now.getTime())
  const ids = rows.map(({ row }) => row.id)
  const taken = when ? await appointmentsOf(tx, ids, day, standing) : new Map<string, never[]>()
  return rows.map(({ row, assessor: { medical, validTo } }) => {
    const appointments = taken.get(row.id) ?? []
    const that = appointments.filter((one) => one.day === day).length
    return { row, id: row.id, org: row.providerId!, medical, validTo, valid: validTo >= day, appointments, that }
  })
}

/** Who must not go to her, and when it is to be. */
export async function questionOf(
  tx: Tx,
  parts: AssessmentParts,
  loaded: Loaded,
  {
    candidates,
    when,
    now,
  }: { readonly candidates: readonly Found[]; readonly when: Stretch | null; readonly now: Date },
): Promise<TeamQuestion> {
  const { assessment, her } = loaded
  const kin = await kinAccounts(tx, her.id)
  const here = { county: assessment.county, street: her.street, communityHash: her.communityHash }
  return {
    terms: { medicalNeeded: termsOf(parts, assessment.city).medicalNeeded.value },
    servesHer: await servingHer(tx, her.id, chinaDay(now.getTime())),
    earlier: await earlierTeams(tx, assessment.id),
    kin: candidates.filter(({ row }) => row.accountId !== null && kin.includes(row.accountId)).map(({ id }) => id),
    when: when && appointmentAt(when, here),
  }
}

/** Whoever has put his name under a form of this application: told of it or not, the next is somebody else's. */
async function earlierTeams(tx: Tx, assessmentId: string): Promise<string[]> {
  const rows = await tx
    .select({ first: assessmentVisit.first, second: assessmentVisit.second })
    .from(assessmentVisit)
    .where(and(eq(assessmentVisit.assessmentId, assessmentId), isNotNull(assessmentVisit.signedAt)))
  return rows.flatMap(({ first, second }) => [first, second])
}
