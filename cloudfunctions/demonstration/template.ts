import type { FacilityService, FacilityType, HolidayHabit, Need, OpenSpan } from '@/domain/facility/facility'
import type { Random } from './random'

/** One kind of place that a generated register has. */
export interface Template {
  readonly type: FacilityType
  /** One of the city's names of the type, where it has that; else its first. */
  readonly called?: string
  readonly needs: readonly Need[]
  /** Whose name stands before the suffix: the county's, the town's, or a word over the door. */
  readonly named: 'county' | 'town' | 'word'
  readonly suffix: string | ((town: string) => string)
  /** Hours, of which one is drawn; an empty one is not known. */
  readonly hours: readonly (readonly OpenSpan[])[]
  /** What it does on public holidays, of which one is drawn. */
  readonly holidays: readonly HolidayHabit[]
  readonly services: (random: Random) => FacilityService[]
  /** Square metres, lowest and highest. */
  readonly area?: readonly [number, number]
  readonly beds?: readonly [number, number]
  readonly cooks?: boolean
  /** Somebody is cared for there: it has an operator, a mode, perhaps a grade and a filing. */
  readonly cares?: boolean
  readonly functions?: { readonly basic: readonly string[]; readonly extra: readonly string[] }
  /** A van that goes round the county's towns. */
  readonly van?: string
  readonly openTo: string
  readonly favours?: readonly string[]
  /** How far from its town's middle it lies, metres; `home` is beside one of the town's communities. */
  readonly reach: readonly [number, number] | 'home'
}

export const ALL = '附近的老人,子女也可以陪同'
export const EVERYBODY = '所有人'
export const HOUSED = '需要长期照护的老人'
