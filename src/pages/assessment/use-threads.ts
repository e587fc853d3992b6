import type { AssessmentThread } from '@/contract/assessment/shapes'
import { isKnown, may, type ForWhom } from '@/client/for-whom'
import { session } from '@/client/session'
import { useAnswer } from '@/client/use-answer'

const NONE: readonly AssessmentThread[] = []

/** Her applications, latest first, as far as whoever looks may see them. */
export function useThreads(person: ForWhom): readonly AssessmentThread[] {
  const account = session.use()?.account.id ?? null
  const sees = account !== null && isKnown(person) && may(person, 'view')
  return useAnswer('assessment', 'assessments', {}, sees ? account : null, { for: person.id }).data?.threads ?? NONE
}
