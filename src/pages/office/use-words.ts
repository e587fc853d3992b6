import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'

/**
 * Words that are being written in a case: they survive a lost session and a closed page.
 * @param kind of which act
 */
export function useWords(caseId: string, kind: string): readonly [words: string, set: (words: string) => void] {
  const words = caseDrafts.use()[`${caseId}:${kind}`] ?? ''
  return [words, (typed) => keepCaseDraft(caseId, kind, typed)]
}
