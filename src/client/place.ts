import { hasTexts } from './shapes'
import { createStore } from './store'

/** A point that distances are counted from, chosen by hand: WeChat grants no location for «what is near». */
export interface ChosenPlace {
  readonly name: string
  /** Six-digit county code. */
  readonly county: string
  /** GCJ-02 degrees. */
  readonly lng: number
  readonly lat: number
}

/** Null: count from the community of the person one acts for. */
export const chosenPlace = createStore<ChosenPlace | null>(
  null,
  'place',
  (kept) => kept === null || hasTexts(kept, 'name', 'county'),
)
