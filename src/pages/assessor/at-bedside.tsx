import type { ReactNode } from 'react'
import { useAtWork } from '@/client/desk'
import { useKeptVisits } from '@/client/assessor-kept'
import { AtDesk } from '../desk/at-desk'

/**
 * Pages of an assessor. Where the cloud cannot be asked who works here, and no answer of before is left, the list that it gave this
 * account says so: without a network nobody may be kept from the form.
 */
export function AtBedside({ children }: { readonly children: (account: string) => ReactNode }) {
  const { account, staff } = useAtWork()
  const kept = useKeptVisits(account)
  if (account !== undefined && staff === undefined && kept) return children(account)
  return <AtDesk role="assessor">{(_staff, mine) => children(mine)}</AtDesk>
}
