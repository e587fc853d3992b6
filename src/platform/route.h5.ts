import { unavailable, type Outcome } from './outcome'
import type { Destination } from './route'

export type { Destination }

/** A browser on its own network has no map to hand over to: the button is left out. */
export const canShowRoute = false

export async function showRoute(_to: Destination): Promise<Outcome> {
  return unavailable
}
