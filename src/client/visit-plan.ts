import { useEffect } from 'react'
import type { ActionOutput } from '@/contract'
import { hasTexts, isRecord } from './shapes'
import { createStore } from './store'
import { useAnswer, type Read } from './use-answer'

/**
 * 探访名单, kept for a day without a signal. Copies of answers are few and the oldest make room; a worker who opens thirty cards in a
 * morning would have pushed out the very list that led her there.
 */

export type VisitPlan = ActionOutput<'care', 'visitPlan'>

interface KeptPlan {
  readonly account: string
  readonly plan: VisitPlan
}

const isKept = (kept: unknown): boolean =>
  kept === null || (hasTexts(kept, 'account') && isRecord(kept) && isRecord(kept['plan']))

const keptPlan = createStore<KeptPlan | null>(null, 'desk-plan', isKept)

/** The desk closes: nobody's door stays on this phone. */
export const forgetVisitPlan = (): void => keptPlan.clear()

/** The plan of whoever is at the desk; the last one where there is no signal. @param account null waits */
export function useVisitPlan(account: string | null): Read<VisitPlan> {
  const read = useAnswer('care', 'visitPlan', {}, account)
  const kept = keptPlan.use()
  const { data } = read
  useEffect(() => {
    if (account !== null && data && JSON.stringify(keptPlan.get()?.plan) !== JSON.stringify(data))
      keptPlan.set({ account, plan: data })
  }, [account, data])
  const last = kept?.account === account ? kept.plan : undefined
  const shown = data ?? last
  return { ...read, data: shown, loading: shown === undefined && read.loading }
}
