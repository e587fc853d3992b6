import type { ElderCard } from '@/contract/care/elders'
import type { WireError } from '@/contract'
import { useVisitPlan } from '@/client/visit-plan'
import { useAnswer, type Read } from '@/client/use-answer'
import { placeAgreedIn } from './visit-form'

/** Who a page of the desk is about, by name. */
export interface NamedElder {
  readonly name?: string
  readonly phone?: string | null
  /** She agrees that her place is kept; undefined where that is not known. */
  readonly placeAgreed?: boolean
  readonly loading: boolean
  readonly error?: WireError
  readonly retry: () => void
}

/** One elder’s card: every opening is a line in «谁看过». @param person null waits */
export const useElder = (account: string, person: string | null): Read<{ elder: ElderCard }> =>
  useAnswer('care', 'elder', { person: person ?? '' }, person === null ? null : account)

/** Her name from the route where she is on it, so that her card is not opened for a name; else from the card. */
export function useNamedElder(account: string, person: string): NamedElder {
  const plan = useVisitPlan(account)
  const due = plan.data?.due.find((one) => one.person === person)
  const card = useElder(account, due || person === '' || plan.loading ? null : person)
  const elder = card.data?.elder
  return {
    name: due?.name ?? elder?.name,
    phone: due?.phone ?? elder?.phone,
    placeAgreed: placeAgreedIn(due, elder),
    loading: plan.loading || card.loading,
    error: due ? undefined : card.error,
    retry: card.retry,
  }
}
