import { and, eq, isNull, sql } from 'drizzle-orm'
import { assessor, staff } from '../../database/schema'
import { staffOfCall } from '../../runtime/doer'
import { WireFault } from '../../runtime/wire-fault'
import { orgsOfCity } from '../orgs'
import type { AssessmentCall, AssessmentOutput, AssessmentParts } from '../parts'

/** Background and last day of the certificate of an assessor of the official's city. @throws WireFault not-found for anybody else */
export async function setAssessor(
  { keyring }: AssessmentParts,
  { db, caller, input, now }: AssessmentCall<'setAssessor'>,
): Promise<AssessmentOutput<'setAssessor'>> {
  const { city } = staffOfCall(caller)
  const { staff: staffId, medical, validTo } = input
  const [found] = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, staffId), eq(staff.role, 'assessor'), eq(staff.city, city), isNull(staff.endedAt)))
  if (!found) throw new WireFault('not-found', '没有找到这位评估员。请刷新名单再看看。')
  await db
    .insert(assessor)
    .values({ staffId, medical, validTo, createdAt: now })
    .onConflictDoUpdate({
      target: assessor.staffId,
      set: { medical, validTo, version: sql`${assessor.version} + 1` },
    })
  return { orgs: await orgsOfCity(db, keyring, city, now) }
}
