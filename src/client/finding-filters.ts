import type { FacilityFilters } from '@/contract/facility'
import type { Need } from '@/domain/facility/facility'
import { PACES, type Pace } from '@/domain/facility/walk'
import { isRealDay } from '@/domain/person/date'
import { hasTexts, isRecord } from './shapes'
import { createStore } from './store'

/** What narrows the list and the map. Null: it does not matter. */
export interface Filters {
  readonly open: 'now' | { readonly on: string } | null
  /** Only what is walked to in these minutes. */
  readonly within: number | null
  /** At least this level, 1 … 5. */
  readonly grade: number | null
  /** Fen. */
  readonly mostFen: number | null
  /** A street or town; `county` is the six-digit code it belongs to. */
  readonly town: { readonly county: string; readonly name: string } | null
}

export const NO_FILTERS: Filters = { open: null, within: null, grade: null, mostFen: null, town: null }

const isCount = (kept: unknown, least: number, most: number): boolean =>
  kept === null || (Number.isInteger(kept) && Number(kept) >= least && Number(kept) <= most)

const isOpenWish = (kept: unknown): boolean =>
  kept === null || kept === 'now' || (isRecord(kept) && isRealDay(String(kept['on'])))

const isFilters = (kept: unknown): boolean =>
  isRecord(kept) &&
  isOpenWish(kept['open']) &&
  isCount(kept['within'], 1, 60) &&
  isCount(kept['grade'], 1, 5) &&
  isCount(kept['mostFen'], 0, MOST_FEN) &&
  (kept['town'] === null || hasTexts(kept['town'], 'county', 'name'))

/** As much as the server takes. */
export const MOST_FEN = 100_000_000

export const filters = createStore<Filters>(NO_FILTERS, 'map-filters', isFilters)

export const setFilters = (some: Partial<Filters>): void => filters.set({ ...filters.get(), ...some })

/** Takes the conditions away. */
export const clearFilters = (): void => filters.set(NO_FILTERS)

/** What of it counts in a county today: a street of another one, or a day that is over, narrows nothing. */
export function livingFilters(
  kept: Filters,
  { county, today }: { readonly county: string | undefined; readonly today: string },
): Filters {
  const { open, town } = kept
  return {
    ...kept,
    open: open !== null && open !== 'now' && open.on < today ? null : open,
    town: town?.county === county ? town : null,
  }
}

/** Whether anything narrows the list. */
export const isNarrowed = (conditions: Filters): boolean =>
  Object.values(conditions).some((condition) => condition !== null)

/** What is looked for besides the conditions. */
export interface Wish {
  readonly need: Need
  /** Names, pinyin or initials; empty: everything. */
  readonly words: string
  /** Words are looked for among everything, whatever one comes for. */
  readonly everywhere: boolean
}

/** What list and map ask the server alike. */
export function askedFilters(
  { open, grade, mostFen, town }: Filters,
  { need, words, everywhere }: Wish,
): FacilityFilters {
  return {
    ...(words !== '' && everywhere ? {} : { need }),
    ...(words !== '' && { words }),
    ...(open !== null && { open }),
    ...(grade !== null && { grade }),
    ...(mostFen !== null && { mostFen }),
    ...(town && { county: town.county, town: town.name }),
  }
}

/** Metres a minute that the server has to be told; undefined: the city's own pace. */
export const askedPace = (pace: Pace = 'usual'): number | undefined =>
  pace === 'usual' ? undefined : PACES.find(({ value }) => value === pace)?.metresPerMinute
