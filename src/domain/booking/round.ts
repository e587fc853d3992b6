import { metresBetween } from '../facility/distance'
import type { Place } from '../facility/facility'

/**
 * Minutes before and after a visit in which whoever goes is on the way and not elsewhere. One figure for all: ways within a street
 * by bicycle; a provider that needs longer ones offers its slots further apart.
 */
export const WAY_MINUTES = 20

const MINUTE_MS = 60_000

/** For how long a visit takes a worker's time, way included: `[start,end)` as the database has time ranges. */
export function visitSpan(starts: Date, ends: Date): string {
  const from = new Date(starts.getTime() - WAY_MINUTES * MINUTE_MS)
  const to = new Date(ends.getTime() + WAY_MINUTES * MINUTE_MS)
  return `[${from.toISOString()},${to.toISOString()})`
}

/** A stop of a round; null where nobody knows the point of its community. */
export interface Stop {
  readonly place: Place | null
}

/**
 * Stops in the order of the way: from the canteen to the nearest, from there to the nearest that is left, and so on. Those of one
 * community keep their order. Stops without a point come last, as they stood: nobody can say where they lie.
 */
export function inOrderOfWay<T extends Stop>(from: Place, stops: readonly T[]): T[] {
  const left = stops.filter(({ place }) => place !== null)
  const way: T[] = []
  let at = from
  while (left.length > 0) {
    const next = nearestTo(at, left)
    const [stop] = left.splice(next, 1)
    way.push(stop!)
    at = stop!.place!
  }
  return [...way, ...stops.filter(({ place }) => place === null)]
}

function nearestTo(at: Place, stops: readonly Stop[]): number {
  let nearest = 0
  let least = Infinity
  stops.forEach(({ place }, index) => {
    const metres = metresBetween(at, place!)
    if (metres < least) {
      nearest = index
      least = metres
    }
  })
  return nearest
}
