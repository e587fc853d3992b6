import { inArray } from 'drizzle-orm'
import type { ResultCard } from '@/contract/assessment/shapes'
import type { Tx } from '../../database/database'
import { assessmentVisit } from '../../database/schema'
import type { Keyring } from '../../runtime/keyring'
import { resultCard, resultsOf } from './cards'
import type { Loaded } from './load'
import type { ResultRow } from './secret'

/** Results that she was told, latest first: the one that counts, and those whose place it took. What the office let not stand is none. */
export async function toldResults(
  tx: Tx,
  keyring: Keyring,
  { assessment, owner }: Pick<Loaded, 'assessment' | 'owner'>,
): Promise<ResultCard[]> {
  const told = chainFrom(assessment.resultId, await resultsOf(tx, assessment.id))
  if (told.length === 0) return []
  const visits = await tx
    .select({ id: assessmentVisit.id, round: assessmentVisit.round })
    .from(assessmentVisit)
    .where(
      inArray(
        assessmentVisit.id,
        told.map(({ visitId }) => visitId),
      ),
    )
  return told.flatMap((row) => {
    const round = visits.find(({ id }) => id === row.visitId)?.round ?? 1
    const isOver = row.id !== assessment.resultId || assessment.state === 'superseded'
    return resultCard(keyring, owner, row, round, isOver) ?? []
  })
}

function chainFrom(id: string | null, rows: readonly ResultRow[]): ResultRow[] {
  const row = rows.find((one) => one.id === id)
  return row ? [row, ...chainFrom(row.supersedes, rows)] : []
}
