import { and, eq, inArray, sql } from 'drizzle-orm'
import type { CaseCard } from '@/contract/care'
import type { Tx } from '../database/database'
import { assessment, assessmentVisit, provider } from '../database/schema'
import type { CaseOwner, CaseRow } from '../runtime/cases'
import type { Keyring } from '../runtime/keyring'

/** How far an assessment is, as the list of her affairs says it. */
type Stage = NonNullable<CaseCard['assessment']>

interface Affair {
  readonly row: Pick<CaseRow, 'id' | 'kind' | 'state'>
  readonly owner: CaseOwner
}

const isUnderWay = ({ row, owner }: Affair): boolean =>
  row.kind === 'assessment' && row.state !== 'withdrawn' && row.state !== 'closed' && Boolean(owner.wrappedKey)

/**
 * How far the assessments of a list are, by case: the case itself knows only that somebody has it, and not that two people come
 * on Thursday at half past nine. In one question; for her side alone, as it says where she is.
 */
export async function stagesOf(
  tx: Tx,
  keyring: Keyring,
  affairs: readonly Affair[],
): Promise<ReadonlyMap<string, Stage>> {
  const owners = new Map(affairs.filter(isUnderWay).map(({ row, owner }) => [row.id, owner]))
  if (owners.size === 0) return new Map()
  const rows = await tx
    .select({
      ...{ caseId: assessment.caseId, state: assessment.state, sealed: assessment.sealed, org: provider.name },
      ...{ phone: provider.phone, day: assessmentVisit.day },
      from: sql<string | Date | null>`lower(${assessmentVisit.during})`,
      to: sql<string | Date | null>`upper(${assessmentVisit.during})`,
    })
    .from(assessment)
    .leftJoin(assessmentVisit, and(eq(assessmentVisit.id, assessment.visitId), assessmentVisit.active))
    .leftJoin(provider, eq(provider.id, assessmentVisit.providerId))
    .where(inArray(assessment.caseId, [...owners.keys()]))
  return new Map(
    rows.map(({ caseId, state, sealed, org, phone, day, from, to }): [string, Stage] => {
      const owner = owners.get(caseId)
      if (state !== 'appointed' || !owner || !day || !from || !to) return [caseId, { state, visit: null }]
      const where = addressIn(keyring, owner, sealed)
      const visit = { day, from: instant(from), to: instant(to), where, org: org ?? '', phone: phone ?? '' }
      return [caseId, { state, visit }]
    }),
  )
}

const instant = (moment: string | Date): string => new Date(moment).toISOString()

/** Where they come to, as she or who stands for her wrote it. */
function addressIn(keyring: Keyring, { id, wrappedKey }: CaseOwner, sealed: Uint8Array): string {
  const { wishes } = keyring.open(id, { wrappedKey, sealed }) as { readonly wishes?: { readonly address?: string } }
  return wishes?.address ?? ''
}
