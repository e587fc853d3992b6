import type { ActionOutput } from '@/contract'
import { beyond, percentWithin, type Covered } from '@/domain/facility/coverage'
import type { Need } from '@/domain/facility/types'
import { grouped } from '@/domain/operator/words'
import { NEEDS } from '../needs'

/** Coverage, targets and the register in words: short, as a report to a bureau says them. */

export type CoverageAnswer = ActionOutput<'facility', 'coverage'>
export type CommunityLine = ActionOutput<'facility', 'coverageOf'>['communities'][number]
export type Target = ActionOutput<'facility', 'targets'>['targets'][number]

/** «1,234 人» */
export const people = (count: number): string => `${grouped(count)} 人`

export const needWords = (need: Need): string => NEEDS.find(({ value }) => value === need)?.label ?? need

/** Minutes that may be chosen. */
export const CIRCLES = ['10', '15', '20'] as const
export type CircleChoice = (typeof CIRCLES)[number]
export const CIRCLE_CHIPS = CIRCLES.map((value) => ({ value, label: `走 ${value} 分钟` }))

/** The choice in an address; 15, of which most documents speak, for anything else. */
export const circleIn = (text: string | undefined): CircleChoice => CIRCLES.find((value) => value === text) ?? '15'

/** «62%»; why there is none, where there is none. */
export function shareWords(sum: Pick<Covered, 'communities' | 'elders' | 'within'>): string {
  const percent = percentWithin(sum)
  if (percent !== null) return `${percent}%`
  return sum.communities === 0 ? '没有社区' : '没登记人数'
}

/** «1,234 人走不到» */
export function beyondWords(sum: Pick<Covered, 'elders' | 'within'>): string {
  if (sum.elders === 0) return ''
  return beyond(sum) === 0 ? '都走得到' : `${people(beyond(sum))}走不到`
}

/** How a walk was reckoned, and what the figures leave out. */
export const reckonedWords = ({ minutes, pace, detour }: Pick<CoverageAnswer, 'minutes' | 'pace' | 'detour'>): string =>
  `走得到:${minutes} 分钟以内走到最近的一处。按每分钟走 ${pace} 米、路弯算 ${detour} 倍估算,一个社区当成一个点。本市别的县(市、区)的地方也算,外市的不算:靠近市界的老人,实际可能更近。`

/** What the figures of 上门 mean; empty where it is none of the needs shown. */
export const visitWords = (needs: readonly Need[]): string =>
  needs.includes('visit') ? '上门算的是走到服务点的路。服务的人会到家里来,走不到的老人也可能有人上门。' : ''

/** «有 3 个社区没登记老人数,没算进人数»; empty where all are counted. */
export const uncountedWords = (count: number): string =>
  count === 0 ? '' : `有 ${grouped(count)} 个社区没登记老人数,没有算进人数里。`

/** «走 22 分钟,走不到» */
export function reachWords({ nearest }: Pick<CommunityLine, 'nearest'>): string {
  if (!nearest) return '全市没有,走不到'
  return `走 ${grouped(nearest.minutes)} 分钟,${nearest.within ? '走得到' : '走不到'}`
}

export const eldersWords = (elders: number | null): string => (elders === null ? '没登记' : people(elders))

/** «137 个里有 85 个达到(62%)» */
export function targetWords({ met, streets }: Pick<Target, 'met' | 'streets'>): string {
  const percent = percentWithin({ elders: streets.length, within: met })
  const share = percent === null ? '' : `(${percent}%)`
  return `${grouped(streets.length)} 个里有 ${grouped(met)} 个达到${share}`
}

/** «还差 11 个»; «够了» once the promise is kept. */
export const lackWords = ({ met, needed }: Pick<Target, 'met' | 'needed'>): string =>
  met >= needed ? `够了:要 ${grouped(needed)} 个` : `要 ${grouped(needed)} 个,还差 ${grouped(needed - met)} 个`
