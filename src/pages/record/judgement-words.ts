import type { SavedJudgementCard } from '@/contract/account'
import { cityName } from '@/client/city'
import { longDay } from '../words'

/** «2026年11月22日 周日,按 临汾 的政策» */
export const judgedWords = ({ on, city }: SavedJudgementCard): string =>
  `${longDay(on)},按 ${cityName(city) || '当时'} 的政策`

/** «可以享受 6 项,3 项还说不准» */
export function countWords({ verdicts }: SavedJudgementCard): string {
  const yes = verdicts.filter(({ verdict }) => verdict === 'yes').length
  const unknown = verdicts.filter(({ verdict }) => verdict === 'unknown').length
  return `条件对得上 ${yes} 项${unknown > 0 ? `,${unknown} 项还说不准` : ''}`
}
