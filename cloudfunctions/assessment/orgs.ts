import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { OrgCard } from '@/contract/assessment/office'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../database/database'
import { assessor, provider, staff } from '../database/schema'
import type { HandlersOf } from '../runtime/define'
import { staffOfCall } from '../runtime/doer'
import type { Keyring } from '../runtime/keyring'
import { staffSecret } from '../runtime/names'
import type { AssessmentParts } from './parts'

/** The list of who assesses in a city, apart from any application. */
export function assessorHandlers({ keyring }: AssessmentParts): HandlersOf<'assessment', 'assessors'> {
  return {
    async assessors({ db, caller, now }) {
      return { orgs: await orgsOfCity(db, keyring, staffOfCall(caller).city, now) }
    },
  }
}

/** Assessing organisations of a city by name, with whoever works there now; what keeps them from any visit stands at them. */
export async function orgsOfCity(tx: Tx, keyring: Keyring, city: string, now: Date): Promise<OrgCard[]> {
  const orgs = await tx
    .select()
    .from(provider)
    .where(and(eq(provider.city, city), eq(provider.assesses, true)))
    .orderBy(asc(provider.name), asc(provider.id))
  const people = await tx
    .select({ row: staff, assessor })
    .from(staff)
    .innerJoin(assessor, eq(assessor.staffId, staff.id))
    .where(and(eq(staff.city, city), eq(staff.role, 'assessor'), isNotNull(staff.joinedAt), isNull(staff.endedAt)))
    .orderBy(asc(staff.createdAt), asc(staff.id))
  const today = chinaDay(now.getTime())
  return orgs.map(({ id, name, phone, blacklistedOn }) => ({
    ...{ id, name, phone, fault: blacklistedOn === null ? null : '已经停止接单' },
    assessors: people
      .filter(({ row }) => row.providerId === id)
      .map(({ row, assessor: { medical, validTo } }) => ({
        ...{ id: row.id, name: staffSecret(keyring, row).name, medical, validTo, that: 0 },
        fault: validTo < today ? '评估员资格已经过期' : null,
      })),
  }))
}
