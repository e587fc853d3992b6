import { calledOf } from '@/client/for-whom'
import { Notice } from '@/ui'
import type { Judged } from './judged'

/**
 * Somebody who lives elsewhere reads a city's answer: its documents seldom say that one must live there, and seldom mean
 * anything else. Said once, on top, and not item by item.
 */
export function LivesElsewhere({ judged: { pack, person, facts } }: { readonly judged: Judged }) {
  const home = facts.residence?.value
  if (home === undefined || home.startsWith(pack.code)) return null
  return (
    <Notice tone="wait">
      {calledOf(person)}不住在{pack.name}。这里的多数项目是给住在本市、户口在本市的老人的,下面的结果先打 12349
      问清楚再算数。
    </Notice>
  )
}
