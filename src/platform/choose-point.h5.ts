import { unavailable, type Outcome } from './outcome'

/** As `choose-point.ts`. */
export interface ChosenPoint {
  readonly lng: number
  readonly lat: number
  readonly name: string
}

/** Taro's own page for it loads another host's script with a key that is not ours; a browser has the map's middle instead. */
export const canChoosePoint = (): boolean => false

export async function choosePoint(_near?: {
  readonly lng: number
  readonly lat: number
}): Promise<Outcome<ChosenPoint>> {
  return unavailable
}
