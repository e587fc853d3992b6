import type { Place } from './facility'

/** The mean radius of the earth. */
export const EARTH_METRES = 6_371_008
const RADIANS = Math.PI / 180
const METRES_PER_DEGREE = EARTH_METRES * RADIANS

/** Straight metres between two places of one datum (haversine on a sphere, within 0.5 %). */
export function metresBetween(a: Place, b: Place): number {
  const north = Math.sin(((b.lat - a.lat) * RADIANS) / 2) ** 2
  const east = Math.sin(((b.lng - a.lng) * RADIANS) / 2) ** 2
  const h = north + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * east
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

export interface Box {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

/** The box whose sides are at least `metres` away from its centre. Degrees. */
export function boxAround({ lng, lat }: Place, metres: number): Box {
  const high = metres / METRES_PER_DEGREE
  // The side nearer to the pole is the shorter one: measured there, no side comes too close.
  const wide = high / Math.cos((Math.abs(lat) + high) * RADIANS)
  return { west: lng - wide, east: lng + wide, south: lat - high, north: lat + high }
}
