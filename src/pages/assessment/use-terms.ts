import type { ActionOutput } from '@/contract'
import type { TermsCard } from '@/contract/assessment/shapes'
import { useAnswer, type Read } from '@/client/use-answer'

interface TermsRead extends Read<ActionOutput<'assessment', 'terms'>> {
  readonly terms?: TermsCard
}

/** What a city has decided about assessments: what anybody may read. Null waits. */
export function useTerms(city: string | null | undefined): TermsRead {
  const read = useAnswer('assessment', 'terms', { city: city ?? '' }, city ? 'anyone' : null)
  return { ...read, terms: read.data?.terms }
}
