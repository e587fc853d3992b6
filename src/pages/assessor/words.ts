import type { VisitCard } from '@/contract/assessment/shapes'
import type { MyVisit } from '@/contract/assessment/visits'
import { CHINA_AHEAD_MS } from '@/domain/person/date'
import type { Tone } from '@/ui'
import { fullDay } from '../words'

/** What assessors read at a door: short. */

const SEX_WORDS = { male: '男', female: '女' } as const

/** «王秀英,女,82岁» */
export const whoWords = ({ person: { name, sex, age } }: Pick<MyVisit, 'person'>): string =>
  [name, sex && SEX_WORDS[sex], age !== null && `${age}岁`].filter(Boolean).join(',')

/** «09:30», in China. @param at milliseconds since 1970 */
export const clockAt = (at: number): string => new Date(at + CHINA_AHEAD_MS).toISOString().slice(11, 16)

/** «09:30–11:00»; nothing while no day is fixed. */
export const hoursWords = ({ from, to }: Pick<VisitCard, 'from' | 'to'>): string =>
  from && to ? `${clockAt(Date.parse(from))}–${clockAt(Date.parse(to))}` : ''

/** «11月23日 周一 09:30–11:00» */
export const whenWords = (visit: Pick<VisitCard, 'day' | 'from' | 'to'>): string =>
  visit.day ? `${fullDay(visit.day)} ${hoursWords(visit)}` : '还没约时间'

/** «第一次评» or «提了异议,第二次评» */
export const roundWords = ({ round }: Pick<VisitCard, 'round'>): string =>
  round === 1 ? '第一次评' : '提了异议,第二次评'

/** Whether what was tapped lies on the phone. @param loose taps that a full one did not take @param unsent of all */
export function keptWords(loose: number, unsent: number): string {
  if (loose > 0) return `手机存不下了,有 ${loose} 条退出就没了。先别退出:清掉一些照片或聊天记录,再点一项`
  return unsent > 0 ? `存好了,还有 ${unsent} 条没传` : '存好了'
}

/** Said where a signed form, or why there is none, waits in an app that the phone has no room for. */
export const NO_ROOM = '手机存不下了,这一份还没存住:先别退出,到有网的地方交上去再关。'

/** How a visit stands between this phone and the cloud. */
export interface SyncState {
  readonly words: string
  readonly tone: Tone
}

interface Sync {
  readonly state: MyVisit['state']
  /** Taps that the cloud has not taken. */
  readonly taps: number
  /** What ends the visit waits for a network. */
  readonly ending: boolean
  /** The form is on this phone; null where it need not be yet. */
  readonly kept: boolean | null
  /** Taps that the cloud has. */
  readonly sent: number
}

export function syncState({ state, taps, ending, kept, sent }: Sync): SyncState {
  if (taps > 0) return { words: `还有 ${taps} 条没传`, tone: 'wait' }
  if (ending) return { words: '等有网交上去', tone: 'wait' }
  if (state === 'signed') return { words: '签好了,已交', tone: 'good' }
  if (state === 'to-appoint') return { words: '等约时间', tone: 'wait' }
  if (kept === false) return { words: '表还没存到手机', tone: 'wait' }
  if (sent > 0) return { words: '都传好了', tone: 'good' }
  return { words: kept ? '没网也能填' : '还没评', tone: 'info' }
}
