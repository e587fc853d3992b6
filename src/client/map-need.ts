import type { Need } from '@/domain/facility/facility'
import { createShared, createStore } from './store'

/** What people come to the map for; another page sets it before it opens the tab, which takes no parameters. */
export const mapNeed = createStore<Need>('eat')

/** Whether the map strip is drawn; the list tells the same. */
export const mapShown = createStore(true, 'map-shown', (kept) => typeof kept === 'boolean')

/** Looking for a place by its name, on the map. */
export interface NameSearch {
  /** Whose search it is, and where: what was typed for another person, or in another city, finds nothing here. */
  readonly of: string
  /** The field is on the page. */
  readonly shown: boolean
  readonly typed: string
  /** Words are looked for among everything, whatever one comes for. */
  readonly everywhere: boolean
}

const NO_SEARCH: NameSearch = { of: '', shown: false, typed: '', everywhere: false }

const nameSearch = createShared(NO_SEARCH)

export const clearNameSearch = (): void => nameSearch.set(NO_SEARCH)

/** The search as it counts for one person in one city, and how it is changed. */
export function useNameSearch(personId: string, city: string | null) {
  const of = `${personId}:${city ?? ''}`
  const kept = nameSearch.use()
  const search = kept.of === of ? kept : NO_SEARCH
  const change = (some: Partial<NameSearch>): void => nameSearch.set({ ...search, ...some, of })
  return { search, change }
}
