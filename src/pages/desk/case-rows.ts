import type { CaseCard } from '@/contract/care'
import { STATE_WORDS } from '@/domain/case/progress'
import { fullDay } from '../words'

/** A case as a worker's list says it. */

/** By when it is to be answered; how it ended, once it is. */
export function dueWords({ state, promisedOn, overdue }: Pick<CaseCard, 'state' | 'promisedOn' | 'overdue'>): string {
  if (state !== 'waiting' && state !== 'taken') return STATE_WORDS[state]
  if (promisedOn === null) return '还没定日子'
  return overdue ? `过期:说好 ${fullDay(promisedOn)}` : fullDay(promisedOn)
}

/** Who has it by name; nobody yet is said as such. */
export const holderWords = ({ state, holder }: Pick<CaseCard, 'state' | 'holder'>): string =>
  holder.byName ? holder.name : state === 'waiting' ? '还没人接' : ''
